using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Engine.Sample;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.Tests.Engine.Runs;

/// <summary>Three days of a sample warehouse, on a clock of their own, whose totals fail on demand.</summary>
sealed class FaultyDays : IDisposable
{
    public const string Bad = "2024-01-02";

    static readonly DateTimeOffset Start = new(2024, 2, 1, 12, 0, 0, TimeSpan.Zero);

    readonly SampleWarehouse sample;
    int amount = 1;

    public FaultyDays()
    {
        sample = new SampleWarehouse(Clock);
        Sell();
    }

    public SteppingClock Clock { get; } = new(Start);

    /// <summary>What the totals of the bad day throw; null: they succeed.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What the totals of the bad day do without; null: nothing.</summary>
    public string? Lacks { get; set; }

    /// <summary>How often the totals of the bad day were computed.</summary>
    public int Tries { get; private set; }

    public DuckDbWarehouse Warehouse => sample.Warehouse;

    public Runner Runner => new(sample.Warehouse, new Dictionary<Type, Computation> { [typeof(DailyTotals)] = Fill });

    public Cell Cell => sample.Warehouse.Ledger["analytics.daily_totals", Bad] ?? new Cell("analytics.daily_totals", Bad);

    public static PlanRequest Person => SampleWarehouse.Year(2024);

    public static PlanRequest Automat => Person with { IsAutomatic = true };

    public static PlanRequest OnlyFailed => Person with { Only = Only.Failed };

    public Receipt Build(PlanRequest request) => Runner.Apply(Runner.Plan(request), "a test", workers: 1);

    /// <summary>Reason for which the bad day's totals are planned; null when they are not.</summary>
    public string? Reason(PlanRequest request) =>
        Runner.Plan(request).Cells.FirstOrDefault(cell => cell is { Table: "analytics.daily_totals", Partition: Bad })?.Reason;

    /// <summary>The bad day's sales come once more, corrected.</summary>
    public void Sell() => sample.Import("tills.csv", $"shop,day,till,amount\neast,2024-01-01,1,5\neast,{Bad},1,{amount++}\neast,2024-01-03,1,7\n");

    /// <summary>As if the code had been another when the bad day was last tried or made.</summary>
    public void ChangeCode()
    {
        var cell = Cell;
        sample.Warehouse.Ledger.Put(cell with
        {
            Fingerprint = cell.Fingerprint is null ? null : "another",
            Tried = cell.Tried is { } tried ? tried with { Fingerprint = "another" } : null,
        });
    }

    public void Reopen() => sample.Reopen();

    public List<string> Query(string sql) => sample.Query(sql);

    public void Dispose() => sample.Dispose();

    IReadOnlyDictionary<string, string> Fill(DbConnection connection, string relation, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var isBad = from <= new DateOnly(2024, 1, 2) && to >= new DateOnly(2024, 1, 2);
        Tries += isBad ? 1 : 0;
        if (isBad && Fault is not null)
            throw Fault;
        Transform.Fill(
            connection, SampleWarehouse.Catalog.Get<DailyTotals>(), relation, [("from", Sql.Literal(from)), ("to", Sql.Literal(to)), ("now", Sql.Literal(Clock.GetUtcNow()))], cancel);
        return Lacks is null ? Computed.Whole : new Dictionary<string, string> { [Bad] = Lacks };
    }
}
