using System.Data.Common;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Monitoring;
using Tipoff.Tests.Engine.Warehouse;

namespace Tipoff.Tests.Nba.Monitoring;

public sealed class ServiceLevelsTests : IDisposable
{
    /// <summary>A Tuesday, noon in New York.</summary>
    static readonly DateTimeOffset Noon = new(2024, 12, 10, 17, 0, 0, TimeSpan.Zero);

    readonly EmptyWarehouse empty = new();
    readonly DbConnection connection;

    public ServiceLevelsTests() => connection = empty.Connection;

    public void Dispose() => empty.Dispose();

    [Fact]
    public void Where_nothing_happened_nothing_is_counted() => All().ShouldBeEmpty();

    [Fact]
    public void Names_are_unique_and_every_command_is_one_of_ours()
    {
        ServiceLevels.All.Select(level => level.Name).ShouldBeUnique();
        ServiceLevels.All.Select(level => level.Command(new DateOnly(2024, 12, 10), new DateOnly(2024, 12, 8))).ShouldAllBe(command => command.StartsWith("tipoff ") && !command.Contains('@'));
    }

    /// <summary>Two games on the sixth, there by morning; two on the seventh, the second of them two days late; one on the eighth, never; one yesterday, whose day is not over.</summary>
    [Fact]
    public void A_night_is_fresh_when_the_last_of_its_games_is_there_within_a_day()
    {
        Run("insert into reference.games (game_id, game_date, season_year, season_type, tipoff_at) values ('a', '2024-12-06', 2024, 'regular', timestamptz '2024-12-07 00:00:00+00'), ('b', '2024-12-06', 2024, 'regular', timestamptz '2024-12-07 03:00:00+00'), "
            + "('c', '2024-12-07', 2024, 'regular', timestamptz '2024-12-08 00:00:00+00'), ('d', '2024-12-07', 2024, 'regular', timestamptz '2024-12-08 00:00:00+00'), ('e', '2024-12-08', 2024, 'regular', timestamptz '2024-12-09 00:00:00+00'), ('f', '2024-12-09', 2024, 'regular', timestamptz '2024-12-10 00:00:00+00')");
        Step("analytics.player_game_summary", "2024-12-06", "r1", "2024-12-07 12:00:00");
        Step("analytics.player_game_summary", "2024-12-07", "r2", "2024-12-08 12:00:00");
        Step("analytics.player_game_summary", "2024-12-07", "r3", "2024-12-10 12:00:00");
        Attempt("analytics.player_game_summary", "2024-12-07", "r2", 1, "waiting_upstream", "2024-12-08 12:00:00");
        Days("freshness").ShouldBeEmpty("no daemon has served here: nobody promised anything");

        Decided("grade", "RUN", "done", "2024-12-06 12:00:00");

        Days("freshness").ShouldBe(["2024-12-06 2/2", "2024-12-07 0/2", "2024-12-08 0/1"]);
    }

    [Fact]
    public void Due_cells_are_those_of_the_lock_that_are_served()
    {
        Run("insert into orchestration.daily_expectations (day, due, table_name, units) select '2024-12-08', 'late', t, 1 from (values ('x.a'), ('x.b'), ('x.c'), ('x.d')) v(t)");
        Run("insert into orchestration.daily_expectations (day, due, table_name, units) values ('2024-12-10', 'late', 'x.a', 1)");
        Run("insert into orchestration.cells (table_name, partition, presence, row_count) values ('x.a', '2024-12-08', 'ok', 1), ('x.b', '2024-12-08', 'skipped_by_rule', 0), ('x.c', '2024-12-08', 'failed_retryable', 1)");

        Days("due cells").ShouldBe(["2024-12-08 2/4"], "the tenth is not over");
    }

    [Fact]
    public void A_request_belongs_to_its_day_in_New_York()
    {
        Run("insert into orchestration.fetches (endpoint, outcome, fetched_at) values ('e', 'ok', timestamptz '2024-12-10 04:59:00+00'), ('e', 'refused', timestamptz '2024-12-10 05:01:00+00'), ('e', 'no_data', timestamptz '2024-12-10 06:00:00+00'), ('e', 'ok', timestamptz '2024-12-10 18:00:00+00')");

        Days("requests").ShouldBe(["2024-12-09 1/1", "2024-12-10 1/2"], "the last is still to come");
    }

    /// <summary>Ten cells in one step, of which one waited; one that threw; one that was made at its second try.</summary>
    [Fact]
    public void Only_what_was_made_without_a_failure_before_counts_as_the_first_try()
    {
        Step("analytics.game_lines", "2024-12-01", "r1", "2024-12-09 12:00:00", cells: 10, last: "2024-12-08");
        Attempt("analytics.game_lines", "2024-12-05", "r1", 1, "waiting_upstream", "2024-12-09 12:00:00");
        Attempt("precompute.player_daily_cache", "2024-12-05", "r1", 1, "failed_retryable", "2024-12-09 12:00:00");
        Attempt("precompute.player_daily_cache", "2024-12-05", "r2", 2, "ok", "2024-12-09 13:00:00");
        Step("precompute.player_daily_cache", "2024-12-05", "r2", "2024-12-09 13:00:00");
        Step("raw.nbac_schedule", "2024-12-05", "r2", "2024-12-09 13:00:00");

        Days("first try").ShouldBe(["2024-12-09 9/10"]);
    }

    [Fact]
    public void Values_that_are_missing_are_counted_column_by_column()
    {
        Run("insert into analytics.player_game_summary (player_id, game_id, game_date, points, minutes_played, usage_rate) values (1, 'g', '2024-12-09', 10, 30, 20), (2, 'g', '2024-12-09', 10, 30, null)");
        Run("insert into precompute.ml_feature_store (player_id, game_id, game_date, games_played_season) values (1, 'g', '2024-12-09', 9), (2, 'g', '2024-12-09', 10)");

        Days("critical columns").ShouldBe(["2024-12-09 5/6"]);
        Days("features").ShouldBe(["2024-12-09 0/25"], "who has hardly played does not count");
    }

    [Fact]
    public void A_backfills_speed_is_in_dates_an_hour_and_the_daemons_own_runs_are_none()
    {
        Run("insert into orchestration.runs (run, command, started_at, seconds) values ('r1', 'tipoff backfill', timestamptz '2024-12-09 12:00:00+00', 1800), ('r2', 'tipoff serve', timestamptz '2024-12-09 12:00:00+00', 3600)");
        Step("analytics.player_game_summary", "2024-11-01", "r1", "2024-12-09 12:00:00", cells: 20, last: "2024-11-20");
        Step("analytics.player_game_summary", "2024-11-01", "r2", "2024-12-09 12:00:00");

        Days("backfill speed").ShouldBe(["2024-12-09 20/0.5"]);
    }

    [Fact]
    public void Predictions_are_judged_by_the_champion_and_by_the_time_of_their_batches()
    {
        Run("insert into predictions.prediction_accuracy (player_id, game_id, system_id, game_date, absolute_error) values (1, 'g', 'xgboost', '2024-12-09', 4), (2, 'g', 'xgboost', '2024-12-09', 5.5), (3, 'g', 'xgboost', '2024-12-09', null), (1, 'g', 'similarity', '2024-12-09', 20)");
        Step("predictions.player_prop_predictions", "2024-12-09", "r1", "2024-12-09 12:00:00", seconds: 59);
        Step("predictions.player_prop_predictions", "2024-12-10", "r2", "2024-12-09 22:00:00", seconds: 61);

        Days("accuracy").ShouldBe(["2024-12-09 9.5/2"]);
        Days("prediction time").ShouldBe(["2024-12-09 1/2"]);
    }

    [Fact]
    public void The_champion_is_looked_at_on_Mondays()
    {
        Decided("model_review", "SKIP", null, "2024-11-20 16:15:00", Daemon.Begins);
        Decided("model_review", "RUN", "failed", "2024-11-25 16:15:00");
        Decided("model_review", "SKIP", null, "2024-12-02 16:15:00", "missed it");

        Days("model review").ShouldBe(["2024-11-25 1/1", "2024-12-02 0/1", "2024-12-09 0/1"]);
    }

    [Fact]
    public void Incidents_are_counted_from_the_moment_of_their_beginning_and_rules_that_wait_by_design_are_left_out()
    {
        Incident("i1", "daemon", "critical", "2024-12-09 12:30:00", raised: "2024-12-09 12:55:00", resolved: "2024-12-09 13:50:00");
        Incident("i2", "requests", "warning", "2024-12-09 12:00:00", raised: "2024-12-09 13:00:00", resolved: "2024-12-09 14:00:00", acked: "2024-12-09 13:30:00");
        Incident("i3", "gaps", "critical", "2024-12-08 05:00:00", raised: "2024-12-09 15:00:00", acked: "2024-12-09 16:30:00");
        Incident("i4", "pauses", "warning", "2024-12-08 12:00:00", raised: "2024-12-09 12:00:00");
        Incident("i5", "calls", "critical", "2024-12-10 16:30:00", raised: "2024-12-10 16:45:00");
        Incident("i6", "messages", "warning", "2024-12-09 12:30:00", resolved: "2024-12-09 12:45:00");

        Days("detection").ShouldBe(["2024-12-09 1/2", "2024-12-10 1/1"]);
        Days("response").ShouldBe(["2024-12-09 1/2"], "for the one of today the hour is not over");
        Days("self-healed").ShouldBe(["2024-12-09 2/3"]);
    }

    [Fact]
    public void Work_that_was_drained_or_goes_on_is_neither_good_nor_bad()
    {
        foreach (var (state, minute) in new[] { "done", "partial", "failed", "killed", "drained", "running" }.Select((state, place) => (state, place)))
            Decided("grade", "RUN", state, $"2024-12-09 15:0{minute}:00");
        Decided("grade", "SKIP", null, "2024-12-09 16:00:00");
        Decided("grade", "ABORT", null, "2024-12-09 17:00:00");

        Days("workflows").ShouldBe(["2024-12-09 2/5"]);
    }

    /// <summary>It began at one in the afternoon of the eighth, looked all through the ninth but for five moments, and every half hour of today.</summary>
    [Fact]
    public void The_watcher_owes_a_look_at_every_half_hour_since_it_began()
    {
        Decided("watch", "SKIP", null, "2024-12-08 18:00:00", Daemon.Begins);
        Run(
            """
            insert into orchestration.decisions (workflow, scheduled_at, day, decided_at, verdict, reason)
            select 'watch', t, '2024-12-09', t, 'SKIP', 'nothing is wrong' from (select timestamptz '2024-12-08 18:15:00+00' + i * interval '30' minute as t from range(94) r(i)) moments
            where t not between timestamptz '2024-12-09 12:00:00+00' and timestamptz '2024-12-09 14:30:00+00'
            """);
        Decided("watch", "SKIP", null, "2024-12-09 14:15:00", "missed 2024-12-09 12:15:00Z and 4 more until 2024-12-09 14:15:00Z: nobody was there");

        Days("watcher").ShouldBe(["2024-12-08 22/22", "2024-12-09 43/48", "2024-12-10 24/24"]);
    }

    [Fact]
    public void A_message_counts_when_an_hour_has_passed()
    {
        Run("insert into orchestration.notices (notice, state, due_at) select 'n' || s, s, timestamptz '2024-12-10 15:00:00+00' from (values ('sent'), ('given_up'), ('waiting'), ('superseded')) v(s)");
        Run("insert into orchestration.notices (notice, state, due_at) values ('late', 'waiting', timestamptz '2024-12-10 16:30:00+00')");

        Days("messages").ShouldBe(["2024-12-10 1/3"]);
    }

    void Step(string table, string first, string run, string at, int cells = 1, string? last = null, double seconds = 1) =>
        Run($"insert into orchestration.steps values ('{run}', '{table}', '{first}', '{last ?? first}', {cells}, 1, {seconds}, 0, timestamptz '{at}+00')");

    void Attempt(string table, string partition, string run, int attempt, string presence, string at) =>
        Run($"insert into orchestration.attempts (table_name, partition, run, attempt, presence, ended_at) values ('{table}', '{partition}', '{run}', {attempt}, '{presence}', timestamptz '{at}+00')");

    void Decided(string workflow, string verdict, string? state, string at, string reason = "told") =>
        Run($"insert into orchestration.decisions (workflow, scheduled_at, day, decided_at, verdict, reason, state) values ('{workflow}', timestamptz '{at}+00', '{at[..10]}', timestamptz '{at}+00', '{verdict}', '{reason}', {Sql.Literal(state)})");

    void Incident(string id, string rule, string severity, string since, string? raised = null, string? resolved = null, string? acked = null)
    {
        static string Moment(string? at) => at is null ? "null" : $"timestamptz '{at}+00'";
        Run($"insert into orchestration.incidents (incident, rule, subject, severity, since, raised_at, resolved_at, acked_at) values ('{id}', '{rule}', 's', '{severity}', {Moment(since)}, {Moment(raised)}, {Moment(resolved)}, {Moment(acked)})");
    }

    void Run(string sql) => connection.Run(sql);

    List<string> Days(string name) => [.. All().Where(row => (string)row[0]! == name).Select(row => FormattableString.Invariant($"{row[1]:yyyy-MM-dd} {row[2]}/{row[3]}"))];

    IReadOnlyList<object?[]> All() => ReadOnlyQuery.Run(connection, ServiceLevel.All(ServiceLevels.All, new DateOnly(2024, 11, 13), new DateOnly(2024, 12, 10), Noon)).Rows;
}
