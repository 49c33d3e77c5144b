using System.Globalization;
using System.Text;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Web;

/// <summary>Figures in the text format of Prometheus, version 0.0.4: a family says what it is once, and its figures follow.</summary>
sealed class Exposition
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    readonly StringBuilder text = new();

    /// <summary>Adds a family; one without figures still says what it is.</summary>
    /// <param name="figures">Label values in the order of the names, and the figure.</param>
    public void Add(string name, MetricKind kind, string help, IReadOnlyList<string> labels, IEnumerable<(IReadOnlyList<string> Values, double Figure)> figures)
    {
        text.Append("# HELP ").Append(name).Append(' ').Append(help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(kind.ToString().ToLowerInvariant()).Append('\n');
        foreach (var (values, figure) in figures)
        {
            var marks = labels.Zip(values, (label, value) => $"{label}=\"{Escaped(value)}\"");
            text.Append(name).Append(labels.Count > 0 ? $"{{{string.Join(',', marks)}}}" : "").Append(' ').Append(Number(figure)).Append('\n');
        }
    }

    /// <summary>Adds a family of one figure.</summary>
    public void Add(string name, MetricKind kind, string help, double? figure) =>
        Add(name, kind, help, [], figure is { } value ? [([], value)] : []);

    public override string ToString() => text.ToString();

    static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    static string Number(double figure) => figure switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => figure.ToString("R", CultureInfo.InvariantCulture),
    };
}
