using System.Globalization;
using Spectre.Console;
using Tipoff.App.Reports;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli;

/// <summary>The scoreboard for people.</summary>
static class ScoreboardText
{
    public static void Print(List<Scoreboard.Row> rows)
    {
        foreach (var group in rows.GroupBy(row => (row.Season, row.Population)))
        {
            var meaning = Scoreboard.Populations.Single(population => population.Name == group.Key.Population).Meaning;
            var whole = group.Where(row => row.Slice is null).ToList();
            Invocation.Line();
            Invocation.Line($"[bold]{group.Key.Season} {group.Key.Population}[/]: {meaning}, n = {whole.Max(row => row.N):N0}");
            PrintWhole(whole);
            if (group.Any(row => row.Slice is not null))
                PrintSlices([.. group.Where(row => row is { Slice: not null, System: BoostedTrees.Id })]);
        }

        Invocation.Line("[grey]MAE is of the median; RMSE, R² and bias (prediction less result) of the mean.[/]");
        Invocation.Line("[grey]80 %: share of results inside the interval. Last column: difference of MAE with[/]");
        Invocation.Line("[grey]its 95 % interval over resampled dates; --json has all other pairs.[/]");
    }

    public static void Print(List<BettingRecord> records)
    {
        foreach (var season in records.GroupBy(record => record.Season))
        {
            Invocation.Line();
            Invocation.Line($"[bold]{season.Key} calls[/]: against the line known at the cut-off, players who played");
            var results = Columns.Of("system", ">bets", ">over", ">won", ">lost", ">push", ">hit rate");
            var worth = Columns.Of("system", ">priced", ">return at real prices", ">closing-line value");
            foreach (var record in season)
            {
                results.AddRow(record.System, $"{record.Bets:N0}", Text((double)record.Overs / record.Bets, "0 %"), $"{record.Wins:N0}", $"{record.Losses:N0}", $"{record.Pushes:N0}", Text(record.HitRate, "0.0 %"));
                worth.AddRow(record.System, $"{record.Priced:N0}", Text(record.Return, "+0.0 %;-0.0 %"), Text(record.ClosingLineValue, "+0.00;-0.00"));
            }

            AnsiConsole.Write(results);
            AnsiConsole.Write(worth);
        }

        Invocation.Line($"[grey]A hit rate of {BettingRecord.BreakEven.ToString("0.0 %", CultureInfo.InvariantCulture)} breaks even at -110. Return per stake at real prices only; closing-line[/]");
        Invocation.Line("[grey]value: points that the line moved the way of the call. With 95 % intervals over dates.[/]");
    }

    static string Text(Estimate? estimate, string format) =>
        estimate is null ? "" : Markup.Escape($"{Text(estimate.Mean, format)} [{Text(estimate.Low95, format)}, {Text(estimate.High95, format)}]");

    static void PrintWhole(List<Scoreboard.Row> rows)
    {
        var isPartial = rows.Exists(row => row.N != rows[0].N);
        var table = Columns.Of([.. new[] { "system", ">n", ">MAE", ">RMSE", ">R²", ">bias", ">80 %", ">xgboost less this" }.Where(header => header != ">n" || isPartial)]);
        foreach (var row in rows)
        {
            var name = row.System == BoostedTrees.Id ? $"[bold]{row.System}[/]" : row.System;
            string[] cells =
            [
                name, .. isPartial ? [$"{row.N:N0}"] : Array.Empty<string>(), Text(row.Mae, "0.000"), Text(row.Rmse, "0.000"), Text(row.R2, "0.000"),
                Text(row.Bias, "+0.00;-0.00"), Text(row.Coverage80, "0.0 %"), Text(row.XgboostVs),
            ];
            table.AddRow(cells);
        }

        AnsiConsole.Write(table);
    }

    static void PrintSlices(List<Scoreboard.Row> rows)
    {
        var hasLine = rows.Exists(row => row.PairedVsLine is not null);
        var table = Columns.Of("xgboost where", ">n", ">MAE", ">bias", ">80 %", hasLine ? ">less the line" : ">less the last 10");
        foreach (var row in rows)
            table.AddRow(Markup.Escape(row.Slice!), $"{row.N:N0}", Text(row.Mae, "0.000"), Text(row.Bias, "+0.00;-0.00"), Text(row.Coverage80, "0.0 %"), Text(hasLine ? row.PairedVsLine : row.PairedVsLast10));
        AnsiConsole.Write(table);
    }

    static string Text(double? value, string format) => value is null ? "" : value.Value.ToString(format, CultureInfo.InvariantCulture);

    static string Text(Scoreboard.Paired? paired) => paired is null ? "" : Markup.Escape(Figures.Signed(paired.Diff, paired.Low, paired.High));
}
