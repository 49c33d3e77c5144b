using System.Globalization;
using Spectre.Console;
using Tipoff.App.Reports;
using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Nba;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>Which sources bring what games need, season by season, and the inventory of everything that is missing.</summary>
static class ValidateSources
{
    /// <summary>Gaps that fit on a screen; an exported inventory has them all.</summary>
    const int GapsShown = 20;

    /// <param name="from">Null: from the first game that is known.</param>
    /// <param name="export">Where the inventory is written as CSV; null: nowhere.</param>
    public static Exit Run(Invocation call, Reader reader, DateOnly? from, DateOnly to, string? export)
    {
        var first = from ?? FirstGame(reader);
        Work.RequireRange(reader, first, to);
        var coverage = new SourceCoverage(call.Catalog, reader.Query, call.Now) { DateColumn = SourceNeeds.DateColumn }.Measure(SourceNeeds.All, first, to);
        var inventory = GapInventory.Of(call.Catalog, reader.Query, call.Now, first, to);
        if (export is not null)
            HtmlPage.Write(export, GapInventory.Csv(inventory));
        var exit = inventory.Count > 0 ? Exit.Failed : Exit.Done;
        call.Answer(Json(call, coverage, inventory, first, to), () => Print(call, coverage, inventory, export));
        return exit;
    }

    static DateOnly FirstGame(Reader reader) =>
        reader.Query("select min(partition) from orchestration.cells where table_name = 'reference.games' and row_count > 0").Rows[0][0] is { } date
            ? DateOnly.ParseExact(date.ToString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : throw new Problem("no schedule", "the warehouse holds no game", "Run `tipoff import DIR` first") { Exit = Exit.TryLater };

    static object Json(Invocation call, IReadOnlyList<NeedCoverage> coverage, IReadOnlyList<InventoryLine> inventory, DateOnly from, DateOnly to) => new
    {
        healthy = inventory.Count == 0,
        from,
        to,
        sources = coverage.Select(need => new
        {
            need = need.Need.Name,
            season = need.Period,
            isRequired = need.Need.IsRequired,
            games = need.Units,
            primary = new { table = call.Catalog[need.Need.Chain[0]].FullName, games = need.Primary, percent = need.PrimaryPercent },
            withFallbacks = new { games = need.Covered, percent = need.CoveredPercent },
            links = need.Need.Chain.Zip(need.Links, (type, games) => new { table = call.Catalog[type].FullName, games }),
        }),
        inventory = inventory.Select(line => new { priority = line.Priority, layer = line.Layer, table = line.Table, date = line.Date, games = line.Games.Count, missingGames = line.Games, why = line.Why, mend = line.Mend }),
    };

    static void Print(Invocation call, IReadOnlyList<NeedCoverage> coverage, IReadOnlyList<InventoryLine> inventory, string? export)
    {
        var table = Columns.Of("need", "season", ">games", ">primary alone", ">with fallbacks", "from");
        foreach (var need in coverage)
        {
            var color = need.Covered == need.Units ? "green" : need.Need.IsRequired ? "red" : "grey";
            table.AddRow(
                need.Need.Name, Season.Name(need.Period), $"{need.Units:N0}", Share(need.PrimaryPercent), $"[{color}]{Share(need.CoveredPercent)}[/]",
                $"[grey]{Markup.Escape(string.Join(", ", need.Need.Chain.Zip(need.Links, (type, games) => $"{call.Catalog[type].Name} {games:N0}")))}[/]");
        }

        AnsiConsole.Write(table);
        foreach (var line in inventory.Take(GapsShown))
            Invocation.Line($"[red]gap[/] priority {line.Priority} {line.Date} {line.Table}: {(line.Games.Count == 0 ? "no rows" : $"{line.Games.Count} games")} ({Markup.Escape(line.Why)}); {Markup.Escape(line.Mend)}");
        if (inventory.Count > GapsShown)
            Invocation.Line($"[grey]… and {inventory.Count - GapsShown:N0} more cells; --export FILE.csv has them all[/]");
        if (inventory.Count == 0)
            Invocation.Line("[green]complete[/]: every game has what it needs, and every table has the games that are due since it began.");
        else
            Invocation.Line($"[red]{inventory.Count:N0} cells lack games[/]. Next: [bold]{Markup.Escape(Next(inventory, export))}[/]");
    }

    static string Next(IReadOnlyList<InventoryLine> inventory, string? export) =>
        inventory[0].Priority == 1 ? inventory[0].Mend
        : export is null ? "tipoff validate --sources --export gaps.csv"
        : $"tipoff plan --gaps {export}";

    static string Share(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.00} %");
}
