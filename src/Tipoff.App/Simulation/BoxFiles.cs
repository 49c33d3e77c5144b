using System.Globalization;

namespace Tipoff.App.Simulation;

/// <summary>Box lines of players and teams, one file a season each.</summary>
sealed class BoxFiles : IDisposable
{
    const string PlayerColumns =
        "SEASON_ID,GAME_ID,GAME_DATE,PLAYER_ID,PLAYER_NAME,TEAM_ID,TEAM_ABBREVIATION,MATCHUP,WL,MIN,FGM,FGA,FG3M,FG3A,FTM,FTA,"
        + "OREB,DREB,REB,AST,STL,BLK,TOV,PF,PTS,PLUS_MINUS,FANTASY_PTS";

    const string TeamColumns =
        "SEASON_ID,TEAM_ID,TEAM_ABBREVIATION,TEAM_NAME,GAME_ID,GAME_DATE,MATCHUP,WL,MIN,PTS,FGM,FGA,FG_PCT,FG3M,FG3A,FG3_PCT,FTM,FTA,FT_PCT,"
        + "OREB,DREB,REB,AST,STL,BLK,TOV,PF,PLUS_MINUS,SEASON";

    readonly CsvFile players;
    readonly CsvFile teams;

    public BoxFiles(string directory, string season)
    {
        players = new(directory, $"player_gamelogs_rs_{season}.csv", PlayerColumns.Split(','));
        teams = new(directory, $"team_gamelogs_rs_{season}.csv", TeamColumns.Split(','));
    }

    public void Add(GameNight night)
    {
        foreach (var side in night.Sides)
        {
            foreach (var line in side.Played)
                players.Row(Player(night, side, line));
            teams.Row(Team(night, side));
        }
    }

    public void Dispose()
    {
        players.Dispose();
        teams.Dispose();
    }

    static object?[] Player(GameNight night, TeamSide side, BoxLine line) =>
    [
        $"2{night.Fixture.Season}", night.Fixture.GameId, night.Fixture.Date, line.Athlete.PlayerId, line.Athlete.FullName,
        side.Franchise.TeamId, side.Franchise.Abbr, ScheduleFiles.Matchup(night, side), Outcome(night, side), line.Minutes,
        .. Counts([line]), line.Points, line.PlusMinus, Fantasy(line),
    ];

    static object?[] Team(GameNight night, TeamSide side)
    {
        var counts = Counts(side.Lines);
        return
        [
            $"2{night.Fixture.Season}", side.Franchise.TeamId, side.Franchise.Abbr, side.Franchise.FullName, night.Fixture.GameId,
            night.Fixture.Date, ScheduleFiles.Matchup(night, side), Outcome(night, side), night.TeamMinutes, side.Score,
            counts[0], counts[1], Share(counts[0], counts[1]), counts[2], counts[3], Share(counts[2], counts[3]),
            counts[4], counts[5], Share(counts[4], counts[5]), .. counts[6..], side.Score - night.Opponent(side).Score, night.Fixture.SeasonName,
        ];
    }

    // FGM to PF, in the order that both files share.
    static object[] Counts(IReadOnlyList<BoxLine> lines) =>
    [
        lines.Sum(line => line.FieldGoals), lines.Sum(line => line.FieldGoalAttempts), lines.Sum(line => line.Threes),
        lines.Sum(line => line.ThreeAttempts), lines.Sum(line => line.FreeThrows), lines.Sum(line => line.FreeThrowAttempts),
        lines.Sum(line => line.OffensiveRebounds), lines.Sum(line => line.DefensiveRebounds), lines.Sum(line => line.Rebounds),
        lines.Sum(line => line.Assists), lines.Sum(line => line.Steals), lines.Sum(line => line.Blocks),
        lines.Sum(line => line.Turnovers), lines.Sum(line => line.Fouls),
    ];

    static string Outcome(GameNight night, TeamSide side) => side.Score > night.Opponent(side).Score ? "W" : "L";

    static string Share(object made, object tried) =>
        (int)tried == 0 ? "0" : ((decimal)(int)made / (int)tried).ToString("0.000", CultureInfo.InvariantCulture);

    static decimal Fantasy(BoxLine line) =>
        line.Points + (1.2m * line.Rebounds) + (1.5m * line.Assists) + (3 * line.Steals) + (3 * line.Blocks) - line.Turnovers;
}
