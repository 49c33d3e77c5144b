namespace Tipoff.App.Simulation.Routes;

/// <summary>What the live box says beyond the plain counts, taken from the events.</summary>
sealed class EventCounts
{
    readonly GameNight night;
    readonly Dictionary<(int Id, string Count), int> counts = [];

    public EventCounts(GameNight night)
    {
        this.night = night;
        var (home, away) = (0, 0);
        foreach (var happening in night.Events)
        {
            Tally(happening);
            Score(happening, happening.HomeScore - home, happening.AwayScore - away);
            (home, away) = (happening.HomeScore, happening.AwayScore);
        }
    }

    /// <summary>A count of a player or team by its id.</summary>
    public int this[int id, string count] => counts.GetValueOrDefault((id, count));

    public int PointsIn(TeamSide side, int period)
    {
        int After(int last) => night.Events.LastOrDefault(happening => happening.Period <= last) is { } end ? (side.IsHome ? end.HomeScore : end.AwayScore) : 0;
        return After(period) - After(period - 1);
    }

    void Tally(GameEvent happening)
    {
        var team = happening.Franchise.TeamId;
        if (happening.FoulDrawnBy is { } victim)
        {
            Add(victim.PlayerId, "foulsDrawn", 1);
            Add(Other(team), "foulsDrawn", 1);
        }

        if (happening.Blocker is not null)
        {
            Add(happening.Athlete!.PlayerId, "blocksReceived", 1);
            Add(team, "blocksReceived", 1);
        }

        if (happening is { Action: "rebound", Athlete: null })
            Add(team, happening.IsOffensive ? "reboundsTeamOffensive" : "reboundsTeamDefensive", 1);
        if (!happening.IsFieldGoal)
            return;

        var points = happening.IsMade == true ? (happening.Spot!.IsThree ? 3 : 2) : 0;
        foreach (var (qualifier, count) in new[] { ("pointsinthepaint", "paint"), ("2ndchance", "second"), ("fromturnover", "turnover") })
        {
            if (!happening.Qualifiers.Contains(qualifier))
                continue;

            Add(happening.Athlete!.PlayerId, count, points);
            Add(team, count, points);
            Add(team, $"{count} tried", 1);
            Add(team, $"{count} made", points > 0 ? 1 : 0);
        }
    }

    void Score(GameEvent happening, int home, int away)
    {
        if (home == 0 && away == 0)
            return;

        var homeIds = night.Home.Roster.Select(athlete => athlete.PlayerId).ToHashSet();
        foreach (var id in happening.PlayersOn.Split('|').Select(int.Parse))
        {
            Add(id, "plus", homeIds.Contains(id) ? home : away);
            Add(id, "minus", homeIds.Contains(id) ? away : home);
        }

        Lead(night.Home.Franchise.TeamId, happening.HomeScore - happening.AwayScore);
        Lead(night.Away.Franchise.TeamId, happening.AwayScore - happening.HomeScore);
        if (happening.HomeScore == happening.AwayScore)
            Add(0, "ties", 1);
    }

    void Lead(int team, int margin) => counts[(team, "biggestLead")] = Math.Max(this[team, "biggestLead"], margin);

    int Other(int team) => team == night.Home.Franchise.TeamId ? night.Away.Franchise.TeamId : night.Home.Franchise.TeamId;

    void Add(int id, string count, int more) => counts[(id, count)] = this[id, count] + more;
}
