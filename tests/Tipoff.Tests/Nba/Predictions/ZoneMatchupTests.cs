using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Nba.Predictions;

public class ZoneMatchupTests
{
    static readonly SomeCandidates Plain = new(
        new ZoneMatchup(), ("points_avg_season", 20), ("field_goal_attempts_avg_last_10", 15), ("pct_paint", 0.4), ("pct_mid_range", 0.2), ("pct_three", 0.4),
        ("opponent_paint_defense", 0), ("opponent_mid_range_defense", 0), ("opponent_three_pt_defense", 0), ("pace_score", 0), ("home_away", 1), ("fatigue_score", 90));

    static double? Points(SomeCandidates candidate) => candidate.Points(new ZoneMatchup());

    [Fact]
    public void Against_an_average_defence_it_is_the_season_and_the_venue() => Points(Plain)!.Value.ShouldBe(20.8, 1e-5);

    [Theory]
    // 15 shots a game: 6 from the paint, 3 from mid-range, 6 threes.
    [InlineData("opponent_paint_defense", 5, 20.8 + 6 * 0.05 * 2)]
    [InlineData("opponent_mid_range_defense", -4, 20.8 - 3 * 0.04 * 2)]
    [InlineData("opponent_three_pt_defense", 5, 20.8 + 6 * 0.05 * 3)]
    public void A_zone_adds_his_shots_there_times_what_the_opponent_allows_times_a_baskets_worth(string defence, double percentagePoints, double points) =>
        Points(Plain.With(defence, percentagePoints))!.Value.ShouldBe(points, 1e-5);

    [Fact]
    public void Unknown_zones_change_nothing() => Points(Plain.With("pct_paint", null).With("opponent_paint_defense", null).With("opponent_three_pt_defense", null))!.Value.ShouldBe(20.8, 1e-5);

    [Fact]
    public void Without_a_game_this_season_there_is_no_prediction() => Points(Plain.With("points_avg_season", null)).ShouldBeNull();

    [Fact]
    public void Its_terms_are_its_prediction()
    {
        var rows = Plain.With("opponent_paint_defense", 5).With("fatigue_score", 60).Rows();

        var terms = new ZoneMatchup().Explain(rows, 0);

        terms.Sum(term => term.Points).ShouldBe(new ZoneMatchup().Points(rows)[0], 1e-5);
        terms.Single(term => term.Name == "paint").Points.ShouldBe(0.6, 1e-9);
        terms.Single(term => term.Name == "fatigue").Points.ShouldBe(-0.8, 1e-9);
    }
}
