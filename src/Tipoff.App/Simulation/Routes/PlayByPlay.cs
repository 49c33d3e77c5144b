using System.Globalization;
using System.Text.RegularExpressions;

namespace Tipoff.App.Simulation.Routes;

/// <summary>The content network's play-by-play: the simulated events, with the frame that the feed puts around them.</summary>
sealed partial class PlayByPlay
{
    const int RegularSeconds = 720;
    const int OvertimeSeconds = 300;
    const int RegularPeriods = 4;

    readonly GameNight night;
    readonly List<Dictionary<string, object?>> actions = [];
    readonly Dictionary<(Athlete Athlete, string Count), int> totals = [];
    int possession;
    int lastShot;
    GameEvent? lastSpot;

    PlayByPlay(GameNight night) => this.night = night;

    public static Answer Of(GameNight night) => Answer.Json(new
    {
        meta = new
        {
            version = 1,
            code = 200,
            request = $"http://nba.cloud/games/{night.Fixture.GameId}/playbyplay?Format=json",
            time = night.OverAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        },
        game = new { gameId = night.Fixture.GameId, actions = Actions(night) },
    });

    public static IReadOnlyList<Dictionary<string, object?>> Actions(GameNight night)
    {
        var told = new PlayByPlay(night);
        told.Tell();
        return told.actions;
    }

    void Tell()
    {
        var (started, ended, last) = (0, 0, new GameEvent(1, RegularSeconds, "", "", night.Home.Franchise, null));
        foreach (var happening in night.Events)
        {
            if (happening.Period > last.Period && ended < last.Period)
                Frame("period", "end", "Period End", ended = last.Period, 0, last);
            // The feed changes line-ups before it starts a period.
            if (happening.Period > started && !happening.Qualifiers.Contains("startperiod"))
            {
                Frame("period", "start", "Period Start", started = happening.Period, LengthOf(started), last);
                if (started == 1)
                    JumpBall(last);
            }

            Add(happening);
            last = happening;
        }

        Frame("period", "end", "Period End", last.Period, 0, last);
        possession = 0;
        Frame("game", "end", "Game End", last.Period, 0, last);
    }

    void JumpBall(GameEvent before)
    {
        var (winner, loser) = (Tallest(night.Home), Tallest(night.Away));
        var taker = night.Home.Starters[0].Athlete;
        var action = Begin("jumpball", "recovered", 1, RegularSeconds - 2, before);
        Player(action, night.Home.Franchise, taker);
        possession = night.Home.Franchise.TeamId;
        action["possession"] = possession;
        action["descriptor"] = "startperiod";
        action["jumpBallRecoveredName"] = taker.ShortName;
        action["jumpBallRecoverdPersonId"] = taker.PlayerId;
        action["jumpBallWonPlayerName"] = winner.LastName;
        action["jumpBallWonPersonId"] = winner.PlayerId;
        action["jumpBallLostPlayerName"] = loser.LastName;
        action["jumpBallLostPersonId"] = loser.PlayerId;
        action["description"] = $"Jump Ball {winner.ShortName} vs. {loser.ShortName}: Tip to {taker.ShortName}";
        action["personIdsFilter"] = new[] { taker.PlayerId, winner.PlayerId, loser.PlayerId };
    }

    static Athlete Tallest(TeamSide side) => side.Starters.MaxBy(line => line.Athlete.HeightInches)!.Athlete;

    void Add(GameEvent happening)
    {
        var action = Begin(happening.Action, "", happening.Period, happening.SecondsLeft, happening);
        action["qualifiers"] = happening.Qualifiers;
        Possess(happening);
        action["possession"] = possession;
        Player(action, happening.Franchise, happening.Athlete);
        action["description"] = happening.Description;
        switch (happening.Action)
        {
            case "2pt" or "3pt": Shot(action, happening); break;
            case "freethrow": FreeThrow(action, happening); break;
            case "rebound": Rebound(action, happening); break;
            case "turnover": Turnover(action, happening); break;
            case "foul": Foul(action, happening); break;
            case "substitution": action["subType"] = happening.Description.Contains("SUB out") ? "out" : "in"; break;
            case "timeout": action["subType"] = "full"; break;
            default: Where(action); break;
        }
    }

    void Possess(GameEvent happening)
    {
        var other = happening.Franchise == night.Home.Franchise ? night.Away.Franchise : night.Home.Franchise;
        possession = happening.Action switch
        {
            "2pt" or "3pt" or "freethrow" or "rebound" or "turnover" => happening.Franchise.TeamId,
            "foul" => other.TeamId,
            _ => possession,
        };
    }

    void Shot(Dictionary<string, object?> action, GameEvent shot)
    {
        var (spot, isMade, isRight) = (shot.Spot!, shot.IsMade == true, IsRight(shot));
        var (kind, descriptor) = Kind(shot);
        action["subType"] = kind;
        if (descriptor is not null)
            action["descriptor"] = descriptor;
        lastShot = (int)action["actionNumber"]!;
        lastSpot = shot;
        Where(action);
        action["x"] = isRight ? 100 - ((5.25 + spot.Y) / 0.94) : (5.25 + spot.Y) / 0.94;
        action["y"] = isRight ? 50 + (2 * spot.X) : 50 - (2 * spot.X);
        action["side"] = isRight ? "right" : "left";
        action["shotDistance"] = Math.Round(spot.Distance, 2);
        action["xLegacy"] = (int)Math.Round(10 * spot.X);
        action["yLegacy"] = (int)Math.Round(10 * spot.Y);
        action["isFieldGoal"] = 1;
        action["shotResult"] = isMade ? "Made" : "Missed";
        var people = new List<int> { shot.Athlete!.PlayerId };
        if (isMade)
            action["pointsTotal"] = Count(shot.Athlete, "points", spot.IsThree ? 3 : 2);
        if (shot.Assister is { } assister)
        {
            action["assistPlayerNameInitial"] = assister.ShortName;
            action["assistPersonId"] = assister.PlayerId;
            action["assistTotal"] = Count(assister, "assists", 1);
            people.Add(assister.PlayerId);
        }

        if (shot.Blocker is { } blocker)
        {
            action["blockPlayerName"] = blocker.LastName;
            action["blockPersonId"] = blocker.PlayerId;
            people.Add(blocker.PlayerId);
        }

        action["personIdsFilter"] = people;
    }

    void FreeThrow(Dictionary<string, object?> action, GameEvent shot)
    {
        action["subType"] = NumberOf().Match(shot.Description).Value;
        action["shotResult"] = shot.IsMade == true ? "Made" : "Missed";
        if (shot.IsMade == true)
            action["pointsTotal"] = Count(shot.Athlete!, "points", 1);
        lastShot = (int)action["actionNumber"]!;
        lastSpot = null;
    }

    void Rebound(Dictionary<string, object?> action, GameEvent rebound)
    {
        action["subType"] = rebound.IsOffensive ? "offensive" : "defensive";
        action["shotActionNumber"] = lastShot;
        if (rebound.Athlete is not { } taker)
            return;

        Where(action);
        Count(taker, rebound.IsOffensive ? "offensive" : "defensive", 1);
        var (offensive, defensive) = (Count(taker, "offensive", 0), Count(taker, "defensive", 0));
        action["reboundTotal"] = offensive + defensive;
        action["reboundDefensiveTotal"] = defensive;
        action["reboundOffensiveTotal"] = offensive;
    }

    void Turnover(Dictionary<string, object?> action, GameEvent turnover)
    {
        action["subType"] = new[] { "lost ball", "bad pass" }.FirstOrDefault(turnover.Description.Contains) ?? "traveling";
        action["turnoverTotal"] = Count(turnover.Athlete!, "turnovers", 1);
        lastSpot = null;
        if (turnover.Stealer is not { } stealer)
            return;

        action["stealPlayerName"] = stealer.LastName;
        action["stealPersonId"] = stealer.PlayerId;
        action["personIdsFilter"] = new[] { turnover.Athlete!.PlayerId, stealer.PlayerId };
    }

    void Foul(Dictionary<string, object?> action, GameEvent foul)
    {
        action["subType"] = "personal";
        if (foul.Description.Contains("shooting"))
            action["descriptor"] = "shooting";
        action["officialId"] = night.Crew[0].Code;
        action["foulPersonalTotal"] = Count(foul.Athlete!, "fouls", 1);
        action["foulTechnicalTotal"] = 0;
        if (foul.FoulDrawnBy is not { } victim)
            return;

        action["foulDrawnPlayerName"] = victim.LastName;
        action["foulDrawnPersonId"] = victim.PlayerId;
        action["personIdsFilter"] = new[] { foul.Athlete!.PlayerId, victim.PlayerId };
    }

    void Frame(string type, string subType, string description, int period, int seconds, GameEvent score) =>
        Begin(type, subType, period, seconds, score)["description"] = description;

    // What every action has; the rest depends on its type.
    Dictionary<string, object?> Begin(string type, string subType, int period, int seconds, GameEvent score)
    {
        var number = actions.Count == 0 ? 2 : (int)actions[^1]["actionNumber"]! + 1;
        var at = Actual(period, seconds);
        Dictionary<string, object?> action = new()
        {
            ["actionNumber"] = number,
            ["clock"] = $"PT{seconds / 60:00}M{seconds % 60:00}.00S",
            ["timeActual"] = at.ToString("yyyy-MM-ddTHH:mm:ss.fZ", CultureInfo.InvariantCulture),
            ["period"] = period,
            ["periodType"] = period <= RegularPeriods ? "REGULAR" : "OVERTIME",
            ["actionType"] = type,
            ["subType"] = subType,
            ["qualifiers"] = Array.Empty<string>(),
            ["personId"] = 0,
            ["x"] = null,
            ["y"] = null,
            ["side"] = null,
            ["possession"] = possession,
            ["scoreHome"] = score.HomeScore.ToString(CultureInfo.InvariantCulture),
            ["scoreAway"] = score.AwayScore.ToString(CultureInfo.InvariantCulture),
            ["edited"] = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["orderNumber"] = 10_000 * number,
            ["isTargetScoreLastPeriod"] = false,
            ["xLegacy"] = null,
            ["yLegacy"] = null,
            ["isFieldGoal"] = 0,
            ["personIdsFilter"] = Array.Empty<int>(),
        };
        actions.Add(action);
        return action;
    }

    static void Player(Dictionary<string, object?> action, Franchise franchise, Athlete? athlete)
    {
        action["teamId"] = franchise.TeamId;
        action["teamTricode"] = franchise.Abbr;
        if (athlete is null)
            return;

        action["personId"] = athlete.PlayerId;
        action["playerName"] = athlete.LastName;
        action["playerNameI"] = athlete.ShortName;
        action["personIdsFilter"] = new[] { athlete.PlayerId };
    }

    void Where(Dictionary<string, object?> action)
    {
        if (lastSpot?.Spot is not { } spot)
            return;

        action["area"] = spot.BasicZone;
        action["areaDetail"] = $"{spot.Range.Replace("Less Than 8 ft.", "0-8").Replace(" ft.", "")} {spot.Area.Name.Replace(" Side", "")}";
    }

    int Count(Athlete athlete, string what, int more) => totals[(athlete, what)] = totals.GetValueOrDefault((athlete, what)) + more;

    // The home team plays to the right until half-time.
    bool IsRight(GameEvent shot) => (shot.Franchise == night.Home.Franchise) == (shot.Period <= 2);

    static (string Kind, string? Descriptor) Kind(GameEvent shot) => shot.Description switch
    {
        var text when text.Contains("DUNK") => ("DUNK", "cutting"),
        var text when text.Contains("driving Layup") => ("Layup", "driving"),
        var text when text.Contains("Layup") => ("Layup", "running"),
        var text when text.Contains("floating") => ("Jump Shot", "driving floating"),
        var text when text.Contains("pullup") => ("Jump Shot", "pullup"),
        _ => ("Jump Shot", null),
    };

    static int LengthOf(int period) => period <= RegularPeriods ? RegularSeconds : OvertimeSeconds;

    DateTime Actual(int period, int secondsLeft)
    {
        var all = (RegularPeriods * RegularSeconds) + ((night.Periods - RegularPeriods) * OvertimeSeconds);
        var before = Enumerable.Range(1, period - 1).Sum(LengthOf);
        var played = before + LengthOf(period) - secondsLeft;
        return night.Fixture.TipoffAt.UtcDateTime.AddMinutes((night.OverAt - night.Fixture.TipoffAt).TotalMinutes * played / all);
    }

    [GeneratedRegex(@"\d of \d")]
    private static partial Regex NumberOf();
}
