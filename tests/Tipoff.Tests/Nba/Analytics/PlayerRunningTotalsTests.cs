using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>Season sums after each appearance, worked out by hand.</summary>
public sealed class PlayerRunningTotalsTests
{
    const string Line = "player_id, game_id, game_date, season_year, season_type, team_abbr, opponent_team_abbr, points, box_minutes";

    const string Shots = "fg_attempts, three_pt_attempts, ft_attempts, ft_makes, turnovers";

    [Fact]
    public void Three_appearances_make_sums_of_one_two_and_three()
    {
        using var bench = Built(Played("2024-11-01", 10, 20), Played("2024-11-03", 20, 30), Played("2024-11-05", 15, 25));

        bench.Query("select season_appearance, points, points_squared, minutes, minutes_squared from analytics.player_running_totals order by 1")
            .ShouldBe(["1 10 100 20 400", "2 30 500 50 1300", "3 45 725 75 1925"]);
    }

    [Fact]
    public void The_last_three_of_ten_are_the_difference_of_two_rows()
    {
        using var bench = Built([.. Enumerable.Range(1, 10).Select(day => Played($"2024-11-{day:00}", day, 10 + day))]);

        bench.Query("""
            select a.points - b.points, a.minutes - b.minutes
            from analytics.player_running_totals a
            join analytics.player_running_totals b on b.season_appearance = a.season_appearance - 3
            where a.season_appearance = 10
            """).ShouldBe(["27 57"]);
    }

    [Fact]
    public void The_row_of_a_game_holds_its_own_minutes_and_points()
    {
        using var bench = Built(Played("2024-11-01", 10, 20), Played("2024-11-03", 0, 0));

        bench.Query("select minutes_in_game, points_in_game, minutes, points from analytics.player_running_totals order by season_appearance")
            .ShouldBe(["20 10 20 10", "0 0 20 10"]);
    }

    [Fact]
    public void A_traded_player_counts_anew_for_the_team_and_on_for_the_season()
    {
        using var bench = Built(Played("2024-11-01", 10, 20, "MIA"), Played("2024-11-03", 10, 20, "MIA"), Played("2024-11-05", 10, 20), Played("2024-11-07", 10, 20, "MIA"));

        bench.Query("select team_abbr, season_appearance, team_appearance, points from analytics.player_running_totals order by season_appearance")
            .ShouldBe(["MIA 1 1 10", "MIA 2 2 20", "BOS 3 1 30", "MIA 4 3 40"]);
    }

    [Fact]
    public void Only_neighbouring_days_are_a_back_to_back()
    {
        using var bench = Built(Played("2024-11-01", 1, 1), Played("2024-11-02", 1, 1), Played("2024-11-03", 1, 1), Played("2024-11-05", 1, 1), Played("2024-11-30", 1, 1), Played("2024-12-01", 1, 1));

        bench.Query("select back_to_backs from analytics.player_running_totals order by season_appearance").ShouldBe(["0", "1", "2", "2", "2", "3"]);
    }

    [Fact]
    public void The_appearance_before_is_of_the_same_season()
    {
        using var bench = Built(Played("2024-04-10", 5, 5, season: 2023), Played("2024-10-22", 5, 5), Played("2024-10-25", 5, 5));

        bench.Query("select season_year, season_appearance, coalesce(cast(previous_game_date as text), 'none') from analytics.player_running_totals order by game_date")
            .ShouldBe(["2023 1 none", "2024 1 none", "2024 2 2024-10-22"]);
    }

    [Fact]
    public void Seasons_never_mix_in_a_sum()
    {
        using var bench = Built(Played("2024-04-10", 30, 40, season: 2023), Played("2024-10-22", 7, 9));

        bench.Query("select points, minutes from analytics.player_running_totals where season_year = 2024").ShouldBe(["7 9"]);
    }

    [Fact]
    public void Playoffs_and_play_in_count_and_preseason_does_not()
    {
        using var bench = Built(Played("2024-10-05", 50, 40, type: "preseason"), Played("2025-04-10", 1, 10), Played("2025-04-15", 2, 10, type: "playin"), Played("2025-04-20", 4, 10, type: "playoffs"));

        bench.Query("select season_appearance, points from analytics.player_running_totals order by 1").ShouldBe(["1 1", "2 3", "3 7"]);
    }

    // 2^20, 2^19.75 and 2^19.5 as whole numbers: 1048576, 881744 and 741455.
    [Fact]
    public void Three_games_are_weighted_by_hand_with_the_newest_first()
    {
        using var bench = Built(Played("2024-11-01", 10, 20), Played("2024-11-03", 20, 30), Played("2024-11-05", 15, 25));

        bench.Query("select fast_minutes, fast_weight from analytics.player_running_totals where season_appearance = 3")
            .ShouldBe([$"{(25L * 1048576) + (30L * 881744) + (20L * 741455)} {1048576 + 881744 + 741455}"]);
    }

    // 2^20, 2^19.95 and 2^19.9.
    [Fact]
    public void Points_fade_five_times_slower_than_minutes()
    {
        using var bench = Built(Played("2024-11-01", 10, 20), Played("2024-11-03", 20, 30), Played("2024-11-05", 15, 25));

        bench.Query("select slow_points, slow_minutes from analytics.player_running_totals where season_appearance = 3")
            .ShouldBe([$"{(15L * 1048576) + (20L * 1012858) + (10L * 978356)} {(25L * 1048576) + (30L * 1012858) + (20L * 978356)}"]);
    }

    [Fact]
    public void Weights_reach_back_two_seasons_and_no_further()
    {
        using var bench = Built(Played("2021-11-01", 9, 40, season: 2021), Played("2022-11-01", 9, 30, season: 2022), Played("2024-11-01", 9, 20));

        bench.Query("select fast_minutes, fast_weight from analytics.player_running_totals where season_year = 2024")
            .ShouldBe([$"{(20L * 1048576) + (30L * 881744)} {1048576 + 881744}"]);
    }

    [Fact]
    public void The_forty_first_game_back_weighs_nothing_in_minutes_but_still_in_points()
    {
        var start = new DateOnly(2024, 10, 22);
        using var bench = Built([.. Enumerable.Range(0, 41).Select(i => Played($"{start.AddDays(2 * i):yyyy-MM-dd}", i == 0 ? 100 : 0, i == 0 ? 40 : 0))]);

        bench.Query("select fast_minutes, slow_points from analytics.player_running_totals where season_appearance = 41").ShouldBe([$"0 {100 * 262144}"]);
        bench.Query("select fast_minutes from analytics.player_running_totals where season_appearance = 40").ShouldBe([$"{40 * 1218}"]);
    }

    [Fact]
    public void A_line_without_attempts_counts_as_appearance_but_not_as_box()
    {
        using var bench = Bench();
        bench.Rows("analytics.player_game_summary", $"{Line}, {Shots}, fg_makes, three_pt_makes", $"{Played("2024-11-01", 10, 20)}, 8, 3, 4, 2, 1, 4, 1", $"{Played("2024-11-03", 20, 30)}, null, null, null, null, 2, null, null");

        bench.Build<PlayerRunningTotals>("2020-01-01", "2025-12-31");

        bench.Query("select season_appearance, box_games, points, box_points, box_minutes, fg_attempts, three_pt_attempts, ft_attempts, ft_makes from analytics.player_running_totals order by 1")
            .ShouldBe(["1 1 10 10 20 8 3 4 2", "2 1 30 10 20 8 3 4 2"]);
    }

    [Fact]
    public void Usage_is_summed_with_the_minutes_of_overtime()
    {
        using var bench = Bench();
        bench.Rows("analytics.player_game_summary", $"{Line}, {Shots}", $"{Played("2024-11-01", 10, 20)}, 10, 3, 5, 2, 2", $"{Played("2024-11-03", 20, 30)}, 15, 3, 0, 0, 1");
        bench.Rows("analytics.team_offense_game_summary", "game_id, team_abbr, game_date, season_year, season_type, team_minutes, fg_attempts, turnovers, ft_attempts",
            "'20241101', 'BOS', '2024-11-01', 2024, 'regular', 240, 80, 14, 20", "'20241103', 'BOS', '2024-11-03', 2024, 'regular', 265, 90, 10, 10");

        bench.Build<PlayerRunningTotals>("2020-01-01", "2025-12-31");

        bench.Query("select usage_numerator, usage_denominator, team_game_number from analytics.player_running_totals order by season_appearance")
            .ShouldBe([$"{1420 * 240} {20 * 5 * 10280} 1", $"{(1420 * 240) + (1600 * 265)} {(20 * 5 * 10280) + (30 * 5 * 10440)} 2"]);
    }

    static TransformBench Bench() => new(new PlayerGameSummary(), new TeamOffenseGameSummary(), new PlayerRunningTotals());

    static TransformBench Built(params string[] rows) => Bench().Rows("analytics.player_game_summary", Line, rows).Build<PlayerRunningTotals>("2020-01-01", "2025-12-31");

    static string Played(string date, int points, int minutes, string team = "BOS", int season = 2024, string type = "regular") =>
        $"1, '{date.Replace("-", "", StringComparison.Ordinal)}', '{date}', {season}, '{type}', '{team}', 'NYK', {points}, {minutes}";
}
