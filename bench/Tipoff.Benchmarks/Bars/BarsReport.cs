using System.Globalization;
using System.Text;

namespace Tipoff.Benchmarks.Bars;

/// <summary>The measurements as markdown.</summary>
static class BarsReport
{
    public static string Of(Ground ground, IReadOnlyList<string> facts, IReadOnlyList<(int Number, Measurement Measurement)> rows)
    {
        var text = new StringBuilder($"""
            # Speed and size bars

            {string.Join(" · ", facts)}{(ground.IsQuick ? " · **generated league: the figures mean nothing**" : "")}

            Written by `./dev bench bars`. The ratio is the measured figure over its bar: at most 1 meets it.
            Lines that begin with … explain the line above.

            | # | what | bar | measured | ratio | met |
            |---:|---|---|---:|---:|---|

            """);
        foreach (var (number, row) in rows)
            text.AppendLine($"| {number} | {Cell(row.What)} | {Cell(row.Bar)} | {Cell(row.Measured)} | {Ratio(row)} | {row.Met} |");

        text.AppendLine().AppendLine("Notes:").AppendLine();
        foreach (var (number, row) in rows.Where(row => row.Measurement.Note.Length > 0))
            text.AppendLine($"- {number}, {row.What.TrimStart('…', ' ')}: {row.Note}.");
        return text.ToString();
    }

    static string Cell(string text) => text.Replace("|", "\\|");

    static string Ratio(Measurement row) => row.Ratio is { } ratio && !double.IsNaN(ratio) ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "";
}
