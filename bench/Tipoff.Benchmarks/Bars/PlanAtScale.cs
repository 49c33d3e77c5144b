using System.Diagnostics;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Benchmarks.Bars;

/// <summary>Planning over a hundred thousand cells that were never in a database.</summary>
sealed class PlanAtScale : Bar
{
    const int Cells = 100_000;
    const double MillisecondsMost = 100;
    const int WarmUps = 3;
    const int Repeats = 11;
    const int DatesPerSeason = 170;
    const int FirstSeason = 2005;

    public override int Number => 4;

    public override string What => "plan over 100,000 cells, all fresh";

    public override string Limit => "< 100 ms after start-up";

    public override IEnumerable<Measurement> Measure(Ground ground)
    {
        var catalog = League.Catalog();
        var dated = catalog.Tables.Where(table => table.Partition is not null).ToList();
        var dates = Dates((Cells + dated.Count - 1) / dated.Count);
        var expected = dates.Select(date => new ExpectedCell($"{date:yyyy-MM-dd}", null, null)).ToList();
        var ledger = Fresh(catalog, expected);
        var request = new PlanRequest(dates[0], dates[^1]);
        Plan Plan() => Planner.Plan(catalog, request, ledger, table => table.Partition is null ? [new ExpectedCell(Cell.All, null, null)] : expected, IsBuilt);

        var size = $"{ledger.Count:N0} cells of {dated.Count} dated tables on {dates.Count:N0} dates";
        yield return Time(What, Plan, plan => plan.IsEmpty ? $"{size}; the plan is empty" : throw new InvalidOperationException($"{plan.Cells.Count()} fresh cells were planned"));

        var landed = catalog["raw.nbac_player_boxscores"];
        ledger.Put(ledger[landed.FullName, expected[^1].Partition]! with { ContentHash = Hash(-1) });
        yield return Time("… when one landed date has changed", Plan, plan => $"{plan.Cells.Count():N0} cells planned");
    }

    static bool IsBuilt(Table table) => table.Archives.Count == 0;

    static List<DateOnly> Dates(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new DateOnly(FirstSeason + i / DatesPerSeason, 10, 20).AddDays(i % DatesPerSeason))];

    /// <summary>Content first, so that the hashes of inputs are those that the planner will form.</summary>
    static Ledger Fresh(Catalog catalog, List<ExpectedCell> expected)
    {
        var ledger = new Ledger();
        var number = 0;
        foreach (var table in catalog.Tables)
        {
            foreach (var partition in table.Partition is null ? [Cell.All] : expected.Select(cell => cell.Partition))
                ledger.Put(new Cell(table.FullName, partition) { Presence = Presence.Ok, Rows = 10, Seconds = .01, ContentHash = Hash(number++), Fingerprint = table.Fingerprint });
        }

        foreach (var table in catalog.Tables.Where(table => table.Upstreams.Count > 0))
        {
            var inputs = new Inputs(catalog, ledger, table);
            foreach (var cell in ledger.Of(table.FullName))
                ledger.Put(cell with { Inputs = inputs.Of(cell.Partition) });
        }

        return ledger;
    }

    static string Hash(int number) => $"{(uint)number:x8}".PadRight(64, 'a');

    static Measurement Time(string what, Func<Plan> plan, Func<Plan, string> note)
    {
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
            plan();
        List<double> milliseconds = [];
        Plan? last = null;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var watch = Stopwatch.StartNew();
            last = plan();
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Measurement.Milliseconds(what, MillisecondsMost, Median(milliseconds), $"{note(last!)}; median of {Repeats}, worst {milliseconds.Max():0.0} ms");
    }
}
