using System.Globalization;
using System.Net;
using System.Text;
using Tipoff.Engine.Health;

namespace Tipoff.App.Reports;

/// <summary>Every date of a range as one column, every layer as one row, coloured by how much of what is due is there.</summary>
static class HeatStrip
{
    const double Left = 40, Width = 1160, Row = 20, Top = 20, Gap = 1;

    /// <summary>Pixels of a date: wide enough to point at, never so wide that a week fills the page.</summary>
    const double CellMin = 3, CellMax = 26;

    /// <summary>One strip; its colours come from the page.</summary>
    public static string Of(IReadOnlyList<LayerCompleteness> layers, IEnumerable<string> partitions)
    {
        var dates = partitions.ToList();
        var cell = Math.Clamp((Width - Left) / Math.Max(1, dates.Count), CellMin, CellMax);
        StringBuilder svg = new();
        Add(svg, $"""<svg class="heat" viewBox="0 0 {At(Math.Max(Width, Left + (cell * dates.Count)))} {At(Top + (layers.Count * Row))}" role="img" aria-label="dates by layer">""");
        Months(svg, dates, cell);
        foreach (var (i, layer) in layers.Index())
            Line(svg, layer, dates, cell, Top + (i * Row));
        Add(svg, "</svg>");
        return svg.ToString();
    }

    static void Months(StringBuilder svg, List<string> dates, double cell)
    {
        const double labelWidth = 52;
        var free = 0.0;
        foreach (var (i, date) in dates.Index())
        {
            var at = Left + (i * cell);
            if ((i > 0 && date[..7] == dates[i - 1][..7]) || at < free || at + labelWidth > Width)
                continue;

            Add(svg, $"""<text x="{At(at)}" y="13">{date[..7]}</text>""");
            free = at + labelWidth;
        }
    }

    static void Line(StringBuilder svg, LayerCompleteness layer, List<string> dates, double cell, double top)
    {
        Add(svg, $"""<text class="axis" x="0" y="{At(top + 14)}">{WebUtility.HtmlEncode(layer.Layer.Name)}</text>""");
        var known = layer.Tables.SelectMany(table => table.Dates).ToLookup(date => date.Partition);
        foreach (var (i, date) in dates.Index())
        {
            var (expected, present, skipped) = (known[date].Sum(one => one.Expected), known[date].Sum(one => one.Present), known[date].Sum(one => one.Skipped));
            if (expected == 0 && skipped == 0)
                continue;

            var told = expected == 0 ? $"{skipped} skipped by rule" : $"{present} of {expected}";
            Add(svg, $"""<rect class="{Color(layer, expected, present)}" x="{At(Left + (i * cell))}" y="{At(top)}" width="{At(cell - Math.Min(Gap, cell / 4))}" height="{At(Row - 3)}"><title>{date} {WebUtility.HtmlEncode(layer.Layer.Name)}: {told}</title></rect>""");
        }
    }

    static string Color(LayerCompleteness layer, long expected, long present) =>
        expected == 0 ? "rule" : present == expected ? "all" : present == 0 ? "none" : 100d * present / expected >= layer.Layer.ThresholdPercent ? "most" : "some";

    static void Add(StringBuilder svg, string line) => svg.Append(line).Append('\n');

    static string At(double pixel) => pixel.ToString("0.##", CultureInfo.InvariantCulture);
}
