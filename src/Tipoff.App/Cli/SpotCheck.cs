using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Nba.Domain;
using Tipoff.Nba.SpotChecks;

namespace Tipoff.App.Cli;

/// <summary>Whether sampled rows are what the raw rows say.</summary>
sealed class SpotCheck() : Verb("spot-check", "Recompute sampled rows from raw rows, by formulas of their own, and compare with what is stored")
{
    /// <summary>Differences shown; --json has all.</summary>
    const int DifferencesShown = 20;

    /// <summary>Rows of a season at most; no season of the store is larger.</summary>
    const int RowsMax = 1_000_000;

    static readonly Option<int?> OfSeason = new("--season") { Description = "One season, named by the year it starts in; otherwise each that has rows", HelpName = "YYYY" };

    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    static readonly Option<int> Rows = new("--rows") { Description = "Rows of the feature store drawn per season", HelpName = "N", DefaultValueFactory = _ => 5000 };

    static readonly Option<int?> Seed = new("--seed") { Description = "Draws the same rows again; otherwise today's date", HelpName = "N" };

    static readonly Option<string?> Families = new("--families")
    {
        Description = $"Only these, comma separated: {string.Join(", ", Nba.SpotChecks.SpotCheck.Families.Select(family => family.Name))}",
        HelpName = "NAMES",
    };

    public override IReadOnlyList<string> Examples => ["tipoff spot-check --season 2024", "tipoff spot-check --from 2024-12-01 --to 2024-12-31 --rows 500 --seed 7 --families usage,zones --json"];

    public override IReadOnlyList<Option> Options => [OfSeason, From, To, Rows, Seed, Families];

    public override Exit Run(Invocation call)
    {
        var families = Chosen(call.Get(Families));
        var (from, to) = Range(call);
        if (call.Get(Rows) is < 1 or > RowsMax)
            throw new Problem($"--rows {call.Get(Rows)} is no sample", $"expected 1 to {RowsMax:N0}", "The default is 5000") { Exit = Exit.Usage };

        var seed = call.Get(Seed) ?? int.Parse(call.Now.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        using var reader = Reader.Open(call);
        using var line = new ProgressLine(call.Clock);
        var check = new SpotCheckRun(reader.Query, families, call.Get(Rows), seed, new Advance(line, call.Clock).Show, call.Cancel);
        var report = check.Over(from, to);
        if (report.Seasons.Count == 0)
            throw new Problem("no row to check", $"precompute.ml_feature_store has none from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}", "Build some: `tipoff backfill --from … --to …`") { Exit = Exit.TryLater };

        line.Dispose();
        call.Answer(report, () => Print(report));
        return report.Agree ? Exit.Done : Exit.Failed;
    }

    static List<SpotFamily> Chosen(string? names)
    {
        var all = Nba.SpotChecks.SpotCheck.Families;
        if (names is null)
            return [.. all];

        var chosen = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = chosen.FirstOrDefault(name => all.All(family => family.Name != name));
        if (unknown is not null || chosen.Length == 0)
            throw new Problem($"unknown family '{unknown ?? names}'", $"expected {string.Join(", ", all.Select(family => family.Name))}", "See `tipoff spot-check --help`") { Exit = Exit.Usage };
        return [.. all.Where(family => chosen.Contains(family.Name))];
    }

    static (DateOnly From, DateOnly To) Range(Invocation call)
    {
        var hasDates = call.Get(From) is not null || call.Get(To) is not null;
        if (call.Get(OfSeason) is { } season)
        {
            if (hasDates)
                throw new Problem("--season and dates at once", "a season has its own dates", "Give --season, or --from and --to") { Exit = Exit.Usage };
            if (season is < 1946 or > 2100)
                throw new Problem($"--season {season} is no season", "expected the year in which it starts", "Such as --season 2024 for 2024-25") { Exit = Exit.Usage };
            return (Season.FirstDate(season), Season.LastDate(season));
        }

        if (!hasDates)
            return (DateOnly.MinValue, DateOnly.MaxValue);
        var (from, to) = (call.Need(From), call.Need(To));
        return from <= to ? (from, to) : throw new Problem($"--from {from:yyyy-MM-dd} is after --to {to:yyyy-MM-dd}", "a range runs forward", "Swap them") { Exit = Exit.Usage };
    }

    static void Print(SpotReport report)
    {
        var table = Columns.Of("family", ">rows", ">values", ">agree", ">differ", ">worst difference");
        foreach (var tally in report.Families)
            table.AddRow(tally.Family, $"{tally.Rows:N0}", $"{tally.Values:N0}", $"{tally.Agree:N0}", tally.Differ == 0 ? "0" : $"[red]{tally.Differ:N0}[/]", tally.Worst?.ToString("0.0e+0", CultureInfo.InvariantCulture) ?? "");
        AnsiConsole.Write(table);
        foreach (var difference in report.Differences.Take(DifferencesShown))
        {
            Invocation.Line($"[bold]{difference.Table}.{Markup.Escape(difference.Column)}[/] of {Markup.Escape(difference.Key)}: stored {Markup.Escape(Query.Cell(difference.Stored))}, recomputed {Markup.Escape(Query.Cell(difference.Recomputed))}");
            Invocation.Line($"  [grey]{Markup.Escape(difference.Inputs)}[/]");
        }

        if (report.Differences.Count > DifferencesShown)
            Invocation.Line($"[grey]{report.Differences.Count - DifferencesShown:N0} more; --json has all[/]");
        Invocation.Line($"{report.Samples:N0} rows drawn of {string.Join(", ", report.Seasons.Select(Season.Name))} with --seed {report.Seed}: {(report.Agree ? "[green]all agree[/]" : $"[red]{report.Differences.Count:N0} values differ[/]")} (to 1e-9)");
    }
}
