namespace Tipoff.App.Simulation;

/// <summary>What one player did in a game; nothing enters it but the events of the play-by-play.</summary>
sealed class BoxLine(Athlete athlete, Franchise franchise, bool isHome)
{
    public Athlete Athlete { get; } = athlete;

    public Franchise Franchise { get; } = franchise;

    public bool IsHome { get; } = isHome;

    public int Seconds { get; set; }

    public int FieldGoals { get; set; }

    public int FieldGoalAttempts { get; set; }

    public int Threes { get; set; }

    public int ThreeAttempts { get; set; }

    public int FreeThrows { get; set; }

    public int FreeThrowAttempts { get; set; }

    public int OffensiveRebounds { get; set; }

    public int DefensiveRebounds { get; set; }

    public int Assists { get; set; }

    public int Steals { get; set; }

    public int Blocks { get; set; }

    public int Turnovers { get; set; }

    public int Fouls { get; set; }

    public int PlusMinus { get; set; }

    public int Points => (2 * FieldGoals) + Threes + FreeThrows;

    public int Rebounds => OffensiveRebounds + DefensiveRebounds;

    /// <summary>Whole minutes, as the official log shows them.</summary>
    public int Minutes => (Seconds + 30) / 60;
}
