using System.Globalization;
using System.Text.Json;
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

        bench.Query("select points_avg_season, minutes_avg_last_10, days_rest, rest_advantage, recent_trend, vegas_points_line, has_vegas_line, pct_paint from precompute.ml_feature_store")
            .ShouldBe(["null null null null null null 0 null"]);
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

    [Theory]
    [InlineData("10 12 14 16 18", "2", "2")]
    [InlineData("18 16 14 12 10", "-2", "-2")]
    [InlineData("50 50 50 0 0 0 0 5 5 5", "-5.727", "1.071")]
    [InlineData("99 10 10 10 10 10 10 10 10 10 10", "0", "0")]
    [InlineData("10 12 14 16", "null", "null")]
    public void A_straight_line_through_the_last_games_rises_with_the_points(string pointsOldestFirst, string ten, string seven)
    {
        using var bench = Bench(pointsOldestFirst);

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select pts_slope_10g, scoring_trend_slope from precompute.ml_feature_store").ShouldBe([$"{ten} {seven}"]);
    }

    [Theory]
    [InlineData("10 20 30", "0", "0 0")]
    [InlineData("20 20 20 20 20 10 10 10", "3", "-1.208 0")]
    [InlineData("5 5 5 5 5 5 5 30 30 30 30 30", "0", "1.133 1")]
    [InlineData("15 15 15", "0", "null null")]
    [InlineData("12", "0", "null null")]
    public void Form_is_measured_by_the_players_own_scatter(string pointsOldestFirst, string below, string scores)
    {
        using var bench = Bench(pointsOldestFirst);

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select consecutive_games_below_avg, deviation_from_avg_last_3, breakout_flag from precompute.ml_feature_store").ShouldBe([$"{below} {scores}"]);
    }

    [Fact]
    public void Games_he_missed_count_from_his_first_for_the_team_on()
    {
        // Appearances in team games 1-3 and 5 of 12: of the last ten, games 3 and 5.
        using var bench = Bench("10 20 30 40");
        bench.Execute("update analytics.player_running_totals set team_appearance = season_appearance, team_game_number = case season_appearance when 4 then 5 else season_appearance end");

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select dnp_rate from precompute.ml_feature_store").ShouldBe(["0.8"]);
    }

    [Fact]
    public void A_first_game_for_the_team_that_is_still_to_come_says_nothing()
    {
        using var bench = Bench("10 20 30");
        bench.Execute("update analytics.player_running_totals set team_abbr = 'MIA', team_appearance = season_appearance, team_game_number = season_appearance");
        bench.Rows("analytics.player_running_totals", "player_id, game_id, game_date, season_year, team_abbr, season_appearance, team_appearance, team_game_number", "1, 'G9', '2024-12-05', 2024, 'BOS', 4, 1, 15");

        bench.Build<MlFeatureStore>("2024-12-01", "2024-12-10");

        bench.Query("select dnp_rate from precompute.ml_feature_store").ShouldBe(["null"]);
    }

    [Fact]
    public void A_steady_role_is_one_and_a_wild_one_sinks_to_zero()
    {
        using var steady = Bench("10 10 10");
        using var wild = Bench("10 10 10");
        wild.Execute("update analytics.player_running_totals set minutes = 3, minutes_squared = 9 where season_appearance = 3");

        steady.Build<MlFeatureStore>("2024-12-01");
        wild.Build<MlFeatureStore>("2024-12-01");

        steady.Query("select rotation_stability from precompute.ml_feature_store").ShouldBe(["1"]);
        wild.Query("select rotation_stability from precompute.ml_feature_store").ShouldBe(["0"]);
    }

    [Fact]
    public void Fouls_are_per_36_minutes_of_the_games_whose_fouls_are_known()
    {
        using var bench = Bench("10 10 10 10");
        bench.Execute("update analytics.player_running_totals set fouls_known = 3, personal_fouls = 11, foul_minutes = 72, foul_outs = 1 where season_appearance = 4");

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select fouls_per_36_last_10, foul_out_share_last_10 from precompute.ml_feature_store").ShouldBe(["5.5 0.333"]);
    }

    [Theory]
    [InlineData("G-F", "55 3")]
    [InlineData("F-C", "40 -2")]
    [InlineData("C", "20 1")]
    [InlineData("", "null null")]
    public void What_an_opponent_allows_is_that_of_the_players_own_position(string position, string expected)
    {
        using var bench = Bench("10 20 30");
        bench.Rows("reference.players", "player_id, position", $"1, nullif('{position}', '')");
        bench.Rows(
            "precompute.team_defense_by_position",
            "team_abbr, game_date, guard_points_allowed_last_15, forward_points_allowed_last_15, center_points_allowed_last_15, guard_points_vs_league, forward_points_vs_league, center_points_vs_league",
            "'NYK', '2024-12-01', 55, 40, 20, 3, -2, 1");

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select opponent_position_points_allowed, opponent_position_points_vs_league from precompute.ml_feature_store").ShouldBe([expected]);
    }

    [Theory]
    [InlineData("'mid_range'", "0.4 0.25")]
    [InlineData("'balanced'", "0.6 0.5")]
    [InlineData("null", "null null")]
    public void The_opponents_defence_is_that_of_his_favourite_zone(string zone, string expected)
    {
        using var bench = Bench("10 20 30");
        bench.Rows("precompute.player_shot_zone_analysis", "player_id, game_date, primary_scoring_zone, unassisted_rate_last_10", $"1, '2024-12-01', {zone}, 30");
        bench.Rows(
            "precompute.team_defense_zone_analysis",
            "team_abbr, game_date, paint_pct_allowed_last_15, mid_range_pct_allowed_last_15, paint_attempts_allowed_per_game, mid_range_attempts_allowed_per_game, three_pt_attempts_allowed_per_game",
            "'NYK', '2024-12-01', 0.6, 0.4, 40, 20, 20");

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select opponent_primary_zone_pct_allowed, opponent_primary_zone_rate_allowed from precompute.ml_feature_store").ShouldBe([expected]);
    }

    [Fact]
    public void A_line_is_held_against_the_season_and_against_his_line_before()
    {
        using var bench = Bench("10 20 30");
        bench.Rows("analytics.player_points_lines", "game_id, player_id, game_date, line_at_cutoff, opening_line, closing_line, books_at_cutoff, known_at", "'0022400300', 1, '2024-12-01', 23.5, 24.5, 26.5, 4, '2024-12-01 21:30:00+00'");
        bench.Rows("analytics.player_points_lines", "game_id, player_id, game_date, line_at_cutoff, closing_line", "'G3', 1, '2024-11-03', null, 18.5", "'G2', 1, '2024-11-02', 21.5, 30.5");

        bench.Build<MlFeatureStore>("2024-12-01");

        bench.Query("select line_vs_season_avg, prop_line_delta, line_movement_direction, line_books, line_age_hours from precompute.ml_feature_store").ShouldBe(["3.5 2 -1 4 2"]);
    }

    [Theory]
    [InlineData("10 20 30 20 10 20", 40, "analytics")]
    [InlineData("10 20 30 20 10 20", 3, "bootstrap")]
    [InlineData("", 40, "nothing of him")]
    public void Quality_is_the_mean_weight_of_the_first_twenty_five(string pointsOldestFirst, int seasonDay, string because)
    {
        using var bench = Bench(pointsOldestFirst);
        bench.Execute($"update analytics.upcoming_player_game_context set season_day = {seasonDay}");

        bench.Build<MlFeatureStore>("2024-12-01");

        string[] calculated = ["rest_advantage", "injury_risk", "recent_trend", "minutes_change", "pct_free_throw", "team_win_pct"];
        string[] analytics = ["home_away", "back_to_back", "playoff_game"];
        var weights = PublishedFeatures.Of("v1").Select(place => place.Name).Select(name =>
            bench.Query($"select {name} is null from precompute.ml_feature_store")[0] == "true" ? 40
            : analytics.Contains(name) || (seasonDay < 14 && !calculated.Contains(name)) ? 75
            : 100);
        bench.Query("select quality_score from precompute.ml_feature_store").ShouldBe([weights.Average().ToString("0.###", CultureInfo.InvariantCulture)], because);
    }

    [Fact]
    public void Every_null_has_its_reason_and_no_reason_stands_alone()
    {
        using var rookie = Bench("");
        using var regular = Bench("10 20 30 20 10 20");

        rookie.Build<MlFeatureStore>("2024-12-01");
        regular.Build<MlFeatureStore>("2024-12-01");

        string[] reasons = ["feature is null without", "where no feature is null"];
        rookie.Violations<MlFeatureStore>().Where(check => reasons.Any(check.Contains)).ShouldBeEmpty();
        regular.Violations<MlFeatureStore>().Where(check => reasons.Any(check.Contains)).ShouldBeEmpty();
        rookie.Query("select missing from precompute.ml_feature_store")[0].ShouldContain("\"no_game_this_season\"");
        var listed = JsonSerializer.Deserialize<string[]>(regular.Query("select missing from precompute.ml_feature_store")[0])!;
        listed.ShouldContain("no_line");
        listed.ShouldNotContain("no_game_this_season");
        listed.ShouldBe(listed.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_null_without_a_reason_and_a_reason_without_a_null_are_errors()
    {
        const string Unexplained = "a form feature is null without a reason";
        const string Unfounded = "a reason where no feature is null";
        using var bench = Bench("10 20 30 20 10 20");
        bench.Build<MlFeatureStore>("2024-12-01");
        bench.Violations<MlFeatureStore>().ShouldNotContain(Unexplained);
        bench.Violations<MlFeatureStore>().ShouldNotContain(Unfounded);
        var found = bench.Query("select missing from precompute.ml_feature_store")[0];

        bench.Execute("update precompute.ml_feature_store set points_avg_last_5 = null");
        bench.Violations<MlFeatureStore>().ShouldContain(Unexplained);
        foreach (var another in new[] { "no_scatter", "forgotten", "no_line" })
        {
            bench.Execute($"update precompute.ml_feature_store set points_avg_last_5 = 20, missing = '{found.Replace("]", $",\"{another}\"]", StringComparison.Ordinal)}'");
            bench.Violations<MlFeatureStore>().ShouldContain(Unfounded, another);
        }

        bench.Execute("update precompute.ml_feature_store set points_avg_last_5 = null, missing = '[\"forgotten\"]'");
        bench.Violations<MlFeatureStore>().ShouldContain(Unexplained);
        bench.Execute("update precompute.ml_feature_store set missing = null");
        bench.Violations<MlFeatureStore>().ShouldContain(Unexplained);
    }

    /// <summary>Everything that a market could be read from is changed: only the market family, and its reasons, may move.</summary>
    [Fact]
    public void Leaving_out_the_market_family_leaves_no_market_anywhere()
    {
        using var without = Bench("10 20 30 20 10 20");
        using var with = Bench("10 20 30 20 10 20");
        with.Rows("analytics.player_points_lines", "game_id, player_id, game_date, line_at_cutoff, opening_line, closing_line, books_at_cutoff, line_std_at_cutoff, known_at", "'0022400300', 1, '2024-12-01', 23.5, 22.5, 26.5, 4, 0.5, '2024-12-01 21:30:00+00'");
        with.Rows("analytics.player_points_lines", "game_id, player_id, game_date, line_at_cutoff, closing_line", "'G2', 1, '2024-11-02', 21.5, 30.5");
        with.Execute("update analytics.upcoming_player_game_context set games_with_line = 7, prop_over_streak = 2, prop_under_streak = 0, over_rate_last_10 = 0.7, margin_vs_line_avg_last_5 = 1.5");
        with.Execute("update analytics.upcoming_team_game_context set spread = -5.5, total = 226.5, opening_spread = -4.5, opening_total = 224.5, spread_movement = -1, total_movement = 2");

        without.Build<MlFeatureStore>("2024-12-01");
        with.Build<MlFeatureStore>("2024-12-01");

        var market = FeatureGroups.Of(FeatureFamily.Market);
        var others = string.Join(", ", new MlFeatureStore().Columns.Select(column => column.Name).Where(name => name != "missing").Except(market));
        with.Query($"select {others} from precompute.ml_feature_store").ShouldBe(without.Query($"select {others} from precompute.ml_feature_store"));
        with.Query($"select {string.Join(", ", market)} from precompute.ml_feature_store")[0].ShouldNotContain("null");
    }

    static TransformBench Bench(string pointsOldestFirst)
    {
        var bench = new TransformBench(
            new Games(), new UpcomingPlayerGameContext(), new UpcomingTeamGameContext(), new PlayerRunningTotals(), new PlayerPointsLines(),
            new PlayerShotZoneAnalysis(), new TeamDefenseZoneAnalysis(), new TeamDefenseByPosition(), new Players(), new PlayerCompositeFactors(), new MlFeatureStore());
        var points = pointsOldestFirst.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
        bench.Rows("reference.games", "game_id, game_date, season_year, season_type, cutoff_at", "'0022400300', '2024-12-01', 2024, 'regular', '2024-12-01 23:30:00+00'");
        bench.Rows(
            "analytics.upcoming_player_game_context",
            "player_id, game_id, game_date, season_year, season_type, season_day, team_abbr, opponent_team_abbr, is_home, is_back_to_back, games_played_season, games_with_team, team_games_played, last_game_id, games_with_line, games_in_last_7_days, days_rest",
            $"1, '0022400300', '2024-12-01', 2024, 'regular', 40, 'BOS', 'NYK', true, false, {points.Count}, {points.Count}, 12, 'G{points.Count}', 0, 2, {(points.Count == 0 ? "null" : "2")}");
        bench.Rows("analytics.upcoming_team_game_context", "game_id, team_abbr, game_date, is_road_trip", "'0022400300', 'BOS', '2024-12-01', false", "'0022400300', 'NYK', '2024-12-01', true");
        for (var i = 0; i < points.Count; i++)
        {
            var soFar = points.Take(i + 1).ToList();
            bench.Rows(
                "analytics.player_running_totals",
                "player_id, game_id, game_date, season_year, team_abbr, opponent_team_abbr, season_appearance, points_in_game, minutes_in_game, points, points_squared, minutes, minutes_squared, points_by_index, box_games, box_points, box_minutes, fouls_known, foul_minutes, starts_known, usage_denominator, games_20_plus_minutes",
                $"1, 'G{i + 1}', date '2024-11-01' + {i}, 2024, 'BOS', 'MIA', {i + 1}, {points[i]}, 30, {soFar.Sum()}, {soFar.Sum(value => value * value)}, {30 * (i + 1)}, {900 * (i + 1)}, {soFar.Select((value, at) => value * (at + 1)).Sum()}, 0, 0, 0, 0, 0, 0, 0, {i + 1}");
        }

        return bench;
    }
}
