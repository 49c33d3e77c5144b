using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Tests.Nba.Analytics;

public class PlayByPlayPlayerTotalsTests
{
    const string Columns =
        "game_id, event_index, game_date, season_year, period, clock_hundredths, action_type, description, qualifiers, player_id, team_id, shot_result, is_field_goal, is_assisted, assister_id, block_player_id, players_on";
    const string Ten = "1|2|3|4|5|11|12|13|14|15";

    [Fact]
    public void Time_belongs_to_the_line_up_of_the_earlier_row()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 70000, "2pt", player: 1);
        Event(bench, 2, 1, 50000, "substitution", player: 1, on: "2|3|4|5|6|11|12|13|14|15");
        Event(bench, 3, 1, 10000, "rebound", player: 6, on: "2|3|4|5|6|11|12|13|14|15", text: "F. F REBOUND (Off:1 Def:0)");

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("select player_id, hundredths_played, is_starter from analytics.play_by_play_player_totals where player_id in (1, 2, 6) order by player_id")
            .ShouldBe(["1 22000 true", "2 72000 true", "6 50000 false"]);
    }

    [Fact]
    public void A_period_that_opens_with_a_substitution_was_begun_by_the_men_of_the_row_before()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 70000, "2pt", player: 1);
        Event(bench, 2, 2, 60000, "substitution", player: 6, on: "2|3|4|5|6|11|12|13|14|15");

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("select player_id, hundredths_played from analytics.play_by_play_player_totals where player_id in (1, 6) order by player_id")
            .ShouldBe(["1 84000", "6 60000"]);
    }

    [Fact]
    public void A_clock_that_steps_back_takes_no_time_twice()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 70000, "2pt", player: 1);
        Event(bench, 2, 1, 60000, "2pt", player: 2);
        Event(bench, 3, 1, 65000, "2pt", player: 3);
        Event(bench, 4, 1, 0, "2pt", player: 4);

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("select distinct hundredths_played from analytics.play_by_play_player_totals").ShouldBe(["72000"]);
    }

    [Fact]
    public void A_man_left_on_the_floor_by_mistake_is_found_by_his_official_minutes()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 72000, "2pt", player: 1);
        Event(bench, 2, 1, 24000, "substitution", player: 6, on: "1|2|3|4|5|6|11|12|13|14|15");
        bench.Execute("update raw.nbac_player_boxscores set minutes = case player_id when 1 then 8 when 6 then 4 else 12 end");

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("select player_id, seconds_played from analytics.play_by_play_player_totals where player_id in (1, 2, 6) order by player_id")
            .ShouldBe(["1 480", "2 720", "6 240"]);
    }

    [Fact]
    public void Whole_seconds_of_a_team_sum_to_five_times_the_game()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 70000, "2pt", player: 1);
        Event(bench, 2, 1, 2930, "substitution", player: 6, on: "2|3|4|5|6|11|12|13|14|15");
        Event(bench, 3, 1, 1540, "substitution", player: 7, on: "3|4|5|6|7|11|12|13|14|15");

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("select sum(seconds_played), max(abs(100 * seconds_played - hundredths_played)) from analytics.play_by_play_player_totals where team_abbr = 'BOS'")
            .ShouldBe(["3600 40"]);
        bench.Query("select player_id, seconds_played from analytics.play_by_play_player_totals where player_id in (1, 2, 6, 7) order by player_id")
            .ShouldBe(["1 691", "2 705", "6 29", "7 15"]);
    }

    [Fact]
    public void Zones_come_from_the_type_and_the_paint_mark_and_blocks_follow_them()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 70000, "2pt", player: 1, qualifiers: "['fastbreak', 'pointsinthepaint']", made: true, assister: 2);
        Event(bench, 2, 1, 69000, "2pt", player: 1, qualifiers: "[]", made: false, blocker: 11);
        Event(bench, 3, 1, 68000, "3pt", player: 1, made: true);
        Event(bench, 4, 1, 67000, "2pt", player: 1, qualifiers: "['pointsinthepaint']", made: false, blocker: 11);

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("select points, paint_makes, paint_attempts, mid_range_makes, mid_range_attempts, three_pt_makes, assisted_fg_makes, unassisted_fg_makes from analytics.play_by_play_player_totals where player_id = 1")
            .ShouldBe(["5 1 2 0 1 1 1 1"]);
        bench.Query("select blocks, paint_blocks, mid_range_blocks, three_pt_blocks from analytics.play_by_play_player_totals where player_id = 11").ShouldBe(["2 1 1 0"]);
        bench.Query("select assists from analytics.play_by_play_player_totals where player_id = 2").ShouldBe(["1"]);
        bench.Violations<PlayByPlayPlayerTotals>().ShouldBeEmpty();
    }

    [Fact]
    public void Only_a_bonus_shot_at_the_second_of_an_own_basket_is_an_and_one()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 70000, "2pt", player: 1, made: true);
        Event(bench, 2, 1, 70000, "freethrow", player: 1, made: true, text: "A. A Free Throw 1 of 1 (3 PTS)");
        Event(bench, 3, 1, 60000, "freethrow", player: 1, made: true, text: "A. A Free Throw 1 of 1 (4 PTS)");
        Event(bench, 4, 1, 50000, "2pt", player: 1, made: true);
        Event(bench, 5, 1, 50000, "freethrow", player: 1, made: true, text: "A. A technical Free Throw 1 of 1 (7 PTS)");

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("select and_1_count, points from analytics.play_by_play_player_totals where player_id = 1").ShouldBe(["1 7"]);
    }

    [Fact]
    public void A_technical_foul_is_no_personal_foul_and_a_coach_no_player()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 70000, "foul", player: 1, text: "A. A shooting personal FOUL (1 PF)");
        Event(bench, 2, 1, 70000, "foul", player: 1, text: "A. A technical FOUL (0 PF)");
        Event(bench, 3, 1, 70000, "foul", player: 99, text: "TEAM foul technical");

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("select player_id, personal_fouls from analytics.play_by_play_player_totals where player_id in (1, 99)").ShouldBe(["1 1"]);
    }

    [Fact]
    public void Kinds_of_points_are_those_that_the_feed_marks()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 70000, "3pt", player: 1, qualifiers: "['fastbreak', 'fromturnover']", made: true);
        Event(bench, 2, 1, 60000, "2pt", player: 1, qualifiers: "['pointsinthepaint', '2ndchance']", made: true);
        Event(bench, 3, 1, 60000, "freethrow", player: 1, qualifiers: "['2ndchance']", made: true, text: "A. A Free Throw 1 of 1 (6 PTS)");
        Event(bench, 4, 1, 50000, "2pt", player: 1, qualifiers: "['fastbreak']", made: false);

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("select fast_break_points, points_off_turnovers, second_chance_points from analytics.play_by_play_player_totals where player_id = 1").ShouldBe(["3 3 3"]);
    }

    [Fact]
    public void What_the_team_did_while_he_was_on_court_is_counted_for_both_sides()
    {
        using var bench = Bench();
        Event(bench, 1, 1, 70000, "2pt", player: 2, made: true);
        Event(bench, 2, 1, 60000, "turnover", player: 11);
        Event(bench, 3, 1, 50000, "substitution", player: 1, on: "2|3|4|5|6|11|12|13|14|15");
        Event(bench, 4, 1, 40000, "3pt", player: 6, on: "2|3|4|5|6|11|12|13|14|15", made: true);

        bench.Build<LineupStints>().Build<PlayByPlayPlayerTotals>();

        bench.Query("""
            select player_id, on_court_points, on_court_points_allowed, on_court_possessions, on_court_fg_attempts, on_court_turnovers
            from analytics.play_by_play_player_totals where player_id in (1, 2, 6, 11) order by player_id
            """).ShouldBe(["1 2 0 1 1 0", "2 5 0 2 2 0", "6 3 0 1 1 0", "11 0 5 2 0 1"]);
    }

    /// <summary>Seven men of Boston at home, five of New York.</summary>
    static TransformBench Bench() =>
        new TransformBench(new NbacPlayByPlay(), new NbacPlayerBoxscores(), new Games(), new LineupStints(), new PlayByPlayPlayerTotals())
            .Rows(
                "reference.games", "game_id, game_date, season_year, home_team_abbr, away_team_abbr, home_team_id, away_team_id",
                "'0022400001', '2024-10-22', 2024, 'BOS', 'NYK', 1610612738, 1610612752")
            .Rows(
                "raw.nbac_player_boxscores", "game_id, player_id, game_date, team_abbr, is_home, minutes",
                [.. Enumerable.Range(1, 7).Select(player => $"'0022400001', {player}, '2024-10-22', 'BOS', true, 12"),
                    .. Enumerable.Range(11, 5).Select(player => $"'0022400001', {player}, '2024-10-22', 'NYK', false, 12")]);

    static void Event(
        TransformBench bench, int index, int period, int clock, string action, int player, string on = Ten, string text = "", string qualifiers = "[]",
        bool made = false, int? assister = null, int? blocker = null)
    {
        var isShot = action is "2pt" or "3pt";
        var result = isShot || action == "freethrow" ? made ? "'Made'" : "'Missed'" : "null";
        bench.Rows(
            "raw.nbac_play_by_play", Columns,
            $"'0022400001', {index}, '2024-10-22', 2024, {period}, {clock}, '{action}', '{text}', '{qualifiers.Replace("'", "''", StringComparison.Ordinal)}', {player}, {(player < 10 ? 1610612738 : 1610612752)}, {result}, {isShot}, {assister is not null}, {Sql(assister)}, {Sql(blocker)}, '{on}'");
    }

    static string Sql(int? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null";
}
