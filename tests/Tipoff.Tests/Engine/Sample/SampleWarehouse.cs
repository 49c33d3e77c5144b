using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Sample;

/// <summary>A throwaway workspace with three tables: landed, derived by day, derived by history.</summary>
sealed class SampleWarehouse : IDisposable
{
    static readonly string[] Layers = ["raw", "analytics"];

    readonly string root = Directory.CreateTempSubdirectory("tipoff-sample-").FullName;

    readonly TimeProvider clock;

    public SampleWarehouse(TimeProvider? clock = null)
    {
        this.clock = clock ?? TimeProvider.System;
        Workspace = Workspace.Create(root);
        Warehouse = Open();
    }

    public Workspace Workspace { get; }

    public DuckDbWarehouse Warehouse { get; private set; }

    public Runner Runner => new(Warehouse, new Dictionary<Type, Computation>());

    public static Catalog Catalog => Catalog.Of([new Sales(), new DailyTotals(), new RunningTotals()], Layers, date => date.Year);

    public static PlanRequest Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public DuckDbWarehouse Open() => DuckDbWarehouse.Open(Workspace, Catalog, clock, "a test");

    public void Reopen()
    {
        Warehouse.Dispose();
        Warehouse = Open();
    }

    /// <summary>Writes a file of the till format and imports it.</summary>
    public ImportedFile Import(string name, string text)
    {
        var file = Path.Combine(root, name);
        File.WriteAllText(file, text.ReplaceLineEndings("\n").TrimStart());
        return new Importer(Warehouse, "test-run").Import(file, null, null, default).Files.Single();
    }

    public Receipt Build(int year) => Runner.Apply(Runner.Plan(Year(year)), "a test");

    public List<string> Query(string sql)
    {
        using var connection = Warehouse.Connect();
        return [.. ReadOnlyQuery.Run(connection, sql).Rows.Select(row => string.Join(' ', row.Select(value => value is DateOnly day ? $"{day:yyyy-MM-dd}" : value ?? "null")))];
    }

    public void Dispose()
    {
        Warehouse.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
