using Tipoff.ReplayTests.Archive;
using Xunit.Abstractions;

namespace Tipoff.ReplayTests.Analytics;

/// <summary>How much of the summaries is there, season by season; the numbers go to the test's output.</summary>
[Collection(AnalyticsTests.Name)]
public sealed class SummaryCompletenessTests(AnalyticsWarehouse archive, ITestOutputHelper output)
{
    const int Seasons = 5;

    [ArchiveFact]
    public void Seasons_with_play_by_play_have_seconds_usage_and_zones()
    {
        var seasons = Shares("""
            select
              season_year,
              avg(case when seconds_source = 'play_by_play' then 1.0 else 0 end),
              avg(case when usage_rate is not null then 1.0 else 0 end),
              avg(case when usage_rate_on_court is not null then 1.0 else 0 end),
              avg(case when paint_attempts is not null then 1.0 else 0 end),
              avg(case when is_starter is not null then 1.0 else 0 end),
              avg(case when is_production_ready then 1.0 else 0 end)
            from analytics.player_game_summary
            where season_year >= 2020
            group by 1
            order by 1
            """,
            "seconds", "usage", "usage on court", "zones", "starters", "production ready");

        seasons.Count.ShouldBe(Seasons);
        foreach (var (season, shares) in seasons)
        {
            shares[0].ShouldBeGreaterThanOrEqualTo(0.998, $"seconds of {season}");
            shares[1].ShouldBeGreaterThanOrEqualTo(0.99, $"usage of {season}");
            shares[2].ShouldBeGreaterThanOrEqualTo(0.99, $"usage on court of {season}");
            shares[3].ShouldBeGreaterThanOrEqualTo(0.99, $"zones of {season}");
            shares[4].ShouldBe(1, $"starters of {season}");
            shares[5].ShouldBe(1, $"production ready of {season}");
        }
    }

    [ArchiveFact]
    public void Teams_of_seasons_with_play_by_play_have_counted_possessions()
    {
        var seasons = Shares("""
            select
              season_year,
              avg(case when possessions_counted is not null then 1.0 else 0 end),
              avg(case when pace_counted is not null then 1.0 else 0 end),
              avg(case when second_chance_points_scored is not null then 1.0 else 0 end)
            from analytics.team_offense_game_summary
            where season_year >= 2020
            group by 1
            order by 1
            """,
            "possessions", "pace", "second chances");

        seasons.Count.ShouldBe(Seasons);
        foreach (var (season, shares) in seasons)
            shares.ShouldAllBe(share => share == 1, $"{season}");
    }

    [ArchiveFact]
    public void No_line_stands_twice_and_none_lacks_its_minutes()
    {
        foreach (var (table, key) in (ReadOnlySpan<(string, string)>)[("player_game_summary", "player_id"), ("player_box_lines", "player_id"), ("team_offense_game_summary", "team_abbr"), ("team_defense_game_summary", "team_abbr")])
        {
            var doubles = archive.Number($"select count(*) from (select 1 from analytics.{table} group by game_id, {key} having count(*) > 1)");
            output.WriteLine($"{table}: {doubles} keys stand twice");
            doubles.ShouldBe(0, table);
        }

        archive.Number("select count(*) from analytics.player_game_summary where minutes_played is null or seconds_played is null").ShouldBe(0);
    }

    [ArchiveFact]
    public void The_score_follows_from_what_a_season_has()
    {
        archive.Query("select season_year, season_type, quality_score, quality_tier, quality_issues from analytics.player_game_summary where season_year in (2018, 2019, 2024) group by all having count(*) > 1 order by 1, 2").ShouldBe([
            """2018 playoffs 50 bronze ["no_attempts","no_play_by_play","no_shot_zones"]""",
            """2018 regular 75 silver ["no_play_by_play","no_shot_zones"]""",
            """2019 playoffs 50 bronze ["no_attempts","no_play_by_play","no_shot_zones"]""",
            """2019 regular 85 silver ["no_play_by_play"]""",
            """2024 playoffs 95 gold ["shooting_from_play_by_play"]""",
            "2024 regular 100 gold null",
        ]);
    }

    [ArchiveFact]
    public void Texts_of_sources_are_json_with_sorted_keys()
    {
        archive.Query("""
            select count(*) from analytics.player_game_summary
            where not json_valid(data_sources) or not json_valid(source_hashes) or not json_valid(coalesce(quality_issues, '[]'))
              or json_keys(data_sources) <> list_sort(json_keys(data_sources)) or json_keys(source_hashes) <> list_sort(json_keys(source_hashes))
            """).ShouldBe(["0"]);
        archive.Query("""
            select count(*) from analytics.team_offense_game_summary
            where not json_valid(data_sources) or not json_valid(source_hashes) or not json_valid(coalesce(quality_issues, '[]')) or not json_valid(coalesce(referee_crew, '[]'))
              or json_keys(data_sources) <> list_sort(json_keys(data_sources)) or json_keys(source_hashes) <> list_sort(json_keys(source_hashes))
            """).ShouldBe(["0"]);
    }

    Dictionary<int, double[]> Shares(string sql, params string[] names)
    {
        Dictionary<int, double[]> seasons = [];
        archive.Read(sql, row => seasons[row.GetInt32(0)] = [.. names.Select((_, i) => Convert.ToDouble(row.GetValue(i + 1), System.Globalization.CultureInfo.InvariantCulture))]);
        foreach (var (season, shares) in seasons)
            output.WriteLine($"{season}: {string.Join(", ", names.Zip(shares, (name, share) => $"{name} {share:P3}"))}");
        return seasons;
    }
}
