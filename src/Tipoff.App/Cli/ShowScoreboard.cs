using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli;

/// <summary>How good the predictions were.</summary>
sealed class ShowScoreboard() : Verb("scoreboard", "How every system and baseline did, on identical rows, with paired intervals")
{
    static readonly Option<int?> OfSeason = new("--season") { Description = "One season, named by the year it starts in; otherwise each that has predictions", HelpName = "YYYY" };

    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    static readonly Option<string?> OfPopulation = new("--population") { Description = "Only P1 (5 earlier games), P2 (and 20 minutes), P3 (and a line) or P3-cutoff (known at the cut-off)", HelpName = "P" };

    static readonly Option<string?> By = new("--by") { Description = "Also each part by itself: month, tier (season mean), line or edge (xgboost less the line)", HelpName = "month|tier|line|edge" };

    public override IReadOnlyList<string> Examples =>
        ["tipoff scoreboard --season 2024", "tipoff scoreboard --season 2024 --population P1 --by tier", "tipoff scoreboard --from 2024-02-04 --to 2024-04-14 --population P3 --json"];

    public override IReadOnlyList<Option> Options => [OfSeason, From, To, OfPopulation, By];

    public override Exit Run(Invocation call)
    {
        var by = Known(call.Get(By), Slicing.All.ToDictionary(slicing => slicing.Name), "--by");
        var population = Known(call.Get(OfPopulation), Scoreboard.Populations.ToDictionary(one => one.Name), "--population");
        using var session = call.Hold();
        List<Scoreboard.Row> rows = [];
        foreach (var (label, from, to) in Ranges(session, call))
        {
            using var connection = session.Warehouse.Connect();
            var frame = Frame.Read(connection, Scoreboard.Query(from, to), call.Cancel);
            rows.AddRange(Scoreboard.Of(frame, label, by).Where(row => population is null || row.Population == population.Name));
        }

        if (rows.Count == 0)
            throw new Problem("no graded predictions in the range", "the scoreboard judges regular-season rows that have a prediction and a result", "Run `tipoff train` and `tipoff backfill --from … --to …`") { Exit = Exit.TryLater };

        call.Answer(new { rows }, () => Print(rows));
        return Exit.Done;
    }

    static T? Known<T>(string? word, Dictionary<string, T> known, string option)
        where T : class =>
        word is null ? null : known.TryGetValue(word, out var value)
            ? value
            : throw new Problem($"{option} {word} is not known", $"expected one of {string.Join(", ", known.Keys)}", "See `tipoff scoreboard --help`") { Exit = Exit.Usage };

    static IEnumerable<(string Label, DateOnly From, DateOnly To)> Ranges(Session session, Invocation call)
    {
        if (call.Get(From) is { } from)
        {
            var to = call.Need(To);
            Work.RequireRange(session, from, to);
            return [($"{from:yyyy-MM-dd}..{to:yyyy-MM-dd}", from, to)];
        }

        var seasons = call.Get(OfSeason) is { } one ? [one] : Training.Seasons(session);
        return seasons.Select(season => (Season.Name(season), Season.FirstDate(season), Season.LastDate(season)));
    }

    internal static void Print(List<Scoreboard.Row> rows)
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

    static string Text(Scoreboard.Paired? paired) => paired is null ? "" : Markup.Escape($"{Signed(paired.Diff)} [{Signed(paired.Low)}, {Signed(paired.High)}]");

    /// <summary>Rounded first, and a zero made positive: what is not seen has no sign.</summary>
    static string Signed(double value) => (Math.Round(value, 3) + 0.0).ToString("+0.000;-0.000", CultureInfo.InvariantCulture);
}
