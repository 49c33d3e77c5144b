using Tipoff.Nba.SpotChecks;
using static Tipoff.Tests.Nba.SpotChecks.SpotBench;

namespace Tipoff.Tests.Nba.SpotChecks;

public sealed class RatingsFamilyTests
{
    // FGA 88, FTA 20, turnovers 13, offensive rebounds 10, 112 points: 99.8 possessions and a rating of 112.22, as in the reference's golden vectors.
    static readonly RawSeason TwoGames = new(Season)
    {
        Games = [.. Calendar, Game("G1", "11-01"), Game("G2", "11-03", "NYK", "BOS")],
        TeamLines =
        [
            Team("G1", "BOS", 112, 88, 20, 13, 10),
            Team("G1", "NYK", 100, 90, 10, 12, 8),
            Team("G2", "BOS", 120, 100, 20, 12, 11, minutes: 266),
            Team("G2", "NYK", 121, 99, 25, 10, 10, minutes: 265),
            Team("G9", "BOS", 112, 88, 20, 13, 10),
            Team("G9", "NYK", 100, 90, 10, 12, 8),
        ],
    };

    [Fact]
    public void A_game_gives_possessions_and_ratings_and_earlier_games_the_form() =>
        new RatingsFamily().ShouldAgreeOnly(
            TwoGames,
            Drawn,
            "analytics.team_offense_game_summary G9/BOS: possessions 99.8, offensive_rating 112.2244488977956, pace 99.8",
            "analytics.team_defense_game_summary G9/BOS: defensive_rating 101.6260162601626, opponent_pace 98.4",
            // (99.8 + 109.8) x 240 / 505; 23200 / 209.6; 22100 / (98.4 + 110).
            "analytics.upcoming_team_game_context G9/BOS: games_played 2, pace_last_10 99.61188118811881, offensive_rating_last_10 110.68702290076336, defensive_rating_last_15 106.04606525911708, win_pct 0.5");

    [Fact]
    public void Overtime_shortens_the_pace_but_not_the_possessions()
    {
        var overtime = TwoGames with { Games = [.. Calendar.Take(1), Game("G9", "11-13")], TeamLines = [Team("G9", "BOS", 120, 100, 20, 12, 11, minutes: 266), Team("G9", "NYK", 121, 99, 25, 10, 10, minutes: 265)] };

        new RatingsFamily().ShouldAgreeOnly(
            overtime,
            Drawn,
            "analytics.team_offense_game_summary G9/BOS: possessions 109.8, offensive_rating 109.2896174863388, pace 99.44150943396227",
            "analytics.team_defense_game_summary G9/BOS: defensive_rating 110, opponent_pace 99.62264150943396",
            "analytics.upcoming_team_game_context G9/BOS: games_played 0, pace_last_10 null, offensive_rating_last_10 null, defensive_rating_last_15 null, win_pct null");
    }
}
