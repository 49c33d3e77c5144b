using Tipoff.Nba.Analytics;
using Tipoff.Nba.Precompute;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Precompute;

public sealed class PlayerCompositeFactorsTests
{
    const string Columns =
        "player_id, game_id, game_date, season_year, season_day, team_abbr, opponent_team_abbr, days_rest, is_back_to_back, games_in_last_7_days, minutes_in_last_7_days, avg_minutes_per_game_last_7, back_to_backs_last_14_days, player_age, pace_differential, projected_usage_rate, avg_usage_rate_last_7_games, star_teammates_out";

    [Theory]
    [InlineData("0, true, 4, 150, 34.0, 2, 31.0", "58 -2.1")]
    [InlineData("3, false, 2, 70, 35.0, 0, 25.0", "100 0")]
    [InlineData("null, false, 0, 0, null, 0, 25.0", "null null")]
    public void Fatigue_falls_with_load_and_age_and_is_unknown_before_the_first_game(string load, string expected)
    {
        using var bench = Bench().Rows("analytics.upcoming_player_game_context", Columns, Candidate(load: load));

        bench.Build<PlayerCompositeFactors>("2024-12-01");

        bench.Query("select fatigue_score, fatigue_adjustment from precompute.player_composite_factors").ShouldBe([expected]);
    }

    [Theory]
    [InlineData("'paint', 60, 20, 20", "4.5, 0, 0", "4.5 favorable")]
    [InlineData("'perimeter', 30, 25, 45", "0, 0, 7", "7.56 favorable")]
    [InlineData("'balanced', 25, 30, 30", "-4, 0, 0", "-2 neutral")]
    [InlineData("'paint', 60, 20, 20", "null, 0, 0", "null null")]
    [InlineData("null, null, null, null", "4.5, 0, 0", "null null")]
    public void A_weakly_defended_zone_raises_a_player_who_lives_there(string shots, string defence, string expected)
    {
        using var bench = Bench().Rows("analytics.upcoming_player_game_context", Columns, Candidate());
        bench.Rows("precompute.player_shot_zone_analysis", "player_id, game_date, primary_scoring_zone, paint_rate_last_10, mid_range_rate_last_10, three_pt_rate_last_10", $"1, '2024-12-01', {shots}");
        bench.Rows("precompute.team_defense_zone_analysis", "team_abbr, game_date, paint_defense_vs_league_avg, mid_range_defense_vs_league_avg, three_pt_defense_vs_league_avg", $"'NYK', '2024-12-01', {defence}");

        bench.Build<PlayerCompositeFactors>("2024-12-01");

        bench.Query("select shot_zone_mismatch_score, mismatch_type from precompute.player_composite_factors").ShouldBe([expected]);
    }

    [Theory]
    [InlineData("9", "3")]
    [InlineData("-4", "-2")]
    [InlineData("null", "null")]
    public void Pace_is_half_the_difference_within_three_points(string difference, string expected)
    {
        using var bench = Bench().Rows("analytics.upcoming_player_game_context", Columns, Candidate(pace: difference));

        bench.Build<PlayerCompositeFactors>("2024-12-01");

        bench.Query("select pace_score from precompute.player_composite_factors").ShouldBe([expected]);
    }

    [Theory]
    [InlineData("29, 25, 2", "1.56")]
    [InlineData("29, 25, 1", "1.38")]
    [InlineData("21, 25, 2", "-1.2")]
    [InlineData("null, 25, 2", "null")]
    public void Usage_spikes_further_when_stars_are_out(string usage, string expected)
    {
        using var bench = Bench().Rows("analytics.upcoming_player_game_context", Columns, Candidate(usage: usage));

        bench.Build<PlayerCompositeFactors>("2024-12-01");

        bench.Query("select usage_spike_score from precompute.player_composite_factors").ShouldBe([expected]);
    }

    [Theory]
    [InlineData(13, 0)]
    [InlineData(14, 1)]
    public void Nothing_is_written_in_the_first_fourteen_days_of_a_season(int seasonDay, int rows)
    {
        using var bench = Bench().Rows("analytics.upcoming_player_game_context", Columns, Candidate(seasonDay: seasonDay));

        bench.Build<PlayerCompositeFactors>("2024-12-01");

        bench.Query("select count(*) from precompute.player_composite_factors").ShouldBe([rows.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
    }

    [Theory]
    [InlineData("referee_points_vs_league", "12", "referee_favorability", "1.2")]
    [InlineData("referee_points_vs_league", "-70", "referee_favorability", "-5")]
    [InlineData("referee_points_vs_league", "null", "referee_favorability", "null")]
    [InlineData("opponent_net_rating_last_10", "8", "opponent_strength", "-1.6")]
    [InlineData("opponent_net_rating_last_10", "-20", "opponent_strength", "3")]
    [InlineData("opponent_net_rating_last_10", "null", "opponent_strength", "null")]
    [InlineData("is_look_ahead_spot, opponent_win_pct, next_opponent_win_pct", "true, 0.3, 0.7", "look_ahead_pressure", "-2")]
    [InlineData("is_look_ahead_spot, opponent_win_pct, next_opponent_win_pct", "false, 0.5, 0.6", "look_ahead_pressure", "0")]
    [InlineData("is_look_ahead_spot, opponent_win_pct, next_opponent_win_pct", "null, null, 0.6", "look_ahead_pressure", "null")]
    [InlineData("travel_miles, time_zone_changes, altitude_change_m, days_rest", "2600, 3, -86, 0", "travel_impact", "-2.5")]
    [InlineData("travel_miles, time_zone_changes, altitude_change_m, days_rest", "2600, -3, 86, 0", "travel_impact", "-1.9")]
    [InlineData("travel_miles, time_zone_changes, altitude_change_m, days_rest", "800, 1, 1500, 2", "travel_impact", "-0.65")]
    [InlineData("travel_miles, time_zone_changes, altitude_change_m, days_rest", "0, 0, 0, 1", "travel_impact", "0")]
    [InlineData("travel_miles, time_zone_changes, altitude_change_m, days_rest", "null, null, null, null", "travel_impact", "null")]
    public void Crew_opponent_look_ahead_and_travel_are_points_around_zero_and_null_without_their_inputs(string columns, string values, string factor, string expected)
    {
        using var bench = Bench().Rows("analytics.upcoming_player_game_context", Columns, Candidate());
        bench.Rows("analytics.upcoming_team_game_context", $"game_id, team_abbr, {columns}", $"'0022400300', 'BOS', {values}");

        bench.Build<PlayerCompositeFactors>("2024-12-01");

        bench.Query($"select {factor} from precompute.player_composite_factors").ShouldBe([expected]);
    }

    [Fact]
    public void The_total_stays_that_of_the_first_four_factors()
    {
        using var bench = Bench().Rows("analytics.upcoming_player_game_context", Columns, Candidate(load: "0, true, 4, 150, 34.0, 2, 31.0", pace: "2", usage: "29, 25, 2"));
        bench.Rows("precompute.player_shot_zone_analysis", "player_id, game_date, primary_scoring_zone, paint_rate_last_10, mid_range_rate_last_10, three_pt_rate_last_10", "1, '2024-12-01', 'paint', 60, 20, 20");
        bench.Rows("precompute.team_defense_zone_analysis", "team_abbr, game_date, paint_defense_vs_league_avg, mid_range_defense_vs_league_avg, three_pt_defense_vs_league_avg", "'NYK', '2024-12-01', 4.5, 0, 0");
        bench.Rows("analytics.upcoming_team_game_context", "game_id, team_abbr, referee_points_vs_league, opponent_net_rating_last_10", "'0022400300', 'BOS', 12, 8");

        bench.Build<PlayerCompositeFactors>("2024-12-01");

        // -2.1 + 4.5 + 1 + 1.56
        bench.Query("select total_composite_adjustment, calculation_version, data_quality_issues from precompute.player_composite_factors")
            .ShouldBe(["4.96 eight_factors_1_total_of_four [\"look_ahead\",\"travel\"]"]);
        bench.Query("select factors_context from precompute.player_composite_factors").ShouldBe(
            [
                "{\"fatigue\":{\"age\":31,\"back_to_backs_14d\":2,\"days_rest\":0,\"games_7d\":4,\"minutes_7d\":150},"
                + "\"look_ahead\":{\"next_win_pct_hundredths\":null,\"opponent_win_pct_hundredths\":null},\"opponent_strength\":{\"net_rating_tenths\":80},"
                + "\"pace\":{\"differential_tenths\":20},\"referees\":{\"points_vs_league_tenths\":120},\"shot_zones\":{\"defense_tenths\":45,\"rate\":60,\"zone\":\"paint\"},"
                + "\"travel\":{\"altitude_change_m\":null,\"hours\":null,\"miles\":null},\"usage_spike\":{\"projected_tenths\":290,\"recent_tenths\":250,\"stars_out\":2}}",
            ]);
    }

    static TransformBench Bench() =>
        new(new UpcomingPlayerGameContext(), new UpcomingTeamGameContext(), new PlayerShotZoneAnalysis(), new TeamDefenseZoneAnalysis(), new PlayerCompositeFactors());

    static string Candidate(string load = "1, false, 2, 60, 30.0, 0, 25.0", string pace = "0", string usage = "25, 25, 0", int seasonDay = 40) =>
        $"1, '0022400300', '2024-12-01', 2024, {seasonDay}, 'BOS', 'NYK', {load}, {pace}, {usage}";
}
