using System.Globalization;

namespace Tipoff.App.Simulation;

/// <summary>Play-by-play and shots, one file a season each.</summary>
sealed class PlayFiles : IDisposable
{
    /// <summary>The shot chart counts from the baseline, this far behind the hoop.</summary>
    const double HoopFromBaseline = 5.25;

    /// <summary>The feed numbers its actions from here: the jump ball and its like come first.</summary>
    const int FirstAction = 7;

    readonly CsvFile events;
    readonly CsvFile shots;

    public PlayFiles(string directory, string season)
    {
        events = new(
            directory,
            $"pbp_{season}_rs.csv",
            ("game_id,event_index,action_number,period,clock,action_type,description,qualifiers,player_name,score_home,score_away,shot_result,"
            + "is_field_goal,assisted,person_id,assister_id,foul_drawn_person_id,steal_person_id,block_person_id,players_on,team_id").Split(','));
        shots = new(
            directory,
            $"shots_{season}_rs.csv",
            ("GAME_ID,GAME_DATE,PLAYER_ID,PLAYER_NAME,TEAM_ID,HOME_TEAM,AWAY_TEAM,QUARTER,MINS_LEFT,SECS_LEFT,SHOT_MADE,ACTION_TYPE,SHOT_TYPE,"
            + "BASIC_ZONE,ZONE_NAME,ZONE_ABB,ZONE_RANGE,LOC_X,LOC_Y,SHOT_DISTANCE").Split(','));
    }

    public void Add(GameNight night)
    {
        for (var index = 0; index < night.Events.Count; index++)
        {
            var happening = night.Events[index];
            events.Row(Event(night.Fixture, index, happening));
            if (happening.Spot is { } spot)
                shots.Row(Shot(night.Fixture, happening, spot));
        }
    }

    public void Dispose()
    {
        events.Dispose();
        shots.Dispose();
    }

    static object?[] Event(Fixture game, int index, GameEvent happening) =>
    [
        game.GameId, index + 1, index + FirstAction, happening.Period,
        $"PT{happening.SecondsLeft / 60:00}M{happening.SecondsLeft % 60:00}.00S",
        happening.Action, happening.Description, $"[{string.Join(", ", happening.Qualifiers.Select(qualifier => $"'{qualifier}'"))}]",
        happening.Athlete?.LastName, happening.HomeScore, happening.AwayScore,
        happening.IsMade switch { true => "Made", false => "Missed", null => null },
        happening.IsFieldGoal, happening.Assister is not null, happening.Athlete?.PlayerId ?? 0,
        happening.Assister?.PlayerId, happening.FoulDrawnBy?.PlayerId, happening.Stealer?.PlayerId, happening.Blocker?.PlayerId,
        happening.PlayersOn, happening.Franchise.TeamId,
    ];

    static object?[] Shot(Fixture game, GameEvent happening, ShotSpot spot) =>
    [
        game.GameId, game.Date, happening.Athlete!.PlayerId, happening.Athlete.FullName, happening.Franchise.TeamId, game.Home.Abbr, game.Away.Abbr,
        happening.Period, happening.SecondsLeft / 60, happening.SecondsLeft % 60, happening.IsMade, ActionType(happening.Description, spot),
        spot.IsThree ? "3PT Field Goal" : "2PT Field Goal", spot.BasicZone, spot.Area.Name, spot.Area.Abbr, spot.Range,
        Feet(spot.X), Feet(spot.Y + HoopFromBaseline), (int)spot.Distance,
    ];

    public static string ActionType(string description, ShotSpot spot) =>
        description.Contains("DUNK", StringComparison.Ordinal) ? "Cutting Dunk Shot"
        : description.Contains("driving Layup", StringComparison.Ordinal) ? "Driving Layup Shot"
        : description.Contains("running Layup", StringComparison.Ordinal) ? "Running Layup Shot"
        : spot.IsThree ? "Jump Shot"
        : spot.IsPaint ? "Driving Floating Jump Shot"
        : "Pullup Jump shot";

    static string Feet(double feet) => feet.ToString("0.0#", CultureInfo.InvariantCulture);
}
