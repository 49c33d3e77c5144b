using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.ReplayTests.Analytics;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Precompute;

[Collection(AnalyticsTests.Name)]
public sealed class FeatureStoreTests(AnalyticsWarehouse archive)
{
    /// <summary>An opening night, days of bootstrap, a trade deadline, the bubble, playoffs and the last date held.</summary>
    static readonly string[] Dates = ["2018-10-20", "2019-02-08", "2020-08-05", "2021-01-04", "2022-04-20", "2023-10-24", "2024-02-09", "2024-03-01", "2025-06-22"];

    static readonly string[] Pregame =
    [
        "analytics.referee_crew_tendencies", "analytics.upcoming_team_game_context", "analytics.upcoming_player_game_context", "precompute.team_defense_zone_analysis", "precompute.team_defense_by_position", "precompute.player_shot_zone_analysis",
        "precompute.player_composite_factors", "precompute.player_daily_cache", "precompute.ml_feature_store",
    ];

    static readonly string[] Results =
    [
        "analytics.player_game_summary", "analytics.team_offense_game_summary", "analytics.team_defense_game_summary", "analytics.player_running_totals",
        "analytics.team_running_totals", "analytics.player_line_totals", "raw.nbac_player_boxscores", "raw.nbac_team_boxscores", "raw.nbac_play_by_play",
    ];

    [ArchiveFact]
    public void A_date_built_alone_equals_the_same_date_of_the_whole_range()
    {
        using var connection = archive.Connect();

        var different = from date in Dates
                        from table in Pregame.Concat(["analytics.player_running_totals", "analytics.team_running_totals", "analytics.player_line_totals"])
                        from difference in Differences(connection, table, date)
                        select difference;

        different.ShouldBeEmpty();
    }

    [ArchiveFact]
    public void Features_stay_the_same_when_nothing_of_the_date_or_later_has_happened()
    {
        using var connection = archive.Connect();
        List<string> different = [];
        foreach (var date in Dates.OrderDescending())
        {
            connection.Run("begin");
            foreach (var result in Results)
                connection.Run($"delete from {result} where game_date >= date '{date}'");
            connection.Run(UnseenFutureTests.ForgetLaterAnnouncements(date));
            different.AddRange(Pregame.SelectMany(table => Differences(connection, table, date)));
            connection.Run("rollback");
        }

        different.ShouldBeEmpty();
    }

    [ArchiveFact]
    public void Hardly_anyone_appears_without_having_been_a_candidate() =>
        archive.Number("""
            select 100.0 * count(*) filter (where c.player_id is null) / count(*)
            from analytics.player_game_summary p
            join analytics.player_running_totals r on r.player_id = p.player_id and r.game_id = p.game_id
            left join analytics.upcoming_player_game_context c on c.player_id = p.player_id and c.game_id = p.game_id
            where p.season_type = 'regular' and p.season_year >= 2018 and r.season_appearance > 5
            """).ShouldBeLessThan(1);

    [ArchiveFact]
    public void The_cache_and_the_store_say_the_same() =>
        archive.Query("""
            select count(*)
            from precompute.player_daily_cache c
            join precompute.ml_feature_store f on f.player_id = c.player_id and f.game_id = c.game_id
            where c.points_avg_last_5 <> f.points_avg_last_5 or c.points_avg_season <> f.points_avg_season or c.points_std_last_10 <> f.points_std_last_10
                or c.minutes_avg_last_10 <> f.minutes_avg_last_10 or c.usage_rate_last_10 is distinct from f.usage_rate_last_10
            """).ShouldBe(["0"]);

    [ArchiveFact]
    public void No_error_check_finds_a_row()
    {
        List<string> found = [];
        foreach (var table in Pregame.Select(name => archive.Catalog[name]))
        {
            found.AddRange(table.Checks
                .Where(check => check.Severity == Severity.Error)
                .Select(check => (check.Name, Rows: archive.Number($"select count(*) from {check.From(table.FullName)} where {check.Violation(table)}")))
                .Where(check => check.Rows > 0)
                .Select(check => $"{table}: {check.Name}: {check.Rows}"));
            found.AddRange(table.Columns
                .Where(column => !column.IsNullable && archive.Number($"select count(*) from {table.FullName} where {column.Name} is null") > 0)
                .Select(column => $"{table}: {column.Name} is missing"));
        }

        found.ShouldBeEmpty();
    }

    [ArchiveFact]
    public void Every_candidate_has_features_and_only_zones_and_factors_wait_for_the_bootstrap()
    {
        archive.Query("select count(*) from analytics.upcoming_player_game_context c left join precompute.ml_feature_store f on f.player_id = c.player_id and f.game_id = c.game_id where f.player_id is null")
            .ShouldBe(["0"]);
        archive.Query("""select count(pct_paint) + count(fatigue_score) as waiting, count(*) filter (where points_avg_last_5 is null and games_played_season > 0) as absent from precompute.ml_feature_store where strpos(missing, '"bootstrap"') > 0""")
            .ShouldBe(["0 0"]);
    }

    IEnumerable<string> Differences(DbConnection connection, string name, string date)
    {
        var rebuilt = AnalyticsWarehouse.Transform(archive.Catalog[name], date, date);
        var stored = $"select * from {name} where game_date = date '{date}'";
        var missing = connection.Scalar<long>($"select count(*) from (({stored}) except all ({rebuilt})) d");
        var added = connection.Scalar<long>($"select count(*) from (({rebuilt}) except all ({stored})) d");
        return missing + added == 0 ? [] : [$"{name} {date}: {missing} rows changed, {added} in their place"];
    }
}
