using Tipoff.Nba.Analytics;
using Tipoff.Nba.Precompute;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Precompute;

public sealed class ZoneAnalysisTests
{
    [Theory]
    [InlineData("38, 22, 40", "perimeter")]
    [InlineData("39, 36, 25", "mid_range")]
    [InlineData("38, 30, 32", "balanced")]
    [InlineData("60, 20, 20", "paint")]
    [InlineData("0, 0, 0", "null")]
    public void A_player_lives_in_the_zone_of_most_of_his_shots(string attempts, string expected)
    {
        using var bench = new TransformBench(new UpcomingPlayerGameContext(), new PlayerRunningTotals(), new PlayerShotZoneAnalysis());
        bench.Rows("analytics.upcoming_player_game_context", "player_id, game_id, game_date, season_year, season_day, games_played_season", "1, '0022400300', '2024-12-01', 2024, 40, 10");
        bench.Rows(
            "analytics.player_running_totals",
            "player_id, game_id, game_date, season_year, season_appearance, zone_games, paint_attempts, mid_range_attempts, three_pt_zone_attempts, paint_makes, mid_range_makes, three_pt_zone_makes, assisted_fg_makes, unassisted_fg_makes",
            $"1, '0022400290', '2024-11-29', 2024, 10, 10, {attempts}, 0, 0, 0, 0, 0");

        bench.Build<PlayerShotZoneAnalysis>("2024-12-01");

        bench.Query("select primary_scoring_zone from precompute.player_shot_zone_analysis").ShouldBe([expected]);
    }

    [Fact]
    public void A_team_that_allows_more_than_the_league_is_positive_and_weak()
    {
        using var bench = new TransformBench(new UpcomingTeamGameContext(), new TeamRunningTotals(), new TeamDefenseGameSummary(), new TeamDefenseZoneAnalysis());
        bench.Rows("analytics.upcoming_team_game_context", "game_id, team_abbr, game_date, season_year, season_day, games_played", "'0022400300', 'T00', '2024-12-01', 2024, 40, 10");
        bench.Rows(
            "analytics.team_running_totals",
            "team_abbr, game_date, season_year, season_game_number, zone_games, paint_attempts_allowed, paint_makes_allowed, mid_range_attempts_allowed, mid_range_makes_allowed, three_pt_attempts_allowed, three_pt_makes_allowed",
            "'T00', '2024-11-29', 2024, 10, 10, 340, 220, 100, 40, 300, 105");
        // Ten teams of ten games each; the league allows 600 of 1,000 in the paint, 40 % and 36 % outside of it.
        bench.Execute("""
            insert into analytics.team_defense_game_summary by name
            select 'G' || t || '-' || g as game_id, 'T0' || t as team_abbr, date '2024-11-10' + cast(g as integer) as game_date, 2024 as season_year, 'regular' as season_type,
                40 as opp_paint_attempts, 24 as opp_paint_makes, 10 as opp_mid_range_attempts, 4 as opp_mid_range_makes, 25 as opp_three_pt_attempts, 9 as opp_three_pt_makes
            from generate_series(0, 9) as a (t) cross join generate_series(0, 9) as b (g)
            """);

        bench.Build<TeamDefenseZoneAnalysis>("2024-12-01");

        bench.Query("select round(cast(paint_defense_vs_league_avg as numeric(9, 4)), 2), weakest_zone, strongest_zone from precompute.team_defense_zone_analysis")
            .ShouldBe(["4.71 paint perimeter"]);
    }

    [Fact]
    public void Without_ten_teams_of_ten_games_there_is_no_league_to_compare_with()
    {
        using var bench = new TransformBench(new UpcomingTeamGameContext(), new TeamRunningTotals(), new TeamDefenseGameSummary(), new TeamDefenseZoneAnalysis());
        bench.Rows("analytics.upcoming_team_game_context", "game_id, team_abbr, game_date, season_year, season_day, games_played", "'0022400300', 'T00', '2024-12-01', 2024, 40, 10");
        bench.Rows("analytics.team_running_totals", "team_abbr, game_date, season_year, season_game_number, zone_games, paint_attempts_allowed, paint_makes_allowed", "'T00', '2024-11-29', 2024, 10, 10, 340, 220");

        bench.Build<TeamDefenseZoneAnalysis>("2024-12-01");

        bench.Query("select paint_defense_vs_league_avg, weakest_zone from precompute.team_defense_zone_analysis").ShouldBe(["null null"]);
    }
}
