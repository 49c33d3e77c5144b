namespace Tipoff.App.Simulation;

/// <summary>Counts of a player or a team, as a provider publishes them at some moment.</summary>
sealed record StatLine
{
    public int Seconds { get; init; }

    public int FieldGoals { get; init; }

    public int FieldGoalAttempts { get; init; }

    public int Threes { get; init; }

    public int ThreeAttempts { get; init; }

    public int FreeThrows { get; init; }

    public int FreeThrowAttempts { get; init; }

    public int OffensiveRebounds { get; init; }

    public int DefensiveRebounds { get; init; }

    public int Assists { get; init; }

    public int Steals { get; init; }

    public int Blocks { get; init; }

    public int Turnovers { get; init; }

    public int Fouls { get; init; }

    public int PlusMinus { get; init; }

    public int Points => (2 * FieldGoals) + Threes + FreeThrows;

    public int Rebounds => OffensiveRebounds + DefensiveRebounds;

    /// <summary>Whole minutes, as the official log shows them.</summary>
    public int Minutes => (Seconds + 30) / 60;

    /// <summary>Minutes and seconds, as the official box shows them.</summary>
    public string Clock => $"{Seconds / 60}:{Seconds % 60:00}";

    public decimal Fantasy => Points + (1.2m * Rebounds) + (1.5m * Assists) + (3 * Steals) + (3 * Blocks) - Turnovers;

    public static StatLine Of(BoxLine line) => new()
    {
        Seconds = line.Seconds,
        FieldGoals = line.FieldGoals,
        FieldGoalAttempts = line.FieldGoalAttempts,
        Threes = line.Threes,
        ThreeAttempts = line.ThreeAttempts,
        FreeThrows = line.FreeThrows,
        FreeThrowAttempts = line.FreeThrowAttempts,
        OffensiveRebounds = line.OffensiveRebounds,
        DefensiveRebounds = line.DefensiveRebounds,
        Assists = line.Assists,
        Steals = line.Steals,
        Blocks = line.Blocks,
        Turnovers = line.Turnovers,
        Fouls = line.Fouls,
        PlusMinus = line.PlusMinus,
    };

    /// <summary>Several lines together; the difference in points is no sum and stays zero.</summary>
    public static StatLine Sum(IReadOnlyCollection<StatLine> lines) => new()
    {
        Seconds = lines.Sum(line => line.Seconds),
        FieldGoals = lines.Sum(line => line.FieldGoals),
        FieldGoalAttempts = lines.Sum(line => line.FieldGoalAttempts),
        Threes = lines.Sum(line => line.Threes),
        ThreeAttempts = lines.Sum(line => line.ThreeAttempts),
        FreeThrows = lines.Sum(line => line.FreeThrows),
        FreeThrowAttempts = lines.Sum(line => line.FreeThrowAttempts),
        OffensiveRebounds = lines.Sum(line => line.OffensiveRebounds),
        DefensiveRebounds = lines.Sum(line => line.DefensiveRebounds),
        Assists = lines.Sum(line => line.Assists),
        Steals = lines.Sum(line => line.Steals),
        Blocks = lines.Sum(line => line.Blocks),
        Turnovers = lines.Sum(line => line.Turnovers),
        Fouls = lines.Sum(line => line.Fouls),
    };

    /// <summary>A share of three decimals; zero without attempts, as the league's own tables show it.</summary>
    public static decimal Share(int made, int tried) => tried == 0 ? 0 : Math.Round((decimal)made / tried, 3, MidpointRounding.AwayFromZero);
}
