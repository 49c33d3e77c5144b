namespace Tipoff.Nba.Precompute;

/// <summary>What features are made from; those of one input are missing for the same reasons.</summary>
public enum FeatureInput
{
    /// <summary>Calendar, venue and load: always there.</summary>
    Schedule,

    /// <summary>His appearances of the season.</summary>
    Form,

    /// <summary>How far his appearances scatter.</summary>
    Deviation,

    /// <summary>His last days measured by his own scatter.</summary>
    Standardised,

    /// <summary>The direction of his last appearances.</summary>
    Trend,

    /// <summary>Points and minutes in relation to minutes.</summary>
    Rates,

    /// <summary>Attempts of his box lines.</summary>
    Attempts,

    /// <summary>His share of the team's plays.</summary>
    Plays,

    /// <summary>Free throws of his box lines.</summary>
    FreeThrows,

    /// <summary>Fouls of his box lines.</summary>
    Fouls,

    /// <summary>Makes and attempts of his box lines.</summary>
    Shooting,

    /// <summary>Exponentially weighted appearances of three seasons.</summary>
    Weights,

    /// <summary>His part of the offence, given who is missing.</summary>
    Role,

    /// <summary>Who of the team is there to share the minutes.</summary>
    Rotation,

    /// <summary>Starting fives by play-by-play.</summary>
    Starts,

    /// <summary>His time with the team he plays for now.</summary>
    Spell,

    /// <summary>Games of the own team.</summary>
    Team,

    /// <summary>The starting five of the own team.</summary>
    Lineup,

    /// <summary>The starting fives of its games before.</summary>
    LineupChanges,

    /// <summary>Games of the opponent.</summary>
    Opponent,

    /// <summary>Days without a game of both sides.</summary>
    Rest,

    /// <summary>Venues of this game and the one before.</summary>
    Travel,

    /// <summary>The game after this one.</summary>
    NextGame,

    /// <summary>The opponents of this game and the next.</summary>
    LookAhead,

    /// <summary>Tempo of both sides.</summary>
    Pace,

    /// <summary>His games against this opponent.</summary>
    Matchup,

    /// <summary>Where he shoots.</summary>
    Zones,

    /// <summary>Who prepares his baskets.</summary>
    Creation,

    /// <summary>How the opponent defends each zone.</summary>
    ZoneDefense,

    /// <summary>How the opponent defends his favourite zone.</summary>
    PrimaryZone,

    /// <summary>What the opponent allows his position.</summary>
    PositionDefense,

    /// <summary>Load and age as a factor.</summary>
    Fatigue,

    /// <summary>Zones of both sides as a factor.</summary>
    ShotZones,

    /// <summary>Tempo as a factor.</summary>
    PaceFactor,

    /// <summary>A changed role as a factor.</summary>
    UsageFactor,

    /// <summary>Injury reports.</summary>
    Report,

    /// <summary>What reports say of his team-mates.</summary>
    Teammates,

    /// <summary>Earlier games of the announced crew.</summary>
    Referees,

    /// <summary>The season before.</summary>
    PreviousSeason,

    /// <summary>Who he is.</summary>
    Registry,

    /// <summary>Bookmakers' lines on his points.</summary>
    Line,

    /// <summary>Lines of several bookmakers on the same points.</summary>
    LineBooks,

    /// <summary>The line against what he scored.</summary>
    LineAgainstForm,

    /// <summary>Lines of his earlier games.</summary>
    LineHistory,

    /// <summary>His earlier games against their lines.</summary>
    LineRecord,

    /// <summary>Those of them that were no push.</summary>
    LineDecided,

    /// <summary>Spread and total of the game.</summary>
    GameLine,

    /// <summary>How spread and total moved since they opened.</summary>
    GameLineMove,
}
