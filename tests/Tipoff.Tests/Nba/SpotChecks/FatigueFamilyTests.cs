using Tipoff.Nba.SpotChecks;
using static Tipoff.Tests.Nba.SpotChecks.SpotBench;

namespace Tipoff.Tests.Nba.SpotChecks;

public sealed class FatigueFamilyTests
{
    [Fact]
    public void Four_games_in_a_week_and_two_back_to_backs_leave_58_at_31() =>
        new FatigueFamily().ShouldAgreeOnly(
            new RawSeason(Season)
            {
                Games = Calendar,
                Births = [new Birth(1, new DateOnly(1993, 1, 1))],
                Lines =
                [
                    Line("G1", "10-31", 30, 10), Line("G2", "11-01", 30, 10), Line("G3", "11-06", 30, 10), Line("G4", "11-07", 30, 10),
                    Line("G5", "11-10", 40, 10), Line("G6", "11-12", 36, 10),
                ],
            },
            Drawn,
            $"""
            analytics.upcoming_player_game_context {Key}: days_rest 0, games_in_last_7_days 4, minutes_in_last_7_days 136,
            avg_minutes_per_game_last_7 34, back_to_backs_last_14_days 2, player_age 31.865845311430526
            """,
            $"precompute.player_composite_factors {Key}: fatigue_score 58, fatigue_adjustment -2.1");

    [Fact]
    public void Three_days_of_rest_end_at_100() =>
        new FatigueFamily().ShouldAgreeOnly(
            new RawSeason(Season)
            {
                Games = Calendar,
                Births = [new Birth(1, new DateOnly(2012, 11, 13))],
                Lines = [Line("G1", "11-07", 35, 10), Line("G2", "11-09", 35, 10)],
            },
            Drawn,
            $"""
            analytics.upcoming_player_game_context {Key}: days_rest 3, games_in_last_7_days 2, minutes_in_last_7_days 70,
            avg_minutes_per_game_last_7 35, back_to_backs_last_14_days 0, player_age 12
            """,
            $"precompute.player_composite_factors {Key}: fatigue_score 100, fatigue_adjustment 0");

    [Fact]
    public void Without_a_birth_date_the_score_is_missing_and_early_in_the_season_the_row()
    {
        var raw = new RawSeason(Season) { Games = Calendar, Lines = [Line("G1", "10-23", 30, 10)] };
        var early = Drawn with { GameDate = Date("10-25") };

        Check(new FatigueFamily(), raw, early, $"""
            analytics.upcoming_player_game_context {Key}: days_rest 1, games_in_last_7_days 1, minutes_in_last_7_days 30,
            avg_minutes_per_game_last_7 30, back_to_backs_last_14_days 0, player_age null
            """).Differences.ShouldBeEmpty();
        Check(new FatigueFamily(), raw, Drawn, $"precompute.player_composite_factors {Key}: fatigue_score 100, fatigue_adjustment 0").Differences
            .Select(difference => difference.Column).ShouldBe(["(row)", "fatigue_score", "fatigue_adjustment"]);
    }
}
