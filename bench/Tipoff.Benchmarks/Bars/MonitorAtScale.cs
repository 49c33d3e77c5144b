using System.Diagnostics;
using Tipoff.Engine.Health;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Benchmarks.Bars;

/// <summary>What `tipoff monitor` reads, from a ledger of a hundred thousand cells.</summary>
sealed class MonitorAtScale : Bar
{
    const int Cells = 100_000;
    const double MillisecondsMost = 100;
    const int Repeats = 11;

    public override int Number => 4;

    public override string What => "monitor snapshot over 100,000 cells";

    public override string Limit => "< 100 ms after start-up";

    public override IEnumerable<Measurement> Measure(Ground ground)
    {
        var workspace = ground.CopyOfFilled("watched");
        using (var file = new WarehouseFile(workspace))
            Grow(file);
        using var session = Ground.Hold(workspace);
        using var connection = session.Warehouse.Connect();
        List<double> milliseconds = [];
        var (tables, failures) = (0, 0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var watch = Stopwatch.StartNew();
            var progress = new BackfillProgress(session.Warehouse.Catalog, sql => ReadOnlyQuery.Run(connection, sql), session.Warehouse.Now);
            tables = progress.Tables(DateOnly.MinValue, DateOnly.MaxValue).Count;
            progress.Rates();
            failures = progress.Failures(DateOnly.MinValue, DateOnly.MaxValue).Count;
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }

        yield return Measurement.Milliseconds(
            What, MillisecondsMost, Median(milliseconds),
            $"in process: tables ({tables:N0} lines by season), rates and failures ({failures:N0}); {session.Warehouse.Ledger.Count:N0} cells; median of {Repeats}, worst {milliseconds.Max():0.0} ms");
    }

    /// <summary>Cells of a time long ago, as copies of those held, until the ledger has as many as the bar names.</summary>
    static void Grow(WarehouseFile file)
    {
        var missing = Cells - file.Number("select count(*) from orchestration.cells");
        if (missing > 0)
        {
            file.Run($"""
                insert into orchestration.cells by name
                select * replace (cast(cast(partition as date) - interval 40 year as date)::text as partition)
                from orchestration.cells where length(partition) = 10 order by table_name, partition limit {missing}
                """);
        }
    }
}
