using Tipoff.Nba.Precompute;

namespace Tipoff.Tests.Nba.Precompute;

public sealed class FeatureGroupsTests
{
    [Fact]
    public void Lists_follow_the_columns_and_the_market_stays_apart()
    {
        var columns = new MlFeatureStore().Columns.Select(column => column.Name).ToList();

        FeatureGroups.WithMarket.ShouldBe(columns.Where(FeatureGroups.WithMarket.Contains));
        FeatureGroups.WithMarket.Except(FeatureGroups.WithoutMarket)
            .ShouldBe(["vegas_points_line", "vegas_opening_line", "vegas_line_move", "has_vegas_line", "team_spread", "game_total", "implied_team_total"]);
    }

    [Fact]
    public void The_thirty_three_named_features_are_there() =>
        """
        points_avg_last_5 points_avg_last_10 points_avg_season points_std_last_10 games_in_last_7_days fatigue_score shot_zone_mismatch_score pace_score usage_spike_score
        rest_advantage injury_risk recent_trend minutes_change opponent_def_rating opponent_pace home_away back_to_back playoff_game pct_paint pct_mid_range pct_three
        pct_free_throw team_pace team_off_rating team_win_pct vegas_points_line vegas_opening_line vegas_line_move has_vegas_line avg_points_vs_opponent games_vs_opponent
        minutes_avg_last_10 ppm_avg_last_10
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Except(FeatureGroups.WithMarket).ShouldBeEmpty();
}
