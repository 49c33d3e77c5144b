using Tipoff.Nba.SpotChecks;
using static Tipoff.Tests.Nba.SpotChecks.SpotBench;

namespace Tipoff.Tests.Nba.SpotChecks;

public sealed class RollingFamilyTests
{
    static readonly PlayerLine[] FiveGames =
    [
        Line("G1", "11-01", 20, 10),
        Line("G2", "11-03", 30, 20),
        Line("G3", "11-04", 25, 15),
        Line("G4", "11-10", 40, 30),
        Line("G5", "11-12", 35, 25),
    ];

    [Fact]
    public void Five_games_give_means_deviations_and_weights_by_hand() =>
        new RollingFamily().ShouldAgreeOnly(new RawSeason(Season) { Games = Calendar, Lines = FiveGames }, Drawn, $"""
            precompute.ml_feature_store {Key}: games_played_season 5,
            points_avg_last_3 23.333333333333333, points_avg_last_5 20, points_avg_last_10 20, points_avg_season 20,
            points_std_last_10 7.905694150420949, points_std_season 7.905694150420949,
            minutes_avg_last_3 33.333333333333333, minutes_avg_last_5 30, minutes_avg_last_10 30, minutes_avg_season 30,
            minutes_std_last_10 7.905694150420949, ppm_avg_last_10 0.666666666666666667, recent_trend 2, minutes_change 0,
            weighted_minutes 31.337897134479192, weighted_points_per_minute 0.669704366788903,
            games_in_last_7_days 2, days_rest 0, back_to_back 1
            """);

    [Fact]
    public void Before_the_first_game_of_the_season_only_the_weights_of_the_last_ones_stand() =>
        new RollingFamily().ShouldAgreeOnly(
            new RawSeason(Season) { Games = Calendar, Lines = [Line("P1", "04-10", 30, 12) with { SeasonYear = 2023 }, Line("P0", "04-09", 10, 90) with { SeasonYear = 2020 }] },
            Drawn,
            $"""
            precompute.ml_feature_store {Key}: games_played_season 0,
            points_avg_last_3 null, points_avg_last_5 null, points_avg_last_10 null, points_avg_season null, points_std_last_10 null,
            points_std_season null, minutes_avg_last_3 null, minutes_avg_last_5 null, minutes_avg_last_10 null, minutes_avg_season null,
            minutes_std_last_10 null, ppm_avg_last_10 null, recent_trend null, minutes_change null,
            weighted_minutes 30, weighted_points_per_minute 0.4, games_in_last_7_days 0, days_rest null, back_to_back 0
            """);

    [Fact]
    public void A_row_that_is_missing_is_a_difference() =>
        Check(new RollingFamily(), new RawSeason(Season) { Games = Calendar, Lines = FiveGames }, Drawn).Differences
            .Select(Text).ShouldBe([$"precompute.ml_feature_store {Key} (row): stored absent, recomputed there"]);
}
