using System.Globalization;
using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>Sums from which every window is a difference of two rows.</summary>
public sealed class RunningTotalsTests
{
    [Fact]
    public void A_trend_line_comes_from_two_rows()
    {
        using var bench = new TransformBench(new PlayerGameSummary(), new TeamOffenseGameSummary(), new PlayerRunningTotals());
        foreach (var game in Enumerable.Range(1, 12))
            Appeared(bench, game, points: 5 + (2 * game), fouls: game == 12 ? "6" : game == 1 ? "null" : "2");

        bench.Build<PlayerRunningTotals>("2024-11-01", "2024-11-30");

        bench.Violations<PlayerRunningTotals>().ShouldBeEmpty();
        bench.Query("select fouls_known, personal_fouls, foul_minutes, foul_outs, double_digit_games, games_20_plus_minutes, fg_makes, three_pt_makes, silver_games, bronze_games, poor_games, court_time_games, fourth_quarter_seconds, clutch_seconds from analytics.player_running_totals where season_appearance = 12")
            .ShouldBe(["11 26 275 1 10 12 48 12 6 0 0 11 6600 660"]);
        bench.Query("""
            select cast(a.points_by_index - b.points_by_index - 7.5 * (a.points - b.points) as double) / 82.5
            from analytics.player_running_totals a join analytics.player_running_totals b on b.season_appearance = 2 where a.season_appearance = 12
            """).ShouldBe(["2"]);
    }

    [Fact]
    public void A_starting_five_lasts_until_another_starts()
    {
        using var bench = new TransformBench(new TeamOffenseGameSummary(), new TeamDefenseGameSummary(), new PlayerGameSummary(), new TeamRunningTotals());
        foreach (var (game, fifth) in new[] { (1, 5), (2, 5), (3, 6), (4, 6), (5, 0), (6, 6), (7, 5) })
        {
            bench.Rows(
                "analytics.team_offense_game_summary",
                "game_id, team_abbr, opponent_team_abbr, game_date, season_year, season_type, points_scored, win_flag, margin_of_victory, quality_tier",
                $"'G{game}', 'BOS', 'NYK', '{Day(game)}', 2024, 'regular', 110, true, 5, '{(game == 3 ? "bronze" : game < 3 ? "gold" : "silver")}'");
            foreach (var starter in new[] { 1, 2, 3, 4, fifth }.Where(starter => starter > 0))
                bench.Rows("analytics.player_game_summary", "player_id, game_id, team_abbr, game_date, season_year, is_starter", $"{starter}, 'G{game}', 'BOS', '{Day(game)}', 2024, true");
        }

        bench.Build<TeamRunningTotals>("2024-11-01", "2024-11-30");

        bench.Violations<TeamRunningTotals>().ShouldBeEmpty();
        bench.Query("select lineups_compared, lineup_changes, games_with_lineup, silver_games, bronze_games from analytics.team_running_totals order by season_game_number")
            .ShouldBe(["0 0 1 0 0", "1 0 2 0 0", "2 1 1 0 1", "3 1 2 1 1", "3 1 null 2 1", "3 1 1 3 1", "4 2 1 4 1"]);
    }

    static void Appeared(TransformBench bench, int game, int points, string fouls)
    {
        bench.Rows(
            "analytics.team_offense_game_summary",
            "game_id, team_abbr, game_date, season_year, season_type, team_minutes, fg_attempts, turnovers, ft_attempts",
            $"'G{game}', 'BOS', '{Day(game)}', 2024, 'regular', 240, 88, 14, 22");
        bench.Rows(
            "analytics.player_game_summary",
            "player_id, game_id, team_abbr, opponent_team_abbr, game_date, season_year, season_type, box_minutes, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, turnovers, personal_fouls, quality_tier, fourth_quarter_seconds, clutch_seconds",
            $"1, 'G{game}', 'BOS', 'NYK', '{Day(game)}', 2024, 'regular', 25, {points}, 4, 9, 1, 3, 2, 2, 1, {fouls}, '{(game % 2 == 0 ? "silver" : "gold")}', {(game == 4 ? "null, null" : "600, 60")}");
    }

    static string Day(int game) => new DateOnly(2024, 11, game).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
