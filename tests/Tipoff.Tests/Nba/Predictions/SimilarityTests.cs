using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Nba.Predictions;

public class SimilarityTests
{
    /// <summary>At home after a day's rest against a weak defence, in ordinary form.</summary>
    static readonly SomeCandidates Evening = new(
        new Similarity(), ("opponent_def_rating", 118), ("days_rest", 1), ("home_away", 1), ("points_avg_last_5", 20), ("points_avg_season", 20),
        ("fatigue_score", 70), ("points_std_last_10", 5));

    static SomeCandidates AfterAlike(int games, int points) =>
        Enumerable.Range(1, games).Aggregate(Evening, (candidate, game) => candidate.After(game * 2, points));

    static IReadOnlyList<Similarity.Game> Games(SomeCandidates candidate)
    {
        var rows = candidate.Rows();
        return Similarity.Games(rows[rows.Count - 1]);
    }

    [Fact]
    public void Fewer_than_five_similar_games_say_nothing()
    {
        AfterAlike(4, 20).Points(new Similarity()).ShouldBeNull();
        AfterAlike(5, 20).Points(new Similarity())!.Value.ShouldBe(20.8, 1e-5);
    }

    [Theory]
    [InlineData(118, 1, 1, 20, 100)]
    [InlineData(112, 1, 1, 20, 80)]
    [InlineData(118, 2, 1, 20, 85)]
    [InlineData(118, 1, 0, 20, 85)]
    [InlineData(118, 1, 1, 24, 90)]
    public void Likeness_counts_opponent_rest_venue_and_form(double rating, double rest, double home, double last5, double score) =>
        Games(Evening.After(2, 30, ("opponent_def_rating", rating), ("days_rest", rest), ("home_away", home), ("points_avg_last_5", last5)))
            .ShouldBe([new Similarity.Game(0, score)]);

    [Fact]
    public void A_game_against_a_strong_defence_is_another_kind_of_game() => Games(Evening.After(2, 30, ("opponent_def_rating", 105))).ShouldBeEmpty();

    [Fact]
    public void Only_ninety_days_and_the_twenty_most_similar_count()
    {
        Games(Evening.After(91, 30)).ShouldBeEmpty();
        Games(Evening.After(90, 30)).Count.ShouldBe(1);
        Games(AfterAlike(25, 20)).Count.ShouldBe(20);
    }

    [Fact]
    public void More_similar_games_weigh_more()
    {
        var mixed = Enumerable.Range(1, 4).Aggregate(Evening, (candidate, game) => candidate.After(game * 2, 10, ("opponent_def_rating", 112))).After(20, 30);

        mixed.Points(new Similarity())!.Value.ShouldBe((4 * 80 * 10 + 100 * 30) / 420.0 + 0.8, 1e-5);
    }

    [Fact]
    public void The_evening_itself_and_games_without_result_teach_nothing() => Games(Evening).ShouldBeEmpty();

    [Theory]
    [InlineData(5, 72, 9, 0.40)]
    [InlineData(15, 90, 3, 1.00)]
    [InlineData(10, 80, 5, 0.88)]
    public void Confidence_rises_with_games_likeness_and_steadiness(int games, double likeness, double deviation, double confidence) =>
        Similarity.Confidence(games, likeness, deviation).ShouldBe(confidence, 1e-9);
}
