namespace Tipoff.App.Simulation.Routes;

/// <summary>The statistics site's shots of a game; numbers of events are those of the play-by-play.</summary>
static class ShotChart
{
    const string Columns =
        "GRID_TYPE,GAME_ID,GAME_EVENT_ID,PLAYER_ID,PLAYER_NAME,TEAM_ID,TEAM_NAME,PERIOD,MINUTES_REMAINING,SECONDS_REMAINING,EVENT_TYPE,ACTION_TYPE,"
        + "SHOT_TYPE,SHOT_ZONE_BASIC,SHOT_ZONE_AREA,SHOT_ZONE_RANGE,SHOT_DISTANCE,LOC_X,LOC_Y,SHOT_ATTEMPTED_FLAG,SHOT_MADE_FLAG,GAME_DATE,HTM,VTM";

    const string AverageColumns = "GRID_TYPE,SHOT_ZONE_BASIC,SHOT_ZONE_AREA,SHOT_ZONE_RANGE,FGA,FGM,FG_PCT";

    static readonly string[] Unasked =
    [
        "Outcome", "Location", "Month", "SeasonSegment", "DateFrom", "DateTo", "OpponentTeamID", "VsConference", "VsDivision", "Position", "RookieYear",
        "GameSegment", "Period", "LastNGames", "ClutchTime", "AheadBehind", "PointDiff", "RangeType", "StartPeriod", "EndPeriod", "StartRange", "EndRange",
    ];

    static readonly string[] Numbers = ["Month", "OpponentTeamID", "Period", "LastNGames"];

    public static Answer Of(Ask ask, GameNight? night)
    {
        var team = int.TryParse(ask.Parameter("TeamID"), out var id) ? id : 0;
        var shots = night is null ? [] : Shots(night).Where(shot => team == 0 || shot.Event.Franchise.TeamId == team).ToList();
        Dictionary<string, object?> parameters = new()
        {
            ["LeagueID"] = "00",
            ["Season"] = ask.Parameter("Season") ?? night?.Fixture.SeasonName,
            ["SeasonType"] = ask.Parameter("SeasonType") ?? "Regular Season",
            ["TeamID"] = team,
            ["PlayerID"] = 0,
            ["GameID"] = ask.Parameter("GameID"),
        };
        foreach (var name in Unasked)
            parameters[name] = Numbers.Contains(name) ? 0 : null;
        parameters["ContextFilter"] = "";
        parameters["ContextMeasure"] = ask.Parameter("ContextMeasure") ?? "FGA";
        return StatsTable.Body(
            "shotchartdetail",
            parameters,
            new StatsTable("Shot_Chart_Detail", Columns, shots.Select(shot => Row(night!.Fixture, shot.Number, shot.Event))),
            new StatsTable("LeagueAverages", AverageColumns, Averages(shots.Select(shot => shot.Event))));
    }

    static IEnumerable<(int Number, GameEvent Event)> Shots(GameNight night) =>
        PlayByPlay.Actions(night)
            .Where(action => action["actionType"] is "2pt" or "3pt")
            .Select(action => (int)action["actionNumber"]!)
            .Zip(night.Events.Where(happening => happening.IsFieldGoal));

    static object?[] Row(Fixture game, int number, GameEvent shot)
    {
        var spot = shot.Spot!;
        return
        [
            "Shot Chart Detail", game.GameId, number, shot.Athlete!.PlayerId, shot.Athlete.FullName, shot.Franchise.TeamId, shot.Franchise.FullName, shot.Period,
            shot.SecondsLeft / 60, shot.SecondsLeft % 60, shot.IsMade == true ? "Made Shot" : "Missed Shot", PlayFiles.ActionType(shot.Description, spot),
            spot.IsThree ? "3PT Field Goal" : "2PT Field Goal", spot.BasicZone, Area(spot), spot.Range, (int)spot.Distance, (int)Math.Round(10 * spot.X),
            (int)Math.Round(10 * spot.Y), 1, shot.IsMade == true ? 1 : 0, game.Date.ToString("yyyyMMdd"), game.Home.Abbr, game.Away.Abbr,
        ];
    }

    static IEnumerable<object?[]> Averages(IEnumerable<GameEvent> shots) =>
        from shot in shots
        group shot by (shot.Spot!.BasicZone, Area: Area(shot.Spot!), shot.Spot!.Range) into zone
        orderby zone.Key
        let made = zone.Count(shot => shot.IsMade == true)
        select (object?[])["League Averages", zone.Key.BasicZone, zone.Key.Area, zone.Key.Range, zone.Count(), made, StatLine.Share(made, zone.Count())];

    static string Area(ShotSpot spot) => $"{spot.Area.Name}({spot.Area.Abbr})";
}
