namespace Tipoff.Engine.Health;

/// <summary>What the checks before a backfill must know of the content: which of its tables play which part.</summary>
public sealed record PreflightScope
{
    /// <summary>Table whose cells say on which dates there is anything, and what.</summary>
    public required Type Calendar { get; init; }

    /// <summary>Landed table that the calendar is made of.</summary>
    public required Type CalendarSource { get; init; }

    /// <summary>What the units of the calendar are called, in the plural.</summary>
    public required string UnitNoun { get; init; }

    /// <summary>Table of who is who; its whole layer is looked at.</summary>
    public required Type Registry { get; init; }

    /// <summary>What the rows of the registry are called, in the plural.</summary>
    public required string RegistryNoun { get; init; }

    /// <summary>A query that counts what the registry cannot resolve at <c>@now</c>.</summary>
    public required string UnresolvedSql { get; init; }

    /// <summary>The command that shows it.</summary>
    public required string UnresolvedCommand { get; init; }

    /// <summary>The landed tables that a backfill rests on.</summary>
    public required IReadOnlyList<CompletenessLayer> Sources { get; init; }

    /// <summary>Layer whose dry run must succeed.</summary>
    public required string FirstLayer { get; init; }

    /// <summary>Layer after it, whose dry run is only told.</summary>
    public required string SecondLayer { get; init; }

    /// <summary>Tables whose rows people enter by hand.</summary>
    public IReadOnlyList<Type> Entered { get; init; } = [];
}
