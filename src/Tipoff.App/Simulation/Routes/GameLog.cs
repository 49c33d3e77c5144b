namespace Tipoff.App.Simulation.Routes;

/// <summary>The league's game log: lines of players or of teams.</summary>
static class GameLog
{
    const string Shared = "WL,MIN,FGM,FGA,FG_PCT,FG3M,FG3A,FG3_PCT,FTM,FTA,FT_PCT,OREB,DREB,REB,AST,STL,BLK,TOV,PF,PTS,PLUS_MINUS";
    const string PlayerColumns = $"SEASON_ID,PLAYER_ID,PLAYER_NAME,TEAM_ID,TEAM_ABBREVIATION,TEAM_NAME,GAME_ID,GAME_DATE,MATCHUP,{Shared},FANTASY_PTS,VIDEO_AVAILABLE";
    const string TeamColumns = $"SEASON_ID,TEAM_ID,TEAM_ABBREVIATION,TEAM_NAME,GAME_ID,GAME_DATE,MATCHUP,{Shared},VIDEO_AVAILABLE";

    public static Answer Of(Ask ask, IEnumerable<PublishedBox> boxes)
    {
        var isPlayers = ask.Parameter("PlayerOrTeam") == "P";
        // Newest games first, as the site sorts when it is asked for DESC.
        var sorted = ask.Parameter("Direction") == "ASC" ? boxes : boxes.Reverse();
        var parameters = new Dictionary<string, object?>
        {
            ["LeagueID"] = ask.Parameter("LeagueID") ?? "00",
            ["Season"] = ask.Parameter("Season"),
            ["SeasonType"] = ask.Parameter("SeasonType"),
            ["PlayerOrTeam"] = isPlayers ? "P" : "T",
            ["Counter"] = int.TryParse(ask.Parameter("Counter"), out var counter) ? counter : 1000,
            ["Sorter"] = ask.Parameter("Sorter") ?? "DATE",
            ["Direction"] = ask.Parameter("Direction") ?? "DESC",
            ["DateFrom"] = ask.Parameter("DateFrom"),
            ["DateTo"] = ask.Parameter("DateTo"),
        };
        var rows = isPlayers ? sorted.SelectMany(Players) : sorted.SelectMany(Teams);
        return StatsTable.Body("leaguegamelog", parameters, new StatsTable("LeagueGameLog", isPlayers ? PlayerColumns : TeamColumns, rows));
    }

    static IEnumerable<object?[]> Players(PublishedBox box) =>
        from side in box.Night.Sides
        from line in side.Played
        let stats = box[line]
        select (object?[])
        [
            SeasonId(box.Night), line.Athlete.PlayerId, line.Athlete.FullName, .. Game(box.Night, side), stats.Minutes, .. StatsTable.Shooting(stats),
            .. StatsTable.Counts(stats), stats.PlusMinus, stats.Fantasy, 1,
        ];

    static IEnumerable<object?[]> Teams(PublishedBox box) =>
        from side in box.Night.Sides
        let stats = box.Team(side)
        select (object?[])[SeasonId(box.Night), .. Game(box.Night, side), stats.Minutes, .. StatsTable.Shooting(stats), .. StatsTable.Counts(stats), stats.PlusMinus, 1];

    // TEAM_ID to WL.
    static object?[] Game(GameNight night, TeamSide side) =>
    [
        side.Franchise.TeamId, side.Franchise.Abbr, side.Franchise.FullName, night.Fixture.GameId, night.Fixture.Date.ToString("yyyy-MM-dd"),
        ScheduleFiles.Matchup(night, side), side.Score > night.Opponent(side).Score ? "W" : "L",
    ];

    static string SeasonId(GameNight night) => $"2{night.Fixture.Season}";
}
