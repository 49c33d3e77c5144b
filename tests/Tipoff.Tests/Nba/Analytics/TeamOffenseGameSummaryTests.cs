using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

public class TeamOffenseGameSummaryTests
{
    const string Game = "game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr, home_team_id, away_team_id";
    const string Box =
        "game_id, team_abbr, game_date, minutes, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks, turnovers, personal_fouls, feed";

    [Fact]
    public void Possessions_rating_and_pace_follow_the_box_formulas()
    {
        using var bench = Bench().Rows("raw.nbac_team_boxscores", Box, Team("BOS", 240, 112), Team("NYK", 240, 104));

        bench.Build<TeamOffenseGameSummary>();

        bench.Query("select possessions, offensive_rating, pace, overtime_periods, win_flag, margin_of_victory from analytics.team_offense_game_summary where team_abbr = 'BOS'")
            .ShouldBe(["99.8 112.224 99.8 0 true 8"]);
    }

    [Theory]
    [InlineData(265)]
    [InlineData(263)]
    [InlineData(267)]
    public void Overtime_is_read_through_rounded_minutes_and_does_not_raise_the_pace(int minutes)
    {
        using var bench = Bench().Rows("raw.nbac_team_boxscores", Box, Team("BOS", minutes, 112), Team("NYK", minutes, 104));

        bench.Build<TeamOffenseGameSummary>();

        bench.Query("select team_minutes, overtime_periods, round(cast(pace as numeric(9, 4)), 1) from analytics.team_offense_game_summary where team_abbr = 'BOS'")
            .ShouldBe(["265 1 90.4"]);
    }

    [Fact]
    public void Without_a_team_box_the_line_comes_from_the_events_and_says_so()
    {
        using var bench = Bench();
        foreach (var team in (string[])["BOS", "NYK"])
        {
            bench.Execute(
                $"insert into analytics.play_by_play_team_totals by name select '0042400001' as game_id, '{team}' as team_abbr, date '2024-10-22' as game_date, 2880 as game_seconds, 0 as overtime_periods, {(team == "BOS" ? 101 : 99)} as points, 40 as fg_makes, 88 as fg_attempts, 10 as three_pt_makes, 30 as three_pt_attempts, 9 as ft_makes, 20 as ft_attempts, 10 as offensive_rebounds, 30 as defensive_rebounds, 40 as rebounds, 13 as turnovers, 20 as assists, 5 as steals, 4 as blocks, 48 as paint_attempts, 30 as paint_makes, 10 as mid_range_attempts, 0 as mid_range_makes");
        }

        bench.Build<TeamOffenseGameSummary>();

        bench.Query("select team_abbr, source, possessions, points_in_paint_scored, quality_tier, quality_issues from analytics.team_offense_game_summary order by team_abbr")
            .ShouldBe([
                "BOS play_by_play 99.8 60 bronze [\"reconstructed_from_play_by_play\"]",
                "NYK play_by_play 99.8 60 bronze [\"reconstructed_from_play_by_play\"]",
            ]);
    }

    [Fact]
    public void The_defence_row_is_the_opponents_line()
    {
        using var bench = Bench().Rows("raw.nbac_team_boxscores", Box, Team("BOS", 265, 112), Team("NYK", 265, 104));

        bench.Build<TeamOffenseGameSummary>().Build<TeamDefenseGameSummary>();

        bench.Query("select points_allowed, opponent_pace, overtime_periods, win_flag from analytics.team_defense_game_summary where team_abbr = 'NYK'")
            .ShouldBe(["112 90.385 1 false"]);
    }

    static TransformBench Bench() => SummaryBench.New().Rows("reference.games", Game, "'0042400001', '2024-10-22', 2024, 'playoffs', 'BOS', 'NYK', 1610612738, 1610612752");

    static string Team(string team, int minutes, int points) =>
        $"'0042400001', '{team}', '2024-10-22', {minutes}, {points}, 40, 88, 12, 30, 20, 20, 10, 30, 40, 20, 5, 4, 13, 18, 'team_gamelog_regular'";
}
