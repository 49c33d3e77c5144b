using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

public class BackupSourcesTests
{
    static readonly Counted Star = new(FieldMakes: 10, FieldAttempts: 21, ThreeMakes: 4, ThreeAttempts: 9, FreeMakes: 6, FreeAttempts: 8, Offensive: 3, Defensive: 9, Assists: 7, Turnovers: 2);

    const string Shared = "points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks, turnovers, personal_fouls";
    const string StarLine = "30 10 21 4 9 6 8 3 9 12 7 1 0 2 2";

    [Fact]
    public void A_line_of_BallDontLie_keeps_its_attempts_and_rebounds()
    {
        using var bench = SummaryBench.New().Registry().BallDontLie(Star).Summarise();

        bench.Query($"select {Shared} from analytics.player_game_summary where player_id = 1").ShouldBe([StarLine]);
        bench.Query("select distinct quality_score, quality_tier, quality_issues, data_sources, is_production_ready from analytics.player_game_summary").ShouldBe([
            """60 bronze ["backup_source_used","no_play_by_play","no_shot_zones"] {"box":"bdl_player_boxscores/ball_dont_lie.stats","seconds":"box","shooting":"box","team":"player_box"} true""",
        ]);
    }

    [Fact]
    public void A_line_of_BallDontLie_with_play_by_play_is_silver()
    {
        using var bench = SummaryBench.New().Registry().BallDontLie(Star).Events(Star).Summarise();

        bench.Query("select quality_score, quality_tier, quality_issues, seconds_played, seconds_source, is_starter, shot_zone_source from analytics.player_game_summary where player_id = 1")
            .ShouldBe(["""85 silver ["backup_source_used"] 2300 play_by_play true play_by_play"""]);
    }

    [Fact]
    public void A_line_of_Espn_keeps_its_attempts_and_rebounds_and_tells_starters()
    {
        using var bench = SummaryBench.New().Registry().Espn(Star).Summarise();

        bench.Query($"select {Shared} from analytics.player_game_summary where player_id = 1").ShouldBe([StarLine]);
        bench.Query("select player_id, is_starter, starter_source, plus_minus, quality_score from analytics.player_game_summary where player_id in (1, 2) order by 1")
            .ShouldBe(["1 true box 4 55", "2 false box 4 55"]);
    }

    [Fact]
    public void BallDontLie_serves_before_Espn_and_the_league_before_both()
    {
        using var both = SummaryBench.New().Registry().BallDontLie().Espn().Summarise();
        both.Query("select distinct source, source_score from analytics.player_box_lines").ShouldBe(["bdl_player_boxscores/ball_dont_lie.stats 85"]);

        using var all = SummaryBench.New().Registry().BallDontLie().Espn().Official(1, "BOS", 30, Star).Summarise();
        all.Query("select player_id, source from analytics.player_box_lines").ShouldBe(["1 nbac_player_boxscores/gamelog_regular"], "decided by game, never by player");
    }

    [Fact]
    public void Where_two_sources_disagree_the_league_wins_and_a_check_says_so()
    {
        using var bench = SummaryBench.New().Registry().BallDontLie(Star with { FreeMakes = 5 }).Official(1, "BOS", 30, Star).Summarise();

        bench.Query("select points from analytics.player_game_summary where player_id = 1").ShouldBe(["30"]);
        bench.Violations<PlayerBoxLines>().ShouldBe(["a backup source has other points"]);
    }

    [Fact]
    public void Without_any_box_the_events_are_the_line_and_never_better_than_bronze()
    {
        using var bench = SummaryBench.New().Events(Star).Summarise();

        bench.Query($"select {Shared} from analytics.player_game_summary where player_id = 1").ShouldBe([StarLine]);
        bench.Query("select seconds_played, box_minutes, win_flag, plus_minus, shooting_source, quality_score, quality_tier, quality_issues from analytics.player_game_summary where player_id in (1, 11) order by player_id").ShouldBe([
            """2300 38 true null play_by_play 60 bronze ["reconstructed_from_play_by_play"]""",
            """2300 38 false null play_by_play 60 bronze ["reconstructed_from_play_by_play"]""",
        ]);
        bench.Query("select distinct source, quality_score from analytics.team_offense_game_summary").ShouldBe(["play_by_play 60"]);
    }

    [Fact]
    public void A_team_without_its_box_is_the_sum_of_its_players()
    {
        using var bench = SummaryBench.New().Registry().Espn(Star).Summarise();

        bench.Query("select team_abbr, points_scored, fg_attempts, rebounds, source, quality_score, quality_issues from analytics.team_offense_game_summary order by 1").ShouldBe([
            """BOS 94 81 40 player_box 65 ["backup_source_used","no_shot_zones","reconstructed_from_player_box"]""",
            """NYK 60 75 35 player_box 65 ["backup_source_used","no_shot_zones","reconstructed_from_player_box"]""",
        ]);
    }

    [Fact]
    public void A_name_that_nobody_answers_to_stays_counts_for_the_team_and_is_reported()
    {
        using var bench = SummaryBench.New().BallDontLie(Star);
        foreach (var player in (int[])[2, 3, 4, 5, 11, 12, 13, 14, 15])
            bench.Spelling($"player{player}", player);

        bench.Summarise();

        bench.Query("select source_player_id, player_id, points from analytics.backup_box_lines where player_id is null").ShouldBe(["1001 null 30"]);
        bench.Query("select count(*) from analytics.player_game_summary").ShouldBe(["9"]);
        bench.Query("select points_scored from analytics.team_offense_game_summary where team_abbr = 'BOS'").ShouldBe(["94"]);
        bench.Violations<BackupBoxLines>().ShouldBe(["nobody, or more than one, answers to the name"]);
    }

    [Fact]
    public void Of_two_namesakes_the_one_whom_the_events_saw_is_meant()
    {
        using var guessing = SummaryBench.New().Registry().Spelling("player1", 77).BallDontLie().Summarise();
        guessing.Query("select player_id from analytics.backup_box_lines where source_player_id = '1001'").ShouldBe(["null"]);

        using var seeing = SummaryBench.New().Registry().Spelling("player1", 77).BallDontLie().Events().Summarise();
        seeing.Query("select player_id from analytics.backup_box_lines where source_player_id = '1001'").ShouldBe(["1"]);
    }

    [Fact]
    public void Who_appears_for_the_first_time_later_is_no_namesake_yet()
    {
        using var bench = SummaryBench.New().Registry().Spelling("player1", 77, firstDate: "2025-10-21").BallDontLie().Summarise();

        bench.Query("select player_id from analytics.backup_box_lines where source_player_id = '1001'").ShouldBe(["1"]);
    }

    [Fact]
    public void A_game_that_is_not_final_is_no_backup()
    {
        using var bench = SummaryBench.New().Registry().BallDontLie(isFinal: false).Summarise();

        bench.Query("select count(*) from analytics.player_game_summary").ShouldBe(["0"]);
    }

    [Fact]
    public void At_a_neutral_site_the_schedule_says_who_is_at_home()
    {
        using var bench = SummaryBench.New().Registry().BallDontLie(homeOfSource: "NYK").Summarise();

        bench.Query("select distinct team_abbr, is_home, win_flag from analytics.player_game_summary order by 1").ShouldBe(["BOS true true", "NYK false false"]);
    }

    [Fact]
    public void A_player_traded_the_day_before_stands_with_the_team_of_the_box()
    {
        using var bench = SummaryBench.New().Registry().BallDontLie();
        bench.Rows("reference.games", "game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr", "'0022400000', '2024-10-21', 2024, 'regular', 'BOS', 'NYK'")
            .Official(11, "BOS", 20, Star, "0022400000", "2024-10-21");

        bench.Summarise("2024-10-21").Query("select team_abbr, opponent_team_abbr, win_flag from analytics.player_game_summary").ShouldBe(["BOS NYK true"]);
        bench.Summarise().Query("select team_abbr, opponent_team_abbr, win_flag from analytics.player_game_summary where player_id = 11").ShouldBe(["NYK BOS false"]);
    }
}
