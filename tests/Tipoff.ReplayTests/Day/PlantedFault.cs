namespace Tipoff.ReplayTests.Day;

/// <summary>Something that goes wrong in a lived world, and how it is mended again.</summary>
/// <param name="Name">What went wrong, in words.</param>
/// <param name="At">Hour, or an asterisk for any of the working day, and minute of New York at which it does; the next such moment is waited for.</param>
/// <param name="Incident">What has to be raised: rule/subject severity.</param>
/// <param name="Plant">Statements behind the back of everybody.</param>
/// <param name="Mend">Statements that undo it.</param>
sealed record PlantedFault(string Name, string At, string Incident, IReadOnlyList<string> Plant, IReadOnlyList<string> Mend)
{
    /// <summary>Minutes after which it has to be raised; two looks at most, unless the rule is patient or waits for a nightly pass.</summary>
    public double MinutesMost { get; init; } = 45;

    /// <summary>Only on a day with games ahead.</summary>
    public bool NeedsGames { get; init; }

    /// <summary>The twenty of the test.</summary>
    /// <param name="past">Game dates of this season that are over, newest first.</param>
    /// <param name="old">Those of the season before, newest first.</param>
    /// <param name="tonight">The date of games that are still to come.</param>
    public static IReadOnlyList<PlantedFault> All(IReadOnlyList<string> past, IReadOnlyList<string> old, string tonight) =>
    [
        Gone("precompute.player_composite_factors", old[0]),
        Gone("analytics.player_game_summary", old[1]),
        new("rows of an old date vanish behind the ledger's back", "20:20", $"gaps/{old[2]} critical", Hidden("analytics.player_game_summary", old[2]), [.. Back("analytics.player_game_summary"), $"update orchestration.cells set updated_at = (select max(decided_at) from orchestration.decisions) where table_name = 'analytics.player_game_summary' and partition = '{old[2]}'"]) { MinutesMost = 60 * 11 },
        new("rows of the last date vanish behind the ledger's back", "*:20", $"last_games/{past[0]} critical", Hidden("analytics.player_game_summary", past[0]), Back("analytics.player_game_summary")),
        Lost("failed_terminal", "given up after 5 tries: a fault", old[3]),
        Lost("quarantined", "a check of severity error", old[4]),
        new("a source sends rows that break a check", "*:20", $"quarantine/raw.nbac_schedule {past[1]} warning",
            [$"insert into orchestration.quarantine (table_name, partition, check_name, rejected_at) select 'raw.nbac_schedule', '{past[1]}', 'no date', max(decided_at) from orchestration.decisions"],
            ["delete from orchestration.quarantine where check_name = 'no date'"]),
        Decided("post_game_3", "RUN", "failed"),
        Decided("referee_discovery", "ABORT", null),
        new("a workflow was paused a day ago and forgotten", "*:20", "pauses/late_facts warning",
            ["insert into orchestration.pauses (workflow, reason, paused_at) select 'late_facts', 'looking', max(decided_at) - interval '25' hour from orchestration.decisions"],
            ["delete from orchestration.pauses"]),
        Refused("one_site", 12, 12, "critical"),
        Refused("other_site", 8, 6, "warning"),
        new("a parser loses a field", "*:20", "columns/usage_rate critical", Altered("usage_rate = null", $">= '{past[0]}'"), Restored($">= '{past[0]}'")),
        new("boxes are doubled", "*:20", $"averages/{past[0]} warning", Altered("points = 2 * points", $"= '{past[0]}'"), Restored($"= '{past[0]}'")),
        new("a source of lines falls silent", "*:20", "silent_sources/raw.sportsbook_player_points warning",
            HiddenCells("raw.sportsbook_player_points", past[1]),
            ["insert into orchestration.cells select * from hidden_cells", "drop table hidden_cells"]),
        new("a system says the same of everybody", "*:20", $"calls/moving_average {tonight} critical",
            ["create table hidden_points as select player_id, game_id, points from predictions.player_prop_predictions where system_id = 'moving_average'", $"update predictions.player_prop_predictions set points = 11 where system_id = 'moving_average' and game_date = '{tonight}'"],
            ["update predictions.player_prop_predictions p set points = h.points from hidden_points h where p.system_id = 'moving_average' and h.player_id = p.player_id and h.game_id = p.game_id", "drop table hidden_points"]) { NeedsGames = true },
        new("the model of the season is gone", "13:20", "champion/2024 critical",
            ["update orchestration.models set is_active = false where period = 2024"], ["update orchestration.models set is_active = true where period = 2024"]) { MinutesMost = 60 * 13 },
        new("a backfill breaks", "*:20", "runs/planted critical",
            ["insert into orchestration.runs (run, command, state, started_at, error) select 'planted', 'tipoff backfill --from D --to D', 'broken', max(decided_at), 'out of memory' from orchestration.decisions"],
            ["delete from orchestration.runs where run = 'planted'"]),
        new("a channel takes no message", "*:20", "messages/pager warning",
            ["insert into orchestration.notices (notice, channel, state, said_at, error) select 'planted', 'pager', 'given_up', max(decided_at) - interval '1' hour, 'answered 503' from orchestration.decisions"],
            ["delete from orchestration.notices where notice = 'planted'"]),
        new("a rule cannot look", "*:20", "blind_rules/quarantine critical",
            ["alter table orchestration.quarantine rename column check_name to gone"], ["alter table orchestration.quarantine rename column gone to check_name"]),
    ];

    /// <summary>The daemon that lives goes on in its own memory of the ledger: whoever looks from outside sees the hole.</summary>
    static PlantedFault Gone(string table, string date) => new(
        $"{table} of {date} is gone", "*:20", $"gaps/{date} critical", HiddenCells(table, date, "="), ["insert into orchestration.cells select * from hidden_cells", "drop table hidden_cells"]);

    static PlantedFault Lost(string presence, string reason, string date) => new(
        $"a cell ends as {presence}", "*:20", $"gaps/{date} critical",
        [.. HiddenCells("analytics.game_lines", date, "="), $"insert into orchestration.cells select * replace ('{presence}' as presence, '{reason}' as reason, 5 as attempt) from hidden_cells"],
        [$"delete from orchestration.cells where table_name = 'analytics.game_lines' and partition = '{date}'", "insert into orchestration.cells select * from hidden_cells", "drop table hidden_cells"]);

    static PlantedFault Decided(string workflow, string verdict, string? state) => new(
        $"{workflow} {(state is null ? "cannot decide" : "fails")} three times in a row", "*:20", $"last_runs/{workflow} critical",
        [$"insert into orchestration.decisions (workflow, scheduled_at, day, decided_at, verdict, reason, state) select '{workflow}', moment - i * interval '1' minute, cast(moment as date), moment - i * interval '1' minute, '{verdict}', 'planted', {(state is null ? "null" : $"'{state}'")} from (select max(decided_at) as moment from orchestration.decisions) m, range(3) r(i)"],
        ["delete from orchestration.decisions where reason = 'planted'"]);

    static PlantedFault Refused(string site, int requests, int refused, string severity) => new(
        $"{site} refuses {refused} of {requests} requests", "*:20", $"requests/{site} {severity}",
        [$"insert into orchestration.fetches (fetch_id, endpoint, site, outcome, reason, fetched_at) select 'planted' || i, '{site}.x', '{site}', case when i < {refused} then 'refused' else 'ok' end, 'status 403', max(decided_at) - interval '2' hour from orchestration.decisions, range({requests}) r(i) group by i"],
        ["delete from orchestration.fetches where fetch_id like 'planted%'"]);

    static string[] Hidden(string table, string date) => [$"create table hidden_rows as select * from {table} where game_date = '{date}'", $"delete from {table} where game_date = '{date}'"];

    static string[] Back(string table) => [$"insert into {table} select * from hidden_rows", "drop table hidden_rows"];

    static string[] HiddenCells(string table, string date, string comparison = ">=") =>
    [
        $"create table hidden_cells as select * from orchestration.cells where table_name = '{table}' and partition {comparison} '{date}'",
        $"delete from orchestration.cells where table_name = '{table}' and partition {comparison} '{date}'",
    ];

    static string[] Altered(string set, string dates) =>
        [$"create table hidden_rows as select * from analytics.player_game_summary where game_date {dates}", $"update analytics.player_game_summary set {set} where game_date {dates}"];

    static string[] Restored(string dates) => [$"delete from analytics.player_game_summary where game_date {dates}", .. Back("analytics.player_game_summary")];
}
