using System.Globalization;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Reference;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Precompute;

public sealed class MlFeatureStoreTests
{
    [Theory]
    [InlineData("14 15 26 28 30", "2")]
    [InlineData("30 28 26 15 14", "-2")]
    [InlineData("20 20 22 22 22", "1")]
    [InlineData("20 20 21 21 21", "0")]
    [InlineData("20 20 21 21", "null")]
    public void The_trend_rises_when_the_newer_games_are_the_better_ones(string pointsOldestFirst, string expected)
    {
        using var bench = Bench(pointsOldestFirst);

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select recent_trend from precompute.ml_feature_store").ShouldBe([expected]);
    }

    [Fact]
    public void Means_count_the_games_there_are_and_deviations_need_two()
    {
        using var bench = Bench("10 20 30");

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select points_avg_last_3, points_avg_last_5, points_avg_season, points_std_last_10, minutes_avg_last_10, points_last_game from precompute.ml_feature_store")
            .ShouldBe(["20 20 20 10 30 30"]);
    }

    [Fact]
    public void Before_the_first_game_of_a_season_what_is_not_known_is_null()
    {
        using var bench = Bench("");

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select points_avg_season, minutes_avg_last_10, days_rest, rest_advantage, recent_trend, vegas_points_line, has_vegas_line, zone_missing_reason from precompute.ml_feature_store")
            .ShouldBe(["null null null null null null 0 no_shot_zones"]);
    }

    [Theory]
    [InlineData("20.5, 18.5", "20.5 18.5 2 1")]
    [InlineData("null, null", "null null null 0")]
    public void A_line_is_a_feature_as_it_stood_at_the_cut_off_and_never_at_the_close(string known, string expected)
    {
        using var bench = Bench("10 20 30");
        bench.Rows("analytics.player_points_lines", "game_id, player_id, game_date, line_at_cutoff, opening_line, closing_line", $"'0022400300', 1, '2024-12-01', {known}, 22.5");

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select vegas_points_line, vegas_opening_line, vegas_line_move, has_vegas_line from precompute.ml_feature_store").ShouldBe([expected]);
    }

    static TransformBench Bench(string pointsOldestFirst)
    {
        var bench = new TransformBench(
            new Games(), new UpcomingPlayerGameContext(), new UpcomingTeamGameContext(), new PlayerRunningTotals(), new PlayerPointsLines(),
            new PlayerShotZoneAnalysis(), new PlayerCompositeFactors(), new MlFeatureStore());
        var points = pointsOldestFirst.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
        bench.Rows("reference.games", "game_id, game_date, season_year, season_type, cutoff_at", "'0022400300', '2024-12-01', 2024, 'regular', '2024-12-01 23:30:00+00'");
        bench.Rows(
            "analytics.upcoming_player_game_context",
            "player_id, game_id, game_date, season_year, season_type, season_day, team_abbr, opponent_team_abbr, is_home, is_back_to_back, games_played_season, games_with_team, team_games_played, last_game_id",
            $"1, '0022400300', '2024-12-01', 2024, 'regular', 40, 'BOS', 'NYK', true, false, {points.Count}, {points.Count}, 12, 'G{points.Count}'");
        for (var i = 0; i < points.Count; i++)
        {
            var soFar = points.Take(i + 1).ToList();
            bench.Rows(
                "analytics.player_running_totals",
                "player_id, game_id, game_date, season_year, team_abbr, opponent_team_abbr, season_appearance, points_in_game, minutes_in_game, points, points_squared, minutes, minutes_squared",
                $"1, 'G{i + 1}', date '2024-11-01' + {i}, 2024, 'BOS', 'MIA', {i + 1}, {points[i]}, 30, {soFar.Sum()}, {soFar.Sum(value => value * value)}, {30 * (i + 1)}, {900 * (i + 1)}");
        }

        return bench;
    }
}
