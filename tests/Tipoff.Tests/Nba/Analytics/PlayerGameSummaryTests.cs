using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

public class PlayerGameSummaryTests
{
    const string Box =
        "game_id, player_id, game_date, season_year, season_type, player_name, player_lookup, team_abbr, opponent_team_abbr, is_home, is_win, minutes, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks, turnovers, personal_fouls, feed";

    [Theory]
    [InlineData(36, 240, 32.2)]
    [InlineData(40, 265, 32.0)]
    public void Usage_counts_the_minutes_that_the_team_really_played(int minutes, int teamMinutes, double usage)
    {
        using var bench = Bench().Rows("raw.nbac_player_boxscores", Box, Line(minutes, 30, 10, 20, 4, 6, 8, turnovers: 3));
        bench.Execute($"insert into analytics.team_offense_game_summary by name select '0022400001' as game_id, 'BOS' as team_abbr, date '2024-10-22' as game_date, {teamMinutes} as team_minutes, 88 as fg_attempts, 20 as ft_attempts, 13 as turnovers");

        bench.Build<PlayerBoxLines>().Build<PlayerGameSummary>();

        bench.Query("select round(cast(usage_rate as numeric(9, 4)), 1) from analytics.player_game_summary").ShouldBe([usage.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)]);
    }

    [Fact]
    public void Shooting_rates_follow_their_formulas_and_are_null_without_attempts()
    {
        using var bench = Bench().Rows(
            "raw.nbac_player_boxscores", Box, Line(36, 30, 10, 20, 4, 6, 8), Line(3, 0, 0, 0, 0, 0, 0, player: 2));

        bench.Build<PlayerBoxLines>().Build<PlayerGameSummary>();

        bench.Query("select efg_pct, ts_pct, usage_rate from analytics.player_game_summary order by player_id").ShouldBe(["0.6 0.638 null", "null null null"]);
    }

    [Theory]
    [InlineData("20.5", "OVER 0.5")]
    [InlineData("21", "PUSH 0")]
    [InlineData("21.5", "UNDER -0.5")]
    public void A_result_on_the_line_is_a_push(string line, string expected)
    {
        using var bench = Bench().Rows("raw.nbac_player_boxscores", Box, Line(36, 21, 10, 20, 1, 0, 0));
        bench.Rows("analytics.player_points_lines", "game_id, player_id, game_date, closing_line, sources", $"'0022400001', 1, '2024-10-22', {line}, 'rotowire'");

        bench.Build<PlayerBoxLines>().Build<PlayerGameSummary>();

        bench.Query("select over_under_result, margin from analytics.player_game_summary").ShouldBe([expected]);
    }

    [Fact]
    public void Without_play_by_play_there_are_no_starters_and_no_zones()
    {
        using var bench = Bench().Rows("raw.nbac_player_boxscores", Box, Line(40, 21, 10, 20, 1, 0, 0));

        bench.Build<PlayerBoxLines>().Build<PlayerGameSummary>();

        bench.Query("select seconds_played, seconds_source, is_starter, starter_source, paint_attempts, quality_score, quality_issues from analytics.player_game_summary")
            .ShouldBe(["2400 box null none null 65 [\"no_play_by_play\",\"no_shot_zones\",\"no_team_line\"]"]);
    }

    [Fact]
    public void Points_without_attempts_are_caught()
    {
        using var bench = Bench().Rows("raw.nbac_player_boxscores", Box, Line(40, 21, 0, 0, 0, 0, 0));

        bench.Build<PlayerBoxLines>().Build<PlayerGameSummary>();

        bench.Violations<PlayerGameSummary>().ShouldContain("points without attempts");
    }

    static TransformBench Bench() => SummaryBench.New();

    static string Line(int minutes, int points, int makes, int attempts, int threes, int freeMakes, int frees, int turnovers = 0, int player = 1) =>
        $"'0022400001', {player}, '2024-10-22', 2024, 'regular', 'A Player', 'aplayer', 'BOS', 'NYK', true, true, {minutes}, {points}, {makes}, {attempts}, {threes}, {threes}, {freeMakes}, {frees}, 0, 0, 0, 0, 0, 0, {turnovers}, 0, 'gamelog_regular'";
}
