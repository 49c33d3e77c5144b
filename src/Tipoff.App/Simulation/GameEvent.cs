namespace Tipoff.App.Simulation;

/// <summary>One row of the play-by-play.</summary>
sealed record GameEvent(int Period, int SecondsLeft, string Action, string Description, Franchise Franchise, Athlete? Athlete)
{
    public IReadOnlyList<string> Qualifiers { get; init; } = [];

    /// <summary>Null where the event is no shot.</summary>
    public bool? IsMade { get; init; }

    public Athlete? Assister { get; init; }

    public Athlete? FoulDrawnBy { get; init; }

    public Athlete? Stealer { get; init; }

    public Athlete? Blocker { get; init; }

    /// <summary>Where a field goal was tried.</summary>
    public ShotSpot? Spot { get; init; }

    /// <summary>A rebound of the own team's miss.</summary>
    public bool IsOffensive { get; init; }

    public int HomeScore { get; init; }

    public int AwayScore { get; init; }

    /// <summary>Ids of everybody on court after the event, joined by bars.</summary>
    public string PlayersOn { get; init; } = "";

    public bool IsFieldGoal => Action is "2pt" or "3pt";
}
