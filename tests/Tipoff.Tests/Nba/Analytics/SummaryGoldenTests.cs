using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>Rates and counts worked out by hand.</summary>
public class SummaryGoldenTests
{
    const string Box =
        "game_id, team_abbr, game_date, minutes, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks, turnovers, personal_fouls, feed";

    [Theory]
    [InlineData(240, 0, "99.8 112.22 99.8")]
    [InlineData(265, 1, "99.8 112.22 90.38")]
    [InlineData(290, 2, "99.8 112.22 82.59")]
    [InlineData(365, 5, "99.8 112.22 65.62")]
    public void Overtimes_lengthen_the_game_and_leave_possessions_and_rating_alone(int minutes, int overtimes, string expected)
    {
        using var bench = SummaryBench.New().Rows("raw.nbac_team_boxscores", Box, TeamLine("BOS", minutes, 112), TeamLine("NYK", minutes, 104)).Summarise();

        bench.Query("select overtime_periods, possessions, round(cast(offensive_rating as numeric(9, 4)), 2), round(cast(pace as numeric(9, 4)), 2) from analytics.team_offense_game_summary where team_abbr = 'BOS'")
            .ShouldBe([$"{overtimes} {expected}"]);
    }

    [Theory]
    [InlineData(36, 240, 32.2)]
    [InlineData(40, 265, 32.0)]
    [InlineData(44, 290, 31.8)]
    public void Usage_in_overtime_takes_the_minutes_the_team_played(int minutes, int teamMinutes, double expected)
    {
        using var bench = SummaryBench.New()
            .Rows("raw.nbac_team_boxscores", Box, TeamLine("BOS", teamMinutes, 112), TeamLine("NYK", teamMinutes, 104))
            .Official(1, "BOS", minutes, new(FieldMakes: 10, FieldAttempts: 20, ThreeMakes: 4, FreeMakes: 6, FreeAttempts: 8, Turnovers: 3));
        // The team's turnovers are those of its players: the other ten belong to the bench.
        bench.Official(2, "BOS", 10, new(Turnovers: 10)).Summarise();

        var usage = double.Parse(bench.Query("select usage_rate from analytics.player_game_summary where player_id = 1").Single(), System.Globalization.CultureInfo.InvariantCulture);
        usage.ShouldBe(expected, 0.06);
    }

    [Fact]
    public void Effective_and_true_shooting_follow_the_golden_line()
    {
        using var bench = SummaryBench.New()
            .Official(1, "BOS", 36, new(FieldMakes: 10, FieldAttempts: 20, ThreeMakes: 4, ThreeAttempts: 9, FreeMakes: 6, FreeAttempts: 8, Turnovers: 3)).Summarise();

        bench.Query("select points, efg_pct, ts_pct, plays_used, free_throw_rate, three_pt_attempt_rate, minutes_played from analytics.player_game_summary").ShouldBe(["30 0.6 0.638 26.52 40 45 36"]);
    }

    [Fact]
    public void A_man_with_no_time_has_a_line_of_noughts_and_no_rates()
    {
        using var bench = SummaryBench.New().Events().Official(9, "BOS", 0, new(FieldAttempts: 0, ThreeAttempts: 0, Offensive: 0, Defensive: 0, Assists: 0, Turnovers: 0)).Summarise();

        bench.Query("select seconds_played, minutes_played, seconds_source, usage_rate, ts_pct, efg_pct, free_throw_rate, usage_rate_on_court, is_starter, clutch_seconds from analytics.player_game_summary where player_id = 9")
            .ShouldBe(["0 0 play_by_play null null null null null false 0"]);
    }

    [Fact]
    public void Free_throws_alone_make_true_shooting_and_no_effective_shooting()
    {
        using var bench = SummaryBench.New().Official(1, "BOS", 12, new(FieldAttempts: 0, ThreeAttempts: 0, FreeMakes: 3, FreeAttempts: 4)).Summarise();

        bench.Query("select points, round(cast(ts_pct as numeric(9, 6)), 4), efg_pct, free_throw_rate from analytics.player_game_summary").ShouldBe(["3 0.85 null null"]);
    }

    [Fact]
    public void Fourteen_men_are_one_team()
    {
        using var bench = SummaryBench.New();
        for (var man = 1; man <= 14; man++)
            bench.Official(man, "BOS", 17, new(FieldMakes: 3, FieldAttempts: 7, ThreeAttempts: 2, Offensive: 1, Defensive: 3, Turnovers: 1)).Official(100 + man, "NYK", 17, new(FieldMakes: 2, FieldAttempts: 7));

        bench.Summarise();

        bench.Query("select points_scored, fg_attempts, possessions, overtime_periods, source, quality_score from analytics.team_offense_game_summary where team_abbr = 'BOS'")
            .ShouldBe(["84 98 98 0 player_box 70"]);
        bench.Query("select count(*), sum(points) from analytics.player_game_summary where team_abbr = 'BOS'").ShouldBe(["14 84"]);
    }

    [Fact]
    public void More_makes_than_attempts_is_an_error()
    {
        using var bench = SummaryBench.New().Official(1, "BOS", 30, new(FieldMakes: 9, FieldAttempts: 8)).Summarise();

        bench.Violations<PlayerGameSummary>().ShouldContain("more makes than attempts");
    }

    [Theory]
    [InlineData(0, 0, 0, "0")]
    [InlineData(10, 4, 3, "60.691")]
    [InlineData(20, 0, 0, "82.237")]
    public void Usage_on_court_is_the_share_of_what_the_team_used_meanwhile(int attempts, int frees, int turnovers, string expected)
    {
        using var bench = SummaryBench.New().Registry().Events(new(FieldAttempts: attempts, FreeAttempts: frees, Turnovers: turnovers));
        bench.Execute("update analytics.play_by_play_player_totals set on_court_fg_attempts = 20, on_court_ft_attempts = 3, on_court_turnovers = 3");

        bench.Summarise();

        bench.Query("select usage_rate_on_court from analytics.player_game_summary where player_id = 1").ShouldBe([expected]);
    }

    [Theory]
    [InlineData(2880, "98.5")]
    [InlineData(3180, "89.208")]
    public void Counted_pace_is_of_both_teams_over_the_exact_time(int seconds, string pace)
    {
        using var bench = SummaryBench.New().Events().Rows("raw.nbac_team_boxscores", Box, TeamLine("BOS", 240, 112), TeamLine("NYK", 240, 104));
        bench.Execute($"update analytics.play_by_play_team_totals set game_seconds = {seconds}, possessions = case team_abbr when 'BOS' then 100 else 97 end");

        bench.Summarise();

        bench.Query("select possessions_counted, offensive_rating_counted, pace_counted from analytics.team_offense_game_summary where team_abbr = 'BOS'").ShouldBe([$"100 112 {pace}"]);
        bench.Query("select opp_possessions_counted, defensive_rating_counted from analytics.team_defense_game_summary where team_abbr = 'NYK'").ShouldBe(["100 112"]);
    }

    [Fact]
    public void Kinds_of_points_are_scored_by_one_and_allowed_by_the_other()
    {
        using var bench = SummaryBench.New().Events();
        bench.Execute("update analytics.play_by_play_team_totals set second_chance_points = 11, fast_break_points = 7, points_off_turnovers = 13, bench_points = 20 where team_abbr = 'BOS'");

        bench.Summarise();

        bench.Query("select second_chance_points_scored, fast_break_points_scored, points_off_turnovers, bench_points from analytics.team_offense_game_summary where team_abbr = 'BOS'").ShouldBe(["11 7 13 20"]);
        bench.Query("select second_chance_points_allowed, fast_break_points_allowed, points_off_turnovers_allowed from analytics.team_defense_game_summary where team_abbr = 'NYK'").ShouldBe(["11 7 13"]);
    }

    [Fact]
    public void A_list_of_the_inactive_counts_men_and_late_starters_of_both_sides()
    {
        using var bench = SummaryBench.New().Rows("raw.nbac_team_boxscores", Box, TeamLine("BOS", 240, 112), TeamLine("NYK", 240, 104));
        bench.Rows("raw.nbac_inactive_players", "game_id, player_id, game_date, team_abbr", [.. new[] { 21, 22, 23 }.Select(man => $"'{SummaryBench.Game}', {man}, '2024-10-22', 'BOS'")]);
        bench.Rows(
            "analytics.play_by_play_player_totals", "game_id, player_id, game_date, team_abbr, is_starter",
            "'0', 21, '2024-10-20', 'BOS', true", "'0', 22, '2024-10-20', 'BOS', false", "'0', 23, '2024-10-07', 'BOS', true", "'0', 31, '2024-10-20', 'NYK', true");

        bench.Summarise();

        bench.Query("select team_abbr, players_inactive, starters_inactive from analytics.team_offense_game_summary order by 1").ShouldBe(["BOS 3 1", "NYK 0 0"]);
    }

    [Fact]
    public void Without_lists_and_officials_nothing_is_said_of_them()
    {
        using var bench = SummaryBench.New().Rows("raw.nbac_team_boxscores", Box, TeamLine("BOS", 240, 112), TeamLine("NYK", 240, 104)).Summarise();

        bench.Query("select distinct players_inactive, starters_inactive, referee_crew from analytics.team_offense_game_summary").ShouldBe(["null null null"]);
    }

    [Fact]
    public void The_crew_is_the_sorted_names_of_three_without_the_alternate()
    {
        using var bench = SummaryBench.New().Rows("raw.nbac_team_boxscores", Box, TeamLine("BOS", 240, 112), TeamLine("NYK", 240, 104));
        bench.Rows(
            "raw.nbac_referee_assignments", "game_id, official_code, game_date, position, official_name",
            $"'{SummaryBench.Game}', 7, '2024-10-22', 1, 'Zed \"Z\" Young'", $"'{SummaryBench.Game}', 8, '2024-10-22', 2, 'Ann Old'", $"'{SummaryBench.Game}', 9, '2024-10-22', 3, 'Bob May'", $"'{SummaryBench.Game}', 10, '2024-10-22', 4, 'Alternate'");

        bench.Summarise();

        bench.Query("select distinct referee_crew from analytics.team_offense_game_summary").ShouldBe(["""["Ann Old","Bob May","Zed \"Z\" Young"]"""]);
    }

    [Fact]
    public void A_hash_of_the_source_changes_with_any_count_and_with_nothing_else()
    {
        static string Hash(Counted line, int plays)
        {
            using var bench = SummaryBench.New().Official(1, "BOS", 30, line);
            for (var i = 1; i < plays; i++)
                bench.Official(10 + i, "NYK", 30, new());
            return bench.Summarise().Query("select source_hashes from analytics.player_game_summary where player_id = 1").Single();
        }

        var hash = Hash(new(FieldMakes: 5), 1);

        hash.ShouldMatch("""^\{"nbac_player_boxscores":"[0-9a-f]{16}"\}$""");
        Hash(new(FieldMakes: 5), 3).ShouldBe(hash);
        Hash(new(FieldMakes: 5, Assists: 5), 1).ShouldNotBe(hash);
        Hash(new(FieldMakes: 5, FreeAttempts: 1), 1).ShouldNotBe(hash);
    }

    static string TeamLine(string team, int minutes, int points) =>
        $"'{SummaryBench.Game}', '{team}', '2024-10-22', {minutes}, {points}, 40, 88, 12, 30, 20, 20, 10, 30, 40, 20, 5, 4, 13, 18, 'team_gamelog_regular'";
}
