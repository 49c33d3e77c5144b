using Tipoff.ReplayTests.Archive;
using Xunit.Abstractions;

namespace Tipoff.ReplayTests.Analytics;

/// <summary>Whether an attempt falls in the same zone by the play-by-play's mark and by the shot chart's coordinates.</summary>
[Collection(AnalyticsTests.Name)]
public sealed class ZoneAgreementTests(AnalyticsWarehouse archive, ITestOutputHelper output)
{
    // An attempt is found again by its game, man, second, value and result; of several such ones, in their order.
    const string Pairs = """
        with chart as (
          select
            game_id, player_id, period, clock_seconds, is_made, shot_type = '3PT' as is_three,
            case when shot_type = '3PT' then 'three' when basic_zone in ('Restricted Area', 'In The Paint (Non-RA)') then 'paint' else 'mid_range' end as place,
            row_number() over (partition by game_id, player_id, period, clock_seconds, is_made, shot_type order by shot_index) as turn
          from raw.nbac_shot_chart
        ),
        events as (
          select
            game_id, season_year, player_id, period, (clock_hundredths - clock_hundredths % 100) // 100 as clock_seconds,
            shot_result = 'Made' as is_made, action_type = '3pt' as is_three,
            case when action_type = '3pt' then 'three' when strpos(coalesce(qualifiers, ''), 'pointsinthepaint') > 0 then 'paint' else 'mid_range' end as place,
            row_number() over (
              partition by game_id, player_id, period, clock_hundredths // 100, shot_result, action_type = '3pt' order by event_index) as turn
          from raw.nbac_play_by_play
          where is_field_goal and player_id is not null and game_id in (select game_id from raw.nbac_shot_chart)
        )
        select events.season_year, events.place, chart.place as charted, chart.game_id is not null as is_found
        from events
        left join chart using (game_id, player_id, period, clock_seconds, is_made, is_three, turn)
        """;

    [ArchiveFact]
    public void An_attempt_has_the_same_zone_in_both_feeds()
    {
        List<(int Season, double Found, double Alike)> seasons = [];
        archive.Read(
            $"""
            select
              season_year,
              count(*) filter (where is_found) / cast(count(*) as double),
              count(*) filter (where place = charted) / cast(count(*) filter (where is_found) as double),
              count(*) filter (where place = 'mid_range' and charted = 'paint'),
              count(*) filter (where place = 'paint' and charted = 'mid_range'),
              count(*)
            from ({Pairs})
            group by 1
            order by 1
            """,
            row =>
            {
                seasons.Add((row.GetInt32(0), row.GetDouble(1), row.GetDouble(2)));
                output.WriteLine($"{row.GetInt32(0)}: {row.GetInt64(5)} attempts, {row.GetDouble(1):P3} found in the chart, {row.GetDouble(2):P3} of them in the same zone; paint only for the chart {row.GetInt64(3)}, only for the events {row.GetInt64(4)}");
            });

        seasons.Select(season => season.Season).ShouldBe([2020, 2021, 2022, 2023, 2024]);
        seasons.ShouldAllBe(season => season.Found >= 0.999 && season.Alike >= 0.9988);
    }
}
