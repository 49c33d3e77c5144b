namespace Tipoff.Benchmarks.Bars;

/// <summary>One line of the table: what was measured, against which bar, and how it came out.</summary>
/// <param name="Bar">The limit in words; empty where the figure only explains another.</param>
/// <param name="Limit">The limit in the unit of <paramref name="Value"/>; null without a bar.</param>
/// <param name="Value">Null when it could not be measured; the text then says why.</param>
sealed record Measurement(string What, string Bar, double? Limit, double? Value, string Measured, string Note = "")
{
    public double? Ratio => Limit is { } limit && Value is { } value ? value / limit : null;

    public string Met => Limit is null ? "" : Value is null ? "not measured" : Ratio <= 1 ? "yes" : "no";

    public static Measurement Seconds(string what, double? limit, double seconds, string note = "") =>
        new(what, limit is { } most ? $"≤ {most:0.###} s" : "", limit, seconds, $"{seconds:0.00} s", note);

    public static Measurement Milliseconds(string what, double? limit, double milliseconds, string note = "") =>
        new(what, limit is { } most ? $"< {most:0} ms" : "", limit, milliseconds, $"{milliseconds:0.0} ms", note);

    public static Measurement Memory(string what, double limitGibibytes, long bytes, string note = "") =>
        new(what, $"< {limitGibibytes:0} GiB", limitGibibytes, bytes / (double)(1L << 30), $"{bytes / (double)(1L << 30):0.00} GiB", note);

    /// <summary>Something held against the peer: the ratio of the two sides is what the bar limits.</summary>
    public static Measurement AgainstPeer(string what, double limit, double ours, double theirs, string note = "") =>
        new(what, $"≤ {limit:0.0#} × peer", limit, ours / theirs, $"{ours:0.00} s / peer {theirs:0.00} s = {ours / theirs:0.00}", note);

    public static Measurement Unmeasured(string what, string bar, string why) => new(what, bar, double.NaN, null, $"not measured: {why}");
}
