using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>Season sums of a team after each game, worked out by hand.</summary>
public sealed class TeamRunningTotalsTests
{
    const string Line =
        "game_id, team_abbr, opponent_team_abbr, game_date, season_year, season_type, team_minutes, points_scored, win_flag, margin_of_victory, fg_attempts, offensive_rebounds, turnovers, ft_attempts, three_pt_attempts";

    [Fact]
    public void Streaks_begin_anew_with_each_turn_of_luck()
    {
        using var bench = Built([.. Game(1, 100, 90), .. Game(2, 100, 99), .. Game(3, 90, 100), .. Game(4, 80, 81), .. Game(5, 120, 100)]);

        Bos(bench, "win_streak, loss_streak, wins").ShouldBe(["1 0 1", "2 0 2", "0 1 2", "0 2 2", "1 0 3"]);
    }

    [Fact]
    public void The_same_games_are_the_mirror_for_the_opponent()
    {
        using var bench = Built([.. Game(1, 100, 90), .. Game(2, 90, 100)]);

        bench.Query("select win_streak, loss_streak, margin, points, points_allowed from analytics.team_running_totals where team_abbr = 'NYK' order by season_game_number")
            .ShouldBe(["0 1 -10 90 100", "1 0 10 190 190"]);
    }

    [Fact]
    public void Overtime_adds_25_minutes_each()
    {
        using var bench = Built([.. Game(1, 100, 90), .. Game(2, 120, 118, minutes: 265), .. Game(3, 130, 129, minutes: 290)]);

        Bos(bench, "box_minutes").ShouldBe(["240", "505", "795"]);
    }

    // 100 x (88 - 10 + 13) + 44 x 20.
    [Fact]
    public void Possessions_are_summed_in_hundredths_on_both_sides()
    {
        using var bench = Built([.. Game(1, 112, 100), .. Game(2, 112, 100)]);

        Bos(bench, "possession_hundredths, opponent_possession_hundredths").ShouldBe(["9980 9980", "19960 19960"]);
    }

    [Fact]
    public void Fifteen_points_are_a_blowout_either_way_and_fourteen_are_none()
    {
        using var bench = Built([.. Game(1, 115, 100), .. Game(2, 100, 115), .. Game(3, 114, 100), .. Game(4, 100, 114)]);

        Bos(bench, "blowouts").ShouldBe(["1", "2", "2", "2"]);
    }

    [Fact]
    public void A_season_begins_at_nothing()
    {
        using var bench = Built([.. Game(1, 100, 90, season: 2023), .. Game(2, 100, 99)]);

        Bos(bench, "season_year, season_game_number, points, win_streak").ShouldBe(["2023 1 100 1", "2024 1 100 1"]);
    }

    [Fact]
    public void Preseason_is_no_part_of_the_season()
    {
        using var bench = Built([.. Game(1, 150, 90, type: "preseason"), .. Game(2, 100, 99)]);

        Bos(bench, "season_game_number, points").ShouldBe(["1 100"]);
    }

    [Fact]
    public void Without_zones_and_blocks_no_game_counts_for_them()
    {
        using var bench = Built([.. Game(1, 100, 90)]);

        Bos(bench, "box_games, zone_games, paint_attempts_allowed, blocks_known, paint_blocks").ShouldBe(["1 0 0 0 0"]);
    }

    static List<string> Bos(TransformBench bench, string columns) =>
        bench.Query($"select {columns} from analytics.team_running_totals where team_abbr = 'BOS' order by game_date");

    static TransformBench Built(params string[] rows) =>
        new TransformBench(new TeamOffenseGameSummary(), new TeamDefenseGameSummary(), new PlayerGameSummary(), new TeamRunningTotals())
            .Rows("analytics.team_offense_game_summary", Line, rows)
            .Build<TeamRunningTotals>("2020-01-01", "2025-12-31");

    /// <summary>BOS against NYK on that day of November, both with the same shots.</summary>
    static string[] Game(int day, int own, int other, int minutes = 240, int season = 2024, string type = "regular") =>
        [Side(day, "BOS", "NYK", own, other, minutes, season, type), Side(day, "NYK", "BOS", other, own, minutes, season, type)];

    static string Side(int day, string team, string opponent, int points, int allowed, int minutes, int season, string type) =>
        $"'G{day}', '{team}', '{opponent}', '{season}-11-{day:00}', {season}, '{type}', {minutes}, {points}, {(points > allowed ? "true" : "false")}, {points - allowed}, 88, 10, 13, 20, 30";
}
