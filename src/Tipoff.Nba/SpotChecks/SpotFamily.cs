using System.Globalization;

namespace Tipoff.Nba.SpotChecks;

/// <summary>Columns of a stored table that a family recomputes, and the key that finds a row.</summary>
public sealed record StoredColumns(string Table, IReadOnlyList<string> Key, IReadOnlyList<string> Columns)
{
    public static string KeyOf(params object?[] parts) =>
        string.Join('/', parts.Select(part => part is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(part, CultureInfo.InvariantCulture)));
}

/// <summary>A stored row as it should be; without values it should not exist.</summary>
public sealed record RecomputedRow(StoredColumns Of, string Key, IReadOnlyDictionary<string, object?>? Values, Func<string> Inputs);

/// <summary>One group of formulas, written again over raw rows without any of the transforms.</summary>
public abstract class SpotFamily
{
    public abstract string Name { get; }

    /// <summary>What it compares.</summary>
    public abstract IReadOnlyList<StoredColumns> Compared { get; }

    /// <summary>The rows of those tables that belong to the sample.</summary>
    public abstract IEnumerable<RecomputedRow> Recompute(Sample sample, SeasonFacts facts);

    protected static StoredColumns Columns(string table, string key, string columns) =>
        new(table, key.Split(' '), columns.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    protected static readonly string PlayerGame = "player_id game_id";

    protected static readonly string TeamGameKey = "game_id team_abbr";

    /// <summary>Null when either is missing or the divisor is zero.</summary>
    protected static double? Ratio(decimal? dividend, decimal? divisor) =>
        dividend is null || divisor is null or 0 ? null : (double)dividend.Value / (double)divisor.Value;
}
