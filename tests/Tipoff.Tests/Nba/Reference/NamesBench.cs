using System.Globalization;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Raw.Decisions;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Raw.Sportsbooks;
using Tipoff.Nba.Reference;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Reference;

/// <summary>Miami at Houston on one night, boxes before it, and names that sources write.</summary>
sealed class NamesBench : IDisposable
{
    public const string Night = "2024-01-14";

    readonly TransformBench bench = new(
        new SportsbookPlayerPoints(), new SportsbookPlayerPra(), new InjuryStatusSnapshots(), new ProjectedLineups(), new NbacPlayerBoxscores(), new PlayerAliasDecisions(),
        new Games(), new Teams(), new Players(), new PlayerAliases(), new PlayerSpellings(), new PlayerNames(), new ResolvedNames(), new NameConfirmations(), new UnresolvedNames());

    public NamesBench()
    {
        bench.Rows("reference.teams", "team_abbr, team_name", "'MIA', 'Miami Heat'", "'HOU', 'Houston Rockets'", "'CHA', 'Charlotte Hornets'", "'LAC', 'LA Clippers'", "'IND', 'Indiana Pacers'");
        bench.Rows("reference.games", "game_id, game_date, home_team_abbr, away_team_abbr", $"'0022300001', '{Night}', 'HOU', 'MIA'");
    }

    /// <summary>A box row, and the player in the registry.</summary>
    public NamesBench Played(int player, string name, string team, string date = "2024-01-10", string? born = null)
    {
        bench.Rows("raw.nbac_player_boxscores", "game_id, player_id, game_date, player_name, player_lookup, team_abbr", $"'G{date}', {player}, '{date}', '{name.Replace("'", "''", StringComparison.Ordinal)}', '{PlayerLookup.Of(name)}', '{team}'");
        bench.Execute($"insert into reference.players (player_id, universal_player_id, birth_date) select {player}, '{PlayerLookup.Of(name)}_001', {(born is null ? "null" : $"date '{born}'")} where not exists (select 1 from reference.players where player_id = {player})");
        return this;
    }

    public NamesBench Line(string name, string away = "Miami Heat", string home = "Houston Rockets", string date = Night)
    {
        bench.Rows(
            "raw.sportsbook_player_pra", "event_id, game_date, player_name, player_lookup, away_team_name, home_team_name",
            $"'e', '{date}', '{name.Replace("'", "''", StringComparison.Ordinal)}', '{PlayerLookup.Of(name)}', '{away}', '{home}'");
        return this;
    }

    public NamesBench Listed(string name, string team)
    {
        bench.Rows("raw.injury_status_snapshots", "game_date, player_name, player_lookup, team_abbr", $"'{Night}', '{name}', '{PlayerLookup.Of(name)}', '{team}'");
        return this;
    }

    public NamesBench Decided(string spelling, string action, int? player = null, string from = "1946-11-01", string? through = null, int hour = 1)
    {
        bench.Rows(
            "raw.player_alias_decisions", "spelling_key, decided_at, spelling, action, player_id, valid_from, valid_through, decided_by",
            string.Create(CultureInfo.InvariantCulture, $"'{PlayerLookup.KeyOf(spelling)}', timestamptz '2026-01-01 0{hour}:00:00+00', '{spelling}', '{action}', {player?.ToString(CultureInfo.InvariantCulture) ?? "null"}, '{from}', {(through is null ? "null" : $"'{through}'")}, 'a test'"));
        return this;
    }

    /// <summary>Builds the tables of names, and answers from them.</summary>
    public List<string> Ask(string sql)
    {
        bench.Build<PlayerAliases>().Build<PlayerSpellings>().Build<PlayerNames>();
        bench.Build<ResolvedNames>(Night).Build<NameConfirmations>(Night).Build<UnresolvedNames>();
        bench.Violations<ResolvedNames>().ShouldBeEmpty();
        return bench.Query(sql);
    }

    /// <summary>How each name came out: whom it means, by which form, and how sure.</summary>
    public List<string> Resolved() => Ask("select coalesce(cast(player_id as text), universal_player_id), match_kind, status, is_known_before from reference.resolved_names order by source, player_name");

    public void Dispose() => bench.Dispose();
}
