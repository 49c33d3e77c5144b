namespace Tipoff.Nba.SpotChecks;

/// <summary>What is read for a season: its raw rows, and the player lines of the three seasons before it.</summary>
public sealed record RawSeason(int Season)
{
    /// <summary>A candidate who has yet to appear is weighed by his last season, and that by the two before it.</summary>
    public const int SeasonsBefore = 3;

    public IReadOnlyList<PlayerLine> Lines { get; init; } = [];

    public IReadOnlyList<TeamLine> TeamLines { get; init; } = [];

    public IReadOnlyList<GameEvent> Events { get; init; } = [];

    public IReadOnlyList<ChartedShot> Shots { get; init; } = [];

    public IReadOnlyList<ScheduledGame> Games { get; init; } = [];

    public IReadOnlyList<Birth> Births { get; init; } = [];
}
