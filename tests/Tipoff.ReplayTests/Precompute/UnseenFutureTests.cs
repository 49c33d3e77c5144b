using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.ReplayTests.Analytics;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Precompute;

/// <summary>Random dates built again from a warehouse that has never heard of them: what is known after the cut-off must not matter.</summary>
[Collection(AnalyticsTests.Name)]
public sealed class UnseenFutureTests(AnalyticsWarehouse archive)
{
    const int DatesPerSeason = 3;

    /// <summary>What happened; each has a game date.</summary>
    static readonly string[] Results =
    [
        "raw.nbac_player_boxscores", "raw.nbac_team_boxscores", "raw.nbac_team_gamelogs_playoffs", "raw.nbac_play_by_play", "raw.nbac_shot_chart",
        "raw.nbac_game_scores", "raw.nbac_last_two_minute_reports",
    ];

    /// <summary>What was said, and when: of the date's games everything after their cut-off goes.</summary>
    static readonly (string Table, string KnownAt)[] Reports =
    [
        ("raw.sportsbook_player_points", "known_at"), ("raw.sportsbook_player_pra", "known_at"), ("raw.injury_status_snapshots", "snapshot_at"),
        ("raw.nbac_injury_report", "known_at"), ("raw.nbac_injury_report_teams", "known_at"), ("raw.espn_team_rosters", "known_at"),
        ("raw.odds_api_game_lines", "known_at"), ("raw.nbac_referee_assignments", "known_at"),
    ];

    /// <summary>Tables that tell of games that were played.</summary>
    static readonly string[] Played =
    [
        "analytics.play_by_play_player_totals", "analytics.play_by_play_team_totals", "analytics.shot_chart_player_totals", "analytics.box_reconciliation",
        "analytics.player_game_summary", "analytics.team_offense_game_summary", "analytics.team_defense_game_summary", "analytics.player_running_totals",
        "analytics.team_running_totals", "analytics.player_line_totals",
    ];

    [ArchiveTheory]
    [InlineData(2019)]
    [InlineData(2020)]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    public void A_random_date_has_the_same_features_when_nothing_after_its_cut_off_is_known(int season)
    {
        using var connection = archive.Connect();
        List<string> different = [];
        foreach (var date in RandomDates(season).OrderDescending())
        {
            connection.Run("begin");
            Forget(connection, date);
            different.AddRange(Rebuilt(connection, date));
            connection.Run("rollback");
        }

        different.ShouldBeEmpty();
    }

    /// <summary>Pairings to come that no one could know at the cut-off of the date's last game: moved games, series, rounds.</summary>
    internal static string ForgetLaterAnnouncements(string date) =>
        $"""
        delete from reference.games
        where game_date > date '{date}' and schedule_known_at > (select max(cutoff_at) from reference.games where game_date = date '{date}')
        """;

    /// <summary>Three dates of the season with games that count.</summary>
    List<string> RandomDates(int season)
    {
        var dates = archive.Query($"select distinct cast(game_date as varchar) from precompute.ml_feature_store where season_year = {season} order by 1").ToArray();
        new Random(20_261_120 + season).Shuffle(dates);
        return [.. dates.Take(DatesPerSeason)];
    }

    static void Forget(DbConnection connection, string date)
    {
        foreach (var table in Results.Concat(Played))
            connection.Run($"delete from {table} where game_date >= date '{date}'");
        // Where a moved game went to is written only beside its result: there the date stays, which the league had announced, and the result goes.
        connection.Run($"""
            delete from raw.nbac_team_results r where game_date >= date '{date}'
              and exists (select 1 from raw.nbac_schedule s where s.game_id = r.game_id and s.game_date = r.game_date)
            """);
        connection.Run($"update raw.nbac_team_results set is_win = null where game_date >= date '{date}'");
        connection.Run(ForgetLaterAnnouncements(date));
        foreach (var (table, knownAt) in Reports)
        {
            connection.Run($"delete from {table} where game_date > date '{date}'");
            connection.Run($"""
                delete from {table} where game_date = date '{date}'
                  and ({knownAt} is null or {knownAt} > (select max(cutoff_at) from reference.games where game_date = date '{date}'))
                """);
        }
    }

    /// <summary>Tables of the date, upstream first: each is replaced by what the reduced rows give, so that the next reads only that.</summary>
    IEnumerable<string> Rebuilt(DbConnection connection, string date)
    {
        foreach (var table in archive.Tables.Where(IsKnownBefore))
        {
            connection.Run($"create or replace temp table rebuilt as {AnalyticsWarehouse.Transform(table, date, date)}");
            var (before, after) = (Texts(connection, table, table.FullName, date), Texts(connection, table, "rebuilt", date));
            connection.Run($"delete from {table.FullName} where game_date = date '{date}'");
            connection.Run($"insert into {table.FullName} select * from rebuilt");
            if (table.Name == "ml_feature_store" && before.Count == 0)
                yield return $"{table} {date}: no rows to compare";
            if (table.Name != "player_points_lines" && !before.SequenceEqual(after))
                yield return $"{table} {date}: {before.Except(after).Count()} of {before.Count} rows changed, such as {before.Except(after).FirstOrDefault()}";
        }

        connection.Run("drop table if exists rebuilt");
    }

    /// <summary>The lines' closing columns belong to the evening, so they are rebuilt without being compared.</summary>
    static bool IsKnownBefore(Table table) =>
        table.FullName is "reference.games" or "analytics.player_points_lines" or "analytics.referee_crew_tendencies" || table.Name.StartsWith("upcoming_", StringComparison.Ordinal) || table.Layer == "precompute";

    static List<string> Texts(DbConnection connection, Table table, string relation, string date)
    {
        var columns = table.Columns.Where(column => !column.IsBuildStamp).Select(column => $"coalesce(cast({column.Name} as varchar), chr(0))");
        return connection.Rows($"select concat_ws(chr(31), {string.Join(", ", columns)}) from {relation} where game_date = date '{date}' order by 1", row => row.GetString(0));
    }
}
