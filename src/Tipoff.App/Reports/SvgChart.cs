using System.Globalization;
using System.Net;
using System.Text;
using Tipoff.Nba.Grading;

namespace Tipoff.App.Reports;

/// <summary>Draws a picture as SVG whose colours come from the page: series are the classes s0, s1, …</summary>
sealed class SvgChart
{
    const double Width = 640, Height = 320, Left = 52, Right = 12, Top = 12, Bottom = 46;

    /// <summary>Pixels between the series of one label, so that their intervals do not hide each other.</summary>
    const double Dodge = 9;

    readonly Picture picture;
    readonly List<string> labels;
    readonly Axis x;
    readonly Axis y;
    readonly StringBuilder svg = new();

    SvgChart(Picture picture)
    {
        this.picture = picture;
        var points = picture.Series.SelectMany(series => series.Points).ToList();
        labels = [.. points.Where(point => point.X is null).Select(point => point.Label).Distinct()];
        var heights = points.SelectMany(point => new[] { point.Low ?? point.Y, point.High ?? point.Y }).Concat(picture.Band is { } band ? [band.Low, band.High] : []);
        x = labels.Count > 0
            ? new Axis(-0.5, labels.Count - 0.5, Left, Width - Right)
            : Axis.Around(points.Select(point => point.X!.Value), Left, Width - Right);
        y = Axis.Around(heights, Height - Bottom, Top);
    }

    public static string Of(Picture picture)
    {
        SvgChart chart = new(picture);
        chart.Draw();
        return chart.svg.ToString();
    }

    void Draw()
    {
        Add($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Text(picture.Title)}">""");
        Frame();
        if (picture.Band is { } band)
            Add($"""<rect class="band" x="{Left}" y="{At(y.At(band.High))}" width="{Width - Left - Right}" height="{At(y.At(band.Low) - y.At(band.High))}"/>""");
        if (picture.HasDiagonal)
            Diagonal();
        for (var i = 0; i < picture.Series.Count; i++)
            Series(i);
        Add("</svg>");
    }

    void Frame()
    {
        foreach (var (value, text) in y.Ticks())
        {
            Add($"""<line class="grid" x1="{Left}" x2="{Width - Right}" y1="{At(y.At(value))}" y2="{At(y.At(value))}"/>""");
            Add($"""<text x="{Left - 6}" y="{At(y.At(value) + 4)}" text-anchor="end">{text}</text>""");
        }

        // Labels that would run into each other are left out, evenly.
        var every = Math.Max(1, (int)Math.Ceiling(labels.Count / 9.0));
        var places = labels.Count > 0
            ? labels.Index().Where(label => label.Index % every == 0).Select(label => ((double)label.Index, label.Item))
            : x.Ticks();
        foreach (var (value, text) in places)
            Add($"""<text x="{At(x.At(value))}" y="{Height - Bottom + 18}" text-anchor="middle">{Text(text)}</text>""");
        Add($"""<text class="axis" x="{At((Left + Width - Right) / 2)}" y="{Height - 8}" text-anchor="middle">{Text(picture.XAxis)}</text>""");
        Add($"""<text class="axis" transform="translate(13 {At((Top + Height - Bottom) / 2)}) rotate(-90)" text-anchor="middle">{Text(picture.YAxis)}</text>""");
    }

    void Diagonal()
    {
        var (low, high) = (Math.Max(x.Low, y.Low), Math.Min(x.High, y.High));
        if (low < high)
            Add($"""<line class="diagonal" x1="{At(x.At(low))}" y1="{At(y.At(low))}" x2="{At(x.At(high))}" y2="{At(y.At(high))}"/>""");
    }

    void Series(int i)
    {
        var series = picture.Series[i];
        var shift = labels.Count > 0 ? (i - ((picture.Series.Count - 1) / 2.0)) * Dodge : 0;
        var places = series.Points.Select(point => (Point: point, X: x.At(point.X ?? labels.IndexOf(point.Label)) + shift, Y: y.At(point.Y))).ToList();
        Add($"""<g class="s{i}">""");
        Add($"""<polyline points="{string.Join(' ', places.Select(place => $"{At(place.X)},{At(place.Y)}"))}"/>""");
        foreach (var (point, across, up) in places)
        {
            if (point is { Low: { } low, High: { } high })
                Add($"""<line x1="{At(across)}" x2="{At(across)}" y1="{At(y.At(low))}" y2="{At(y.At(high))}"/>""");
            Add($"""<circle cx="{At(across)}" cy="{At(up)}" r="3.5"><title>{Text(Told(series.Name, point))}</title></circle>""");
        }

        Add("</g>");
    }

    static string Told(string series, PicturePoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"{series} {point.Label}{(point.X is { } x ? $"at {x:0.00}" : "")}: {point.Y:0.000}{(point is { Low: { } low, High: { } high } ? $" [{low:0.000}, {high:0.000}]" : "")}, n = {point.N:N0}");

    void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    void Add(string line) => svg.Append(line).Append('\n');

    static string At(double pixel) => pixel.ToString("0.#", CultureInfo.InvariantCulture);

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
