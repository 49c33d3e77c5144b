using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Nba.Predictions;

public class MovingAverageTests
{
    static readonly SomeCandidates Plain = new(
        new MovingAverage(), ("points_avg_last_5", 24), ("points_avg_last_10", 22), ("points_avg_season", 20), ("fatigue_score", 100), ("back_to_back", 0),
        ("home_away", 1), ("shot_zone_mismatch_score", 0), ("pace_score", 0), ("usage_spike_score", 0));

    static double? Points(SomeCandidates candidate) => candidate.Points(new MovingAverage());

    [Fact]
    public void Recent_means_are_weighted_and_home_adds_half_a_point() => Points(Plain)!.Value.ShouldBe(23.1, 1e-5);

    [Theory]
    [InlineData(100, 23.1)]
    [InlineData(58, 22.1)]
    [InlineData(40, 20.6)]
    public void A_tired_player_is_marked_down_and_a_fresh_one_is_not(double fatigue, double points) => Points(Plain.With("fatigue_score", fatigue))!.Value.ShouldBe(points, 1e-5);

    [Fact]
    public void Unknown_circumstances_change_nothing() =>
        Points(Plain.With("fatigue_score", null).With("shot_zone_mismatch_score", null).With("pace_score", null).With("usage_spike_score", null))!.Value.ShouldBe(23.1, 1e-5);

    [Fact]
    public void Without_a_game_this_season_there_is_no_prediction() => Points(Plain.With("points_avg_season", null)).ShouldBeNull();

    [Theory]
    [InlineData(5, 3, 0.52)]
    [InlineData(7, 0, 0.25)]
    [InlineData(3, 2, 0.55)]
    public void Confidence_falls_with_spread_and_rises_with_recent_games(double deviation, double games, double expected) =>
        MovingAverage.Confidence(deviation, games).ShouldBe(expected, 1e-9);

    [Fact]
    public void An_edge_of_at_most_two_points_is_passed() => Call.OfRule(22.3 - 20.5, 0.52).Recommendation.ShouldBe("PASS");

    [Theory]
    [InlineData(0.56, "OVER", 0.56)]
    [InlineData(0.44, "UNDER", 0.56)]
    [InlineData(0.50, "PASS", 0.50)]
    public void A_model_calls_the_likelier_side_only_when_it_is_likely_enough(double over, string recommendation, double confidence)
    {
        var call = Call.OfModel(over);

        call.Recommendation.ShouldBe(recommendation);
        call.Confidence!.Value.ShouldBe(confidence, 1e-9);
    }
}
