using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;

namespace Tipoff.Nba;

/// <summary>Percent of player summaries in which each column must be filled; each bar stands beside its reason and is lowered nowhere.</summary>
/// <remarks>
/// A summary exists for players who appeared, so every row is one of an active player. The system before this one accepted 45 % usage in one
/// place and asked for 95 % in another: the stricter bars hold here.
/// </remarks>
public sealed record QualityBars
{
    /// <summary>Percent; critical. 99: every box has minutes, and a model without them weighs nothing.</summary>
    public double MinutesPlayed { get; init; } = 99;

    /// <summary>Percent; critical. 95: it needs the team's line too, which a backup source may lack for a night.</summary>
    public double UsageRate { get; init; } = 95;

    /// <summary>Percent; critical. 99.5: they are what is predicted.</summary>
    public double Points { get; init; } = 99.5;

    /// <summary>Percent; critical. 99: every box has them, and usage and efficiency rest on them.</summary>
    public double FgAttempts { get; init; } = 99;

    /// <summary>Percent; critical. 99: every box has them.</summary>
    public double Rebounds { get; init; } = 99;

    /// <summary>Percent; critical. 99: every box has them.</summary>
    public double Assists { get; init; } = 99;

    /// <summary>Percent; critical. 99: every box has them.</summary>
    public double ThreePtAttempts { get; init; } = 99;

    /// <summary>Percent. 40: zones need play-by-play or a shot chart, which older seasons lack.</summary>
    public double PaintAttempts { get; init; } = 40;

    /// <summary>Percent. 40: as for the paint.</summary>
    public double MidRangeAttempts { get; init; } = 40;

    /// <summary>Percent. 40: only play-by-play tells who assisted.</summary>
    public double AssistedFgMakes { get; init; } = 40;

    /// <summary>Percent. 95, as for any column without a bar of its own: every box but the thinnest has them.</summary>
    public double FtAttempts { get; init; } = 95;

    /// <summary>Percent. 95, as for any column without a bar of its own.</summary>
    public double Turnovers { get; init; } = 95;

    /// <summary>The bars, as they are measured.</summary>
    public IReadOnlyList<ColumnBar> All =>
    [
        Critical(nameof(MinutesPlayed), MinutesPlayed),
        Critical(nameof(UsageRate), UsageRate),
        Critical(nameof(Points), Points),
        Critical(nameof(FgAttempts), FgAttempts),
        Critical(nameof(Rebounds), Rebounds),
        Critical(nameof(Assists), Assists),
        Critical(nameof(ThreePtAttempts), ThreePtAttempts),
        Other(nameof(PaintAttempts), PaintAttempts),
        Other(nameof(MidRangeAttempts), MidRangeAttempts),
        Other(nameof(AssistedFgMakes), AssistedFgMakes),
        Other(nameof(FtAttempts), FtAttempts),
        Other(nameof(Turnovers), Turnovers),
    ];

    static ColumnBar Critical(string column, double percent) => new(typeof(PlayerGameSummary), Names.Snake(column), percent, IsCritical: true);

    static ColumnBar Other(string column, double percent) => new(typeof(PlayerGameSummary), Names.Snake(column), percent, IsCritical: false);
}
