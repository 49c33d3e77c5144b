using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Nba.Predictions;

public class MovingAverageTests
{
    static readonly MovingAverage.Inputs Plain = new(24, 22, 20, 100, 0, 0, 0, 0, 1, 5, 3);

    [Fact]
    public void Recent_means_are_weighted_and_home_adds_half_a_point() => MovingAverage.Predict(Plain).ShouldBe(23.1);

    [Fact]
    public void A_tired_player_is_marked_down_and_a_fresh_one_is_not()
    {
        MovingAverage.Predict(Plain with { Fatigue = 100 }).ShouldBe(23.1);
        MovingAverage.Predict(Plain with { Fatigue = 58 })!.Value.ShouldBe(22.1, 1e-9);
        MovingAverage.Predict(Plain with { Fatigue = 40 })!.Value.ShouldBe(20.6, 1e-9);
    }

    [Fact]
    public void Unknown_circumstances_change_nothing() =>
        MovingAverage.Predict(Plain with { Fatigue = double.NaN, Mismatch = double.NaN, Pace = double.NaN, UsageSpike = double.NaN }).ShouldBe(23.1);

    [Fact]
    public void Without_a_game_this_season_there_is_no_prediction() => MovingAverage.Predict(Plain with { Last5 = double.NaN }).ShouldBeNull();

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
