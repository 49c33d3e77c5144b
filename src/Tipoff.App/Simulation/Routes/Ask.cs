using System.Globalization;

namespace Tipoff.App.Simulation.Routes;

/// <summary>A request to a simulated provider, at a moment of the simulated world.</summary>
sealed record Ask(string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, DateTimeOffset Now)
{
    /// <summary>The boxes of this answer show one count that a later answer corrects.</summary>
    public bool IsMiscounted { get; init; }

    public string? Parameter(string name) => Query.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A date in any of the forms that the providers take; null where there is none.</summary>
    public DateOnly? Date(string name) =>
        DateOnly.TryParseExact(Parameter(name), ["yyyy-MM-dd", "MM/dd/yyyy", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public DateTimeOffset? Instant(string name) =>
        DateTimeOffset.TryParse(Parameter(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>The path's parts.</summary>
    public IReadOnlyList<string> Parts { get; } = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
