namespace Tipoff.Nba.SpotChecks;

/// <summary>A player's line of the official box; playoff lines lack attempts.</summary>
public sealed record PlayerLine(
    string GameId,
    int PlayerId,
    DateOnly GameDate,
    int SeasonYear,
    string SeasonType,
    string TeamAbbr,
    int Minutes,
    int Points,
    int? FgMakes,
    int? FgAttempts,
    int? ThreePtMakes,
    int? ThreePtAttempts,
    int? FtMakes,
    int? FtAttempts,
    int? OffensiveRebounds,
    int Turnovers);

/// <summary>A team's line of the official box.</summary>
public sealed record TeamLine(
    string GameId,
    string TeamAbbr,
    int? Minutes,
    int Points,
    int? FgAttempts,
    int? ThreePtMakes,
    int? ThreePtAttempts,
    int? FtAttempts,
    int? OffensiveRebounds,
    int Turnovers);

/// <summary>A row of the play-by-play.</summary>
public sealed record GameEvent(
    string GameId,
    int EventIndex,
    int Period,
    int ClockHundredths,
    string ActionType,
    string? Description,
    string? Qualifiers,
    int? PlayerId,
    int? TeamId,
    string? ShotResult,
    bool IsFieldGoal,
    string? PlayersOn);

/// <summary>A shot of the shot chart.</summary>
public sealed record ChartedShot(string GameId, int PlayerId, bool IsMade, string ShotType, string? BasicZone);

/// <summary>A game of the schedule.</summary>
public sealed record ScheduledGame(
    string GameId,
    DateOnly GameDate,
    int SeasonYear,
    string SeasonType,
    string HomeTeamAbbr,
    string AwayTeamAbbr,
    int HomeTeamId,
    int AwayTeamId);

/// <summary>A player's birth date, where one is known.</summary>
public sealed record Birth(int PlayerId, DateOnly? BirthDate);

/// <summary>A stored row that was drawn: a candidate of a game in the feature store.</summary>
public sealed record Sample(int PlayerId, string GameId, DateOnly GameDate, int SeasonYear, string TeamAbbr, string OpponentTeamAbbr)
{
    /// <summary>The season's rows of the feature store in a seeded order: the first <paramref name="rows"/> of it.</summary>
    public static IReadOnlyList<Sample> Draw(IEnumerable<Sample> from, int rows, int seed) =>
        [.. from.OrderBy(row => Mixed(row, seed)).ThenBy(row => row.GameId, StringComparer.Ordinal).ThenBy(row => row.PlayerId).Take(rows)];

    // FNV-1a over the key, finished as SplitMix64 does: the same rows on every machine and runtime.
    static ulong Mixed(Sample row, int seed)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in $"{seed}/{row.GameId}/{row.PlayerId}")
            hash = (hash ^ letter) * 1099511628211UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
