namespace Tipoff.App.Simulation.Routes;

/// <summary>The long lists of counts in the content network's box score.</summary>
static class LiveBoxStatistics
{
    public static Dictionary<string, object> Player(StatLine line, EventCounts counts, Athlete athlete) => new(Shared(line, counts, athlete.PlayerId))
    {
        ["minus"] = counts[athlete.PlayerId, "minus"],
        ["minutes"] = $"PT{line.Seconds / 60:00}M{line.Seconds % 60:00}.00S",
        ["minutesCalculated"] = $"PT{line.Minutes:00}M",
        ["plus"] = counts[athlete.PlayerId, "plus"],
        ["plusMinusPoints"] = line.PlusMinus,
        ["reboundsTotal"] = line.Rebounds,
    };

    public static Dictionary<string, object> Team(PublishedBox box, TeamSide side, EventCounts counts)
    {
        var (line, team) = (box.Team(side), side.Franchise.TeamId);
        var (teamOffensive, teamDefensive) = (counts[team, "reboundsTeamOffensive"], counts[team, "reboundsTeamDefensive"]);
        var trueAttempts = line.FieldGoalAttempts + (0.44 * line.FreeThrowAttempts);
        return new(Shared(line, counts, team).Concat(Flow(counts, team)))
        {
            ["assistsTurnoverRatio"] = Share(line.Assists, line.Turnovers),
            ["benchPoints"] = box.Sum(side.Lines.Except(side.Starters)).Points,
            ["fieldGoalsEffectiveAdjusted"] = (line.FieldGoals + (0.5 * line.Threes)) / line.FieldGoalAttempts,
            ["foulsTeam"] = line.Fouls,
            ["foulsTeamTechnical"] = 0,
            ["minutes"] = $"PT{box.Night.TeamMinutes}M00.00S",
            ["minutesCalculated"] = $"PT{box.Night.TeamMinutes}M",
            ["pointsAgainst"] = box.Night.Opponent(side).Score,
            ["reboundsPersonal"] = line.Rebounds,
            ["reboundsTeam"] = teamOffensive + teamDefensive,
            ["reboundsTeamDefensive"] = teamDefensive,
            ["reboundsTeamOffensive"] = teamOffensive,
            ["reboundsTotal"] = line.Rebounds + teamOffensive + teamDefensive,
            ["trueShootingAttempts"] = Math.Round(trueAttempts, 2),
            ["trueShootingPercentage"] = side.Score / (2 * trueAttempts),
            ["turnoversTeam"] = 0,
            ["turnoversTotal"] = line.Turnovers,
        };
    }

    static Dictionary<string, object> Shared(StatLine line, EventCounts counts, int id) => new()
    {
        ["assists"] = line.Assists,
        ["blocks"] = line.Blocks,
        ["blocksReceived"] = counts[id, "blocksReceived"],
        ["fieldGoalsAttempted"] = line.FieldGoalAttempts,
        ["fieldGoalsMade"] = line.FieldGoals,
        ["fieldGoalsPercentage"] = Share(line.FieldGoals, line.FieldGoalAttempts),
        ["foulsOffensive"] = 0,
        ["foulsDrawn"] = counts[id, "foulsDrawn"],
        ["foulsPersonal"] = line.Fouls,
        ["foulsTechnical"] = 0,
        ["freeThrowsAttempted"] = line.FreeThrowAttempts,
        ["freeThrowsMade"] = line.FreeThrows,
        ["freeThrowsPercentage"] = Share(line.FreeThrows, line.FreeThrowAttempts),
        ["points"] = line.Points,
        ["pointsFastBreak"] = 0,
        ["pointsInThePaint"] = counts[id, "paint"],
        ["pointsSecondChance"] = counts[id, "second"],
        ["reboundsDefensive"] = line.DefensiveRebounds,
        ["reboundsOffensive"] = line.OffensiveRebounds,
        ["steals"] = line.Steals,
        ["threePointersAttempted"] = line.ThreeAttempts,
        ["threePointersMade"] = line.Threes,
        ["threePointersPercentage"] = Share(line.Threes, line.ThreeAttempts),
        ["turnovers"] = line.Turnovers,
        ["twoPointersAttempted"] = line.FieldGoalAttempts - line.ThreeAttempts,
        ["twoPointersMade"] = line.FieldGoals - line.Threes,
        ["twoPointersPercentage"] = Share(line.FieldGoals - line.Threes, line.FieldGoalAttempts - line.ThreeAttempts),
    };

    // How the game went; runs, fast breaks and times in the lead are not simulated.
    static Dictionary<string, object> Flow(EventCounts counts, int team) => new()
    {
        ["biggestLead"] = counts[team, "biggestLead"],
        ["biggestLeadScore"] = "",
        ["biggestScoringRun"] = 0,
        ["biggestScoringRunScore"] = "",
        ["fastBreakPointsAttempted"] = 0,
        ["fastBreakPointsMade"] = 0,
        ["fastBreakPointsPercentage"] = 0,
        ["leadChanges"] = 0,
        ["pointsFromTurnovers"] = counts[team, "turnover"],
        ["pointsInThePaintAttempted"] = counts[team, "paint tried"],
        ["pointsInThePaintMade"] = counts[team, "paint made"],
        ["pointsInThePaintPercentage"] = Share(counts[team, "paint made"], counts[team, "paint tried"]),
        ["secondChancePointsAttempted"] = counts[team, "second tried"],
        ["secondChancePointsMade"] = counts[team, "second made"],
        ["secondChancePointsPercentage"] = Share(counts[team, "second made"], counts[team, "second tried"]),
        ["timeLeading"] = "PT00M00.00S",
        ["timesTied"] = counts[0, "ties"],
    };

    static double Share(int made, int tried) => tried == 0 ? 0 : (double)made / tried;
}
