using System.Globalization;
using System.Net;
using System.Text;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Reports;

/// <summary>The scoreboard as one file that needs nothing else: tables, charts and the numbers behind them.</summary>
static class ScoreboardPage
{
    /// <param name="parts">Each range with its rows and pictures.</param>
    public static string Of(IReadOnlyList<(string Label, IReadOnlyList<Scoreboard.Row> Rows, IReadOnlyList<Picture> Pictures)> parts, DateTimeOffset now)
    {
        StringBuilder body = new();
        body.Append($"<h1>Scoreboard</h1>\n<p class=\"meta\">{Text(string.Join(" · ", parts.Select(part => part.Label)))} · as of {now.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC</p>\n");
        body.Append("<p>Every system and baseline on identical rows of the regular season. MAE is of the median; RMSE, R² and bias (prediction less result) of the mean. ")
            .Append("Differences are of MAE, negative is better, with their 95 % interval over resampled dates.</p>\n");
        foreach (var (label, rows, pictures) in parts)
        {
            body.Append($"<h2>{Text(label)}</h2>\n");
            foreach (var population in Scoreboard.Populations)
                Table(body, population, [.. rows.Where(row => row.Population == population.Name && row.Slice is null)]);
            body.Append("<div class=\"charts\">\n");
            foreach (var picture in pictures)
                Chart(body, picture);
            body.Append("</div>\n");
        }

        return HtmlPage.Of("Tipoff scoreboard", body.ToString());
    }

    static void Table(StringBuilder body, Scoreboard.Population population, IReadOnlyList<Scoreboard.Row> rows)
    {
        if (rows.Count == 0)
            return;

        body.Append($"<h3>{population.Name}: {Text(population.Meaning)}</h3>\n<div class=\"wide\"><table>\n<tr><th>system</th><th>n</th><th>MAE</th><th>RMSE</th><th>R²</th><th>bias</th><th>80 %</th><th>less last 10</th><th>less the line</th><th>xgboost less this</th></tr>\n");
        foreach (var row in rows)
        {
            string[] cells =
            [
                row.N.ToString("N0", CultureInfo.InvariantCulture), Number(row.Mae, "0.000"), Number(row.Rmse, "0.000"), Number(row.R2, "0.000"), Number(row.Bias, "+0.00;-0.00"),
                Number(row.Coverage80, "0.0 %"), Pair(row.PairedVsLast10), Pair(row.PairedVsLine), Pair(row.XgboostVs),
            ];
            body.Append($"<tr{(row.System == BoostedTrees.Id ? " class=\"ours\"" : "")}><th>{Text(row.System)}</th>{string.Concat(cells.Select(cell => $"<td>{cell}</td>"))}</tr>\n");
        }

        body.Append("</table></div>\n");
    }

    static void Chart(StringBuilder body, Picture picture)
    {
        body.Append($"<figure>\n<figcaption><b>{Text(picture.Title)}</b><span>{Text(picture.Meaning)}</span>");
        foreach (var (i, series) in picture.Series.Index())
            body.Append($"<i class=\"s{i}\">{Text(series.Name)}</i>");
        body.Append($"</figcaption>\n{SvgChart.Of(picture)}<details><summary>numbers</summary><table>\n<tr><th>{Text(picture.XAxis)}</th><th>system</th><th>{Text(picture.YAxis)}</th><th>95 %</th><th>n</th></tr>\n");
        foreach (var (series, point) in picture.Series.SelectMany(series => series.Points.Select(point => (series.Name, point))))
        {
            var interval = point is { Low: { } low, High: { } high } ? $"[{Number(low, "0.000")}, {Number(high, "0.000")}]" : "";
            body.Append($"<tr><th>{Text(point.X is { } x ? Number(x, "0.00") : point.Label)}</th><td>{Text(series)}</td><td>{Number(point.Y, "0.000")}</td><td>{interval}</td><td>{point.N.ToString("N0", CultureInfo.InvariantCulture)}</td></tr>\n");
        }

        body.Append("</table></details>\n</figure>\n");
    }

    static string Number(double? value, string format) => value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "";

    static string Pair(Scoreboard.Paired? paired) => paired is null ? "" : Figures.Signed(paired.Diff, paired.Low, paired.High);

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
