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

    /// <summary>Rest, load, travel and place in the season.</summary>
    Schedule,

    /// <summary>The own team's pace and strength.</summary>
    Team,

    /// <summary>The opponent's pace and defence, and the player's history against it.</summary>
    Opponent,

    /// <summary>Where the player shoots, and how the opponent defends there; null on bootstrap days.</summary>
    Zones,

    /// <summary>The composite adjustments; null on bootstrap days.</summary>
    Factors,

    /// <summary>Who else is missing, and health.</summary>
    Absences,

    /// <summary>How the crew of the game whistles.</summary>
    Referees,

    /// <summary>Last season and age.</summary>
    Career,

    /// <summary>What bookmakers say; kept out of every model that is compared with them.</summary>
    Market,
}
