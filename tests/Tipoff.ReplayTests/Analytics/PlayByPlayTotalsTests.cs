using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Analytics;

[Collection(AnalyticsTests.Name)]
public sealed class PlayByPlayTotalsTests(AnalyticsWarehouse archive)
{
    const string Regular = "substr(game_id, 1, 3) = '002'";

    [ArchiveFact]
    public void Every_team_of_the_regular_seasons_holds_five_men_for_the_whole_game()
    {
        archive.Query($"select count(*), count(*) filter (where court_seconds = 5 * game_seconds) from analytics.play_by_play_team_totals where {Regular}")
            .ShouldBe(["12000 12000"]);
    }

    [ArchiveFact]
    public void Whole_seconds_of_players_sum_to_the_team()
    {
        archive.Query("""
            select t.game_id, t.team_abbr
            from analytics.play_by_play_team_totals t
            join analytics.play_by_play_player_totals p on p.game_id = t.game_id and p.team_abbr = t.team_abbr
            group by t.game_id, t.team_abbr, t.game_seconds
            having abs(sum(p.seconds_played) - 5 * t.game_seconds) > 1
            """).ShouldBeEmpty();
    }

    [ArchiveFact]
    public void Rounded_minutes_equal_the_official_ones()
    {
        var share = archive.Number($"""
            select cast(count(*) filter (where floor((seconds_played + 30) / 60) = box_minutes) as double) / count(*)
            from analytics.player_game_summary
            where season_year >= 2020 and {Regular}
            """);

        share.ShouldBeGreaterThanOrEqualTo(0.9987);
    }

    [ArchiveFact]
    public void Only_nine_known_lines_miss_their_minutes_by_more_than_two_and_a_half()
    {
        archive.Query($"""
            select game_id, player_id
            from analytics.player_game_summary
            where season_year >= 2020 and {Regular} and abs(seconds_played - 60 * box_minutes) > 150
            order by 1, 2
            """).ShouldBe([
            "0022200114 1629641", "0022200114 1631160", "0022200475 1629117", "0022200484 1627747", "0022200484 1628386", "0022200616 1629234",
            "0022200616 203994", "0022300339 1630592", "0022400331 1631110",
        ], ignoreOrder: true);
    }

    [ArchiveFact]
    public void The_eleventh_man_of_the_Celtics_opener_is_mended()
    {
        archive.Query("select seconds_played from analytics.play_by_play_player_totals where game_id = '0022400061' and player_id in (1628436, 1629674) order by player_id")
            .ShouldBe(["1159", "260"]);
    }

    [ArchiveFact]
    public void Two_players_with_a_minute_in_the_box_have_no_events()
    {
        archive.Query($"select game_id, player_id from analytics.player_game_summary where seconds_source = 'box' and box_minutes > 0 and season_year >= 2020 and {Regular} order by 1")
            .ShouldBe(["0022200012 1630192", "0022400920 1641725"]);
    }

    [ArchiveFact]
    public void Every_team_has_five_starters()
    {
        archive.Query("select game_id, team_abbr from analytics.player_game_summary where starter_source = 'play_by_play' group by 1, 2 having count(*) filter (where is_starter) <> 5")
            .ShouldBeEmpty();
    }

    [ArchiveTheory]
    [InlineData(2020, 99.957, 99.597, 99.913, 99.983, 99.202, 99.905, 99.345, 99.666, 99.549, 99.99)]
    [InlineData(2021, 99.962, 99.627, 99.919, 99.977, 99.128, 99.892, 99.021, 99.604, 99.666, 99.99)]
    [InlineData(2022, 99.969, 99.799, 99.907, 99.977, 99.757, 99.911, 99.846, 99.907, 99.900, 99.98)]
    [InlineData(2023, 99.985, 99.902, 99.966, 99.985, 99.826, 99.955, 99.780, 99.924, 99.864, 99.98)]
    [InlineData(2024, 99.989, 99.932, 99.973, 99.985, 99.932, 99.924, 99.977, 99.958, 99.966, 99.99)]
    public void Events_agree_with_the_box_as_often_as_was_measured(
        int season, double points, double shots, double threes, double frees, double rebounds, double assists, double steals, double blocks, double turnovers, double fouls)
    {
        (string Stat, double Share)[] bars =
        [
            ("points", points), ("fg_attempts", shots), ("three_pt_attempts", threes), ("ft_attempts", frees), ("rebounds", rebounds),
            ("assists", assists), ("steals", steals), ("blocks", blocks), ("turnovers", turnovers), ("personal_fouls", fouls),
        ];

        foreach (var (stat, bar) in bars)
        {
            var share = archive.Number($"""
                select 100 - 100 * cast((select count(*) from analytics.box_reconciliation where season_year = {season} and stat = '{stat}' and {Regular}) as double)
                  / count(*)
                from raw.nbac_player_boxscores
                where season_year = {season} and {Regular}
                """);

            Math.Round(share, 3).ShouldBeGreaterThanOrEqualTo(bar, $"{stat} in {season}");
        }
    }

    [ArchiveFact]
    public void Zones_of_the_text_are_those_of_the_shot_chart()
    {
        var share = archive.Number("""
            select cast(sum(abs(p.paint_attempts - c.paint_attempts) + abs(p.mid_range_attempts - c.mid_range_attempts)) as double)
              / sum(c.fg_attempts)
            from analytics.shot_chart_player_totals c
            join analytics.play_by_play_player_totals p on p.game_id = c.game_id and p.player_id = c.player_id
            """);

        share.ShouldBeLessThan(0.005);
    }
}
