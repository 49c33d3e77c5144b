using Tipoff.Engine.Sources;
using Tipoff.Nba;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>Recorded bodies of the league's hosts: what each parser makes of them, by number and by hash.</summary>
public sealed class NbaComBodiesTests
{
    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { "nba-cdn/scheduleLeagueV2_2024-25.json.gz", "nba_cdn.schedule", "season_year=2024", "nbac_schedule 1400 6546111a94bcaff9" },
        { "nba-cdn/scheduleLeagueV2_2023-24.json.gz", "nba_cdn.schedule", "season_year=2023", "nbac_schedule 1280 0483d752acde00ac" },
        { "nba-cdn/scheduleLeagueV2_2024-25.json.gz", "nba_stats.schedule", "season_year=2024", "nbac_schedule 1400 c2d4d24d5507ae82" },
        { "nba-cdn/scheduleLeagueV2_2023-24.json.gz", "nba_stats.schedule", "season_year=2023", "nbac_schedule 1280 396ed9fb796d0172" },
        { "nba-cdn/boxscore_0022000001.json", "nba_cdn.boxscore", "game_id=0022000001 game_date=2020-12-22", "nbac_player_boxscores 28 nbac_team_boxscores 2 00ad8c28180ecf4f" },
        { "nba-cdn/playbyplay_0022000001.json.gz", "nba_cdn.play_by_play", "game_id=0022000001 game_date=2020-12-22", "nbac_play_by_play 591 3665e39394b31366" },
        { "nba-cdn/playbyplay_0022400500.json.gz", "nba_cdn.play_by_play", "game_id=0022400500 game_date=2025-01-06", "nbac_play_by_play 560 008a7468eb515c28" },
        { "nba-cdn/playbyplay_0022400561.json.gz", "nba_cdn.play_by_play", "game_id=0022400561 game_date=2025-01-15", "nbac_play_by_play 488 f49052e2bd3f8b54" },
        { "nba-stats/leaguegamelog_players_2025-03-15.json", "nba_stats.player_gamelog", "game_date=2025-03-15", "nbac_player_boxscores 157 d125fa4b2fa9a504" },
        { "nba-stats/leaguegamelog_teams_2018-19.json.gz", "nba_stats.team_gamelog", "", "nbac_team_boxscores 2460 cd119bfc704ebc4f" },
        { "nba-stats/leaguegamefinder_2021-01.json.gz", "nba_stats.game_finder", "", "nbac_team_boxscores 444 68c6e7ddaae5a698" },
        { "nba-stats/leaguegamefinder_2024-01.json.gz", "nba_stats.game_finder", "", "nbac_team_boxscores 462 c4b77d662c9651de" },
        { "nba-stats/boxscoretraditionalv2_0022100732.json", "nba_stats.boxscore_traditional_v_2", "game_id=0022100732 game_date=2022-01-26 home_team_abbr=POR", "nbac_player_boxscores 22 nbac_team_boxscores 2 a4c4f5a8623ab51d" },
        { "nba-stats/boxscoretraditionalv2_0022200552.json", "nba_stats.boxscore_traditional_v_2", "game_id=0022200552 game_date=2023-01-02 home_team_abbr=CLE", "nbac_player_boxscores 19 nbac_team_boxscores 2 c9715cc64049d956" },
        { "nba-stats/boxscoretraditionalv2_0022400561.json", "nba_stats.boxscore_traditional_v_2", "game_id=0022400561 game_date=2025-01-15 home_team_abbr=PHI", "nbac_player_boxscores 17 nbac_team_boxscores 2 472618ae38079cd6" },
        { "nba-stats/boxscoretraditionalv3_0022200552.json", "nba_stats.boxscore_traditional_v_3", "game_id=0022200552 game_date=2023-01-02 home_team_abbr=CLE", "nbac_player_boxscores 19 nbac_team_boxscores 2 cd8c546298d6e25d" },
        { "nba-stats/scoreboardv2_2024-01-15.json", "nba_stats.scoreboard_v_2", "game_date=2024-01-15", "nbac_scoreboard 11 7eae170ea7b2dc96" },
        { "nba-stats/scoreboardv2_2025-01-15.json", "nba_stats.scoreboard_v_2", "game_date=2025-01-15", "nbac_scoreboard 11 4f5ddeae03cd6ba8" },
        { "nba-stats/scoreboardv3_2025-07-15_no-games.json", "nba_stats.scoreboard_v_3", "game_date=2025-07-15", "nbac_scoreboard 0 e3b0c44298fc1c14" },
        { "nba-stats/playbyplayv2_0021900001.json.gz", "nba_stats.play_by_play_v_2", "game_id=0021900001 game_date=2019-10-22", "nbac_stats_play_by_play 573 730294627004ee1e" },
        { "nba-stats/playbyplayv3_0022200552.json.gz", "nba_stats.play_by_play_v_3", "game_id=0022200552 game_date=2023-01-02", "nbac_stats_play_by_play 560 2b543866059662aa" },
        { "nba-stats/shotchartdetail_home_0022100732.json", "nba_stats.shot_chart", "game_id=0022100732 game_date=2022-01-26", "nbac_shot_chart 82 881c8aa4bbedfadd" },
        { "nba-stats/shotchartdetail_away_0022100732.json", "nba_stats.shot_chart", "game_id=0022100732 game_date=2022-01-26", "nbac_shot_chart 88 96dc56127183d62e" },
    };

    [ArchiveTheory]
    [MemberData(nameof(Bodies))]
    public void A_recorded_body_gives_the_rows_it_always_gave(string file, string endpoint, string target, string rows)
    {
        var document = Document(file, endpoint, target);

        var landing = RealBodies.Catalog.Parse(document);

        RealBodies.UnknownFields(document).ShouldBeEmpty();
        foreach (var table in landing.Tables)
            landing.Of(table).GroupBy(row => RowText.Key(table, row)).Where(same => same.Count() > 1).Select(same => $"{table}: {same.Key}").ShouldBeEmpty();
        $"{string.Join(' ', landing.Tables.Select(table => $"{table.Name} {landing.Of(table).Count}"))} {RowText.Hash(landing.Tables.SelectMany(landing.Of))[..16]}".ShouldBe(rows);
    }

    [ArchiveTheory]
    [MemberData(nameof(Bodies))]
    public void Lines_add_up(string file, string endpoint, string target, string rows)
    {
        rows.ShouldNotBeEmpty();
        var landing = RealBodies.Catalog.Parse(Document(file, endpoint, target));
        var all = landing.Tables.SelectMany(landing.Of).ToList();
        var players = all.OfType<NbacPlayerBoxscores.Row>().ToList();
        var teams = all.OfType<NbacTeamBoxscores.Row>().ToList();

        players.ShouldAllBe(row => row.Points == (2 * row.FgMakes) + row.ThreePtMakes + row.FtMakes && row.Rebounds == row.OffensiveRebounds + row.DefensiveRebounds);
        teams.ShouldAllBe(row => row.Points == (2 * row.FgMakes) + row.ThreePtMakes + row.FtMakes && row.Rebounds == row.OffensiveRebounds + row.DefensiveRebounds);
        foreach (var game in teams.GroupBy(row => row.GameId))
        {
            game.Count(row => row.IsHome).ShouldBe(1);
            game.Count(row => row.IsWin).ShouldBe(1);
            game.Select(row => row.TeamAbbr).Order().ShouldBe(game.Select(row => row.OpponentTeamAbbr).Order());
        }

        foreach (var team in players.Count == 0 ? [] : teams)
        {
            var own = players.Where(row => row.TeamAbbr == team.TeamAbbr).ToList();
            (own.Sum(row => row.Points), own.Sum(row => row.Rebounds), own.Sum(row => row.Assists), own.Sum(row => row.Turnovers), own.Sum(row => row.Minutes))
                .ShouldBe((team.Points, team.Rebounds, team.Assists, team.Turnovers, team.Minutes!.Value));
            // Each player's seconds are rounded.
            (own.Sum(row => row.SecondsPlayed!.Value) % 1500).ShouldBeOneOf(899, 900, 901);
        }
    }

    [ArchiveFact]
    public void The_two_forms_of_a_box_agree()
    {
        const string Target = "game_id=0022200552 game_date=2023-01-02 home_team_abbr=CLE";
        var older = RealBodies.Catalog.Parse(Document("nba-stats/boxscoretraditionalv2_0022200552.json", "nba_stats.boxscore_traditional_v_2", Target));
        var newer = RealBodies.Catalog.Parse(Document("nba-stats/boxscoretraditionalv3_0022200552.json", "nba_stats.boxscore_traditional_v_3", Target));

        foreach (var table in older.Tables)
            ParsedText.Differences(ParsedText.Rows(older, table, "feed"), ParsedText.Rows(newer, table, "feed")).ShouldBeEmpty();
    }

    [ArchiveFact]
    public void Shots_add_up_to_the_box_and_their_places_to_their_distances()
    {
        const string Target = "game_id=0022100732 game_date=2022-01-26 home_team_abbr=POR";
        var box = RealBodies.Catalog.Parse(Document("nba-stats/boxscoretraditionalv2_0022100732.json", "nba_stats.boxscore_traditional_v_2", Target));
        var shots = new[] { "home", "away" }
            .SelectMany(side => Rows<NbacShotChart.Row>(RealBodies.Catalog.Parse(Document($"nba-stats/shotchartdetail_{side}_0022100732.json", "nba_stats.shot_chart", Target))))
            .ToList();

        shots.ShouldAllBe(shot => Math.Abs(Math.Sqrt((shot.LocXFeet * shot.LocXFeet) + (shot.LocYFeet * shot.LocYFeet)) - shot.ShotDistance) < 1.5);
        foreach (var line in Rows<NbacPlayerBoxscores.Row>(box))
        {
            var own = shots.Where(shot => shot.PlayerId == line.PlayerId).ToList();
            (own.Count, own.Count(shot => shot.IsMade), own.Count(shot => shot.ShotType == "3PT"), own.Count(shot => shot is { ShotType: "3PT", IsMade: true }))
                .ShouldBe((line.FgAttempts!.Value, line.FgMakes!.Value, line.ThreePtAttempts!.Value, line.ThreePtMakes!.Value), line.PlayerName);
        }
    }

    [ArchiveFact]
    public void Events_without_lineups_add_up_to_the_box_of_the_same_game()
    {
        const string Target = "game_id=0022200552 game_date=2023-01-02 home_team_abbr=CLE";
        var box = RealBodies.Catalog.Parse(Document("nba-stats/boxscoretraditionalv3_0022200552.json", "nba_stats.boxscore_traditional_v_3", Target));
        var events = Rows<NbacStatsPlayByPlay.Row>(RealBodies.Catalog.Parse(Document("nba-stats/playbyplayv3_0022200552.json.gz", "nba_stats.play_by_play_v_3", Target)));

        events.Count(row => row.EventType == "other").ShouldBe(0);
        foreach (var line in Rows<NbacPlayerBoxscores.Row>(box))
        {
            var own = events.Where(row => row.PlayerId == line.PlayerId).ToList();
            (Count("made_shot"), own.Count(row => row is { EventType: "made_shot", ShotValue: 3 }), Count("rebound"), Count("steal"), Count("block"), Count("turnover"))
                .ShouldBe((line.FgMakes!.Value, line.ThreePtMakes!.Value, line.Rebounds, line.Steals, line.Blocks, line.Turnovers), line.PlayerName);

            int Count(string kind) => own.Count(row => row.EventType == kind);
        }

        var last = events.Last(row => row.ScoreHome is not null);
        (last.ScoreHome, last.ScoreAway).ShouldBe((145, 134));
    }

    [ArchiveFact]
    public void The_older_form_of_events_ends_with_the_score_of_its_shots()
    {
        var events = Rows<NbacStatsPlayByPlay.Row>(RealBodies.Catalog.Parse(Document("nba-stats/playbyplayv2_0021900001.json.gz", "nba_stats.play_by_play_v_2", "game_id=0021900001 game_date=2019-10-22")));

        var last = events.Last(row => row.ScoreHome is not null);
        // Toronto 130, New Orleans 122 after overtime.
        (last.ScoreHome, last.ScoreAway).ShouldBe((130, 122));
        var points = events.Where(row => row.EventType == "made_shot").Sum(row => row.ShotValue!.Value)
            + events.Count(row => row.EventType == "free_throw" && !row.Description!.Contains("MISS", StringComparison.Ordinal));
        points.ShouldBe(130 + 122);
        events.Where(row => row.EventType == "substitution").ShouldAllBe(row => row.PlayerId != null && row.SecondPlayerId != null);
    }

    [ArchiveFact]
    public void Boards_name_the_finished_games_with_periods_that_add_up()
    {
        foreach (var (date, games) in new[] { ("2024-01-15", 11), ("2025-01-15", 11) })
        {
            var board = Rows<NbacScoreboard.Row>(RealBodies.Catalog.Parse(Document($"nba-stats/scoreboardv2_{date}.json", "nba_stats.scoreboard_v_2", $"game_date={date}")));

            board.Count.ShouldBe(games);
            board.ShouldAllBe(row => row.HomeTeamAbbr != null && row.AwayTeamAbbr != null);
            board.Where(row => row.GameStatus == 3).ShouldAllBe(row => Sum(row.HomePeriodPoints) == row.HomePoints && Sum(row.AwayPeriodPoints) == row.AwayPoints && row.HomePoints != row.AwayPoints);
        }
    }

    static int Sum(string? periods) => periods!.Split('|').Sum(int.Parse);

    static List<T> Rows<T>(Landing landing) => [.. landing.Tables.SelectMany(landing.Of).OfType<T>()];

    internal static Document Document(string file, string endpoint, string target) => RealBodies.Document(
        file,
        endpoint,
        [.. target.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))]);
}
