namespace Tipoff.Nba.Precompute;

/// <summary>What a feature speaks of; a model's list may leave whole families out.</summary>
public enum FeatureFamily
{
    /// <summary>Points of recent games and of the season.</summary>
    Form,

    /// <summary>Time on court: recent, expected, and the role it shows.</summary>
    Minutes,

    /// <summary>Attempts and the share of the team's plays.</summary>
    Shots,

    /// <summary>Rest, load and place in the season.</summary>
    Schedule,

    /// <summary>The own team's pace and strength.</summary>
    Team,

    /// <summary>The opponent's pace and defence, and the player's history against it.</summary>
    Opponent,

    /// <summary>Where the player shoots; null on bootstrap days.</summary>
    Zones,

    /// <summary>The composite adjustments; null on bootstrap days.</summary>
    Factors,

    /// <summary>Who else is missing, and health.</summary>
    Absences,

    /// <summary>Last season and age.</summary>
    Career,

    /// <summary>What bookmakers say; kept out of every model that is compared with them.</summary>
    Market,
}

/// <summary>The column is a feature: its family and the range outside of which a value is a fault.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FeatureAttribute(FeatureFamily family, double low, double high) : Attribute
{
    public FeatureFamily Family { get; } = family;

    public double Low { get; } = low;

    public double High { get; } = high;
}
