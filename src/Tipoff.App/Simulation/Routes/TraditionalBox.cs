namespace Tipoff.App.Simulation.Routes;

/// <summary>The statistics site's box score in its two shapes: tables (version 2) and a tree (version 3).</summary>
static class TraditionalBox
{
    const string Counts = "MIN,FGM,FGA,FG_PCT,FG3M,FG3A,FG3_PCT,FTM,FTA,FT_PCT,OREB,DREB,REB,AST,STL,BLK,TO,PF,PTS";
    const string Benched = "DNP - Coach's Decision";
    const string Hurt = "DND - Injury/Illness";

    /// <summary>Columns of version 2 that stay empty for a player who did not play.</summary>
    const int EmptyColumns = 20;

    static readonly string[] StarterPositions = ["F", "F", "C", "G", "G"];

    public static Answer Version2(Ask ask, PublishedBox? box)
    {
        Dictionary<string, object?> parameters = new() { ["GameID"] = ask.Parameter("GameID") };
        foreach (var name in new[] { "StartPeriod", "EndPeriod", "StartRange", "EndRange", "RangeType" })
            parameters[name] = 0;
        // The visitors come first.
        TeamSide[] sides = box is null ? [] : [box.Night.Away, box.Night.Home];
        return StatsTable.Body(
            "boxscore",
            parameters,
            new("PlayerStats", $"GAME_ID,TEAM_ID,TEAM_ABBREVIATION,TEAM_CITY,PLAYER_ID,PLAYER_NAME,NICKNAME,START_POSITION,COMMENT,{Counts},PLUS_MINUS", sides.SelectMany(side => Players(box!, side))),
            new("TeamStats", $"GAME_ID,TEAM_ID,TEAM_NAME,TEAM_ABBREVIATION,TEAM_CITY,{Counts},PLUS_MINUS", sides.Select(side => Team(box!, side, null, box!.Team(side)))),
            new("TeamStarterBenchStats", $"GAME_ID,TEAM_ID,TEAM_NAME,TEAM_ABBREVIATION,TEAM_CITY,STARTERS_BENCH,{Counts}", sides.SelectMany(side => StartersAndBench(box!, side))));
    }

    public static Answer Version3(PublishedBox box) => Answer.Json(new
    {
        meta = new
        {
            version = 1,
            request = $"http://nba.cloud/games/{box.Night.Fixture.GameId}/boxscoretraditional?Format=json",
            time = box.Night.OverAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffK"),
        },
        boxScoreTraditional = new
        {
            gameId = box.Night.Fixture.GameId,
            awayTeamId = box.Night.Away.Franchise.TeamId,
            homeTeamId = box.Night.Home.Franchise.TeamId,
            homeTeam = Tree(box, box.Night.Home),
            awayTeam = Tree(box, box.Night.Away),
        },
    });

    static IEnumerable<object?[]> Players(PublishedBox box, TeamSide side)
    {
        foreach (var line in PublishedBox.Order(side))
        {
            var (head, stats) = (Head(box, side, line.Athlete, Position(side, line), line.Seconds > 0 ? "" : Benched), box[line]);
            yield return line.Seconds > 0
                ? [.. head, stats.Clock, .. StatsTable.Shooting(stats), .. StatsTable.Counts(stats), stats.PlusMinus]
                : [.. head, .. new object?[EmptyColumns]];
        }

        foreach (var athlete in side.OutUntil.Keys)
            yield return [.. Head(box, side, athlete, "", Hurt), .. new object?[EmptyColumns]];
    }

    static object?[] Head(PublishedBox box, TeamSide side, Athlete athlete, string position, string comment) =>
    [
        box.Night.Fixture.GameId, side.Franchise.TeamId, side.Franchise.Abbr, side.Franchise.City, athlete.PlayerId, athlete.FullName, athlete.FirstName,
        position, comment,
    ];

    static object?[] Team(PublishedBox box, TeamSide side, string? part, StatLine stats)
    {
        object?[] middle = part is null ? [] : [part];
        object?[] end = part is null ? [stats.PlusMinus] : [];
        return
        [
            box.Night.Fixture.GameId, side.Franchise.TeamId, side.Franchise.Nickname, side.Franchise.Abbr, side.Franchise.City, .. middle, stats.Clock,
            .. StatsTable.Shooting(stats), .. StatsTable.Counts(stats), .. end,
        ];
    }

    static IEnumerable<object?[]> StartersAndBench(PublishedBox box, TeamSide side) =>
    [
        Team(box, side, "Starters", box.Sum(side.Starters)),
        Team(box, side, "Bench", box.Sum(side.Lines.Except(side.Starters))),
    ];

    static object Tree(PublishedBox box, TeamSide side) => new
    {
        teamId = side.Franchise.TeamId,
        teamCity = side.Franchise.City,
        teamName = side.Franchise.Nickname,
        teamTricode = side.Franchise.Abbr,
        teamSlug = side.Franchise.Slug,
        players = PublishedBox.Order(side).Select(line => Leaf(line.Athlete, Position(side, line), line.Seconds > 0 ? "" : Benched, box[line]))
            .Concat(side.OutUntil.Keys.Select(athlete => Leaf(athlete, "", Hurt, new StatLine()))),
        statistics = Statistics(box.Team(side), true),
        starters = Statistics(box.Sum(side.Starters), false),
        bench = Statistics(box.Sum(side.Lines.Except(side.Starters)), false),
    };

    static object Leaf(Athlete athlete, string position, string comment, StatLine stats) => new
    {
        personId = athlete.PlayerId,
        firstName = athlete.FirstName,
        familyName = athlete.LastName,
        nameI = athlete.ShortName,
        playerSlug = athlete.Slug,
        position,
        comment,
        jerseyNum = "",
        statistics = Statistics(stats, true),
    };

    static Dictionary<string, object> Statistics(StatLine line, bool hasPlusMinus)
    {
        Dictionary<string, object> statistics = new()
        {
            ["minutes"] = line.Seconds == 0 ? "" : line.Clock,
            ["fieldGoalsMade"] = line.FieldGoals,
            ["fieldGoalsAttempted"] = line.FieldGoalAttempts,
            ["fieldGoalsPercentage"] = StatLine.Share(line.FieldGoals, line.FieldGoalAttempts),
            ["threePointersMade"] = line.Threes,
            ["threePointersAttempted"] = line.ThreeAttempts,
            ["threePointersPercentage"] = StatLine.Share(line.Threes, line.ThreeAttempts),
            ["freeThrowsMade"] = line.FreeThrows,
            ["freeThrowsAttempted"] = line.FreeThrowAttempts,
            ["freeThrowsPercentage"] = StatLine.Share(line.FreeThrows, line.FreeThrowAttempts),
            ["reboundsOffensive"] = line.OffensiveRebounds,
            ["reboundsDefensive"] = line.DefensiveRebounds,
            ["reboundsTotal"] = line.Rebounds,
            ["assists"] = line.Assists,
            ["steals"] = line.Steals,
            ["blocks"] = line.Blocks,
            ["turnovers"] = line.Turnovers,
            ["foulsPersonal"] = line.Fouls,
            ["points"] = line.Points,
        };
        if (hasPlusMinus)
            statistics["plusMinusPoints"] = line.PlusMinus;
        return statistics;
    }

    static string Position(TeamSide side, BoxLine line) =>
        side.Starters.Contains(line) ? StarterPositions[side.Starters.ToList().IndexOf(line)] : "";
}
