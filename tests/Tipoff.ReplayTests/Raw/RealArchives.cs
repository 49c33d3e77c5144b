using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.ReplayTests.Raw;

/// <summary>All archives that lie beside the repository, imported once for the tests that read them.</summary>
public sealed class RealArchives : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("tipoff-real-").FullName;
    readonly DuckDbWarehouse? warehouse;

    public RealArchives()
    {
        if (Folder is null)
            return;

        warehouse = DuckDbWarehouse.Open(Workspace.Create(root), League.Catalog(), TimeProvider.System, "a test");
        Receipt = new Importer(warehouse, "real-archives").Import(Folder, null, null, default);
        Runner runner = new(warehouse, new Dictionary<Type, Computation>());
        runner.Apply(runner.Plan(new PlanRequest(new DateOnly(2015, 1, 1), new DateOnly(2030, 1, 1), "reference.*")), "a test");
        Settlement.Settle(warehouse);
    }

    /// <summary>Where the archives lie; null when they are not here.</summary>
    public static string? Folder { get; } = Find();

    public ImportReceipt? Receipt { get; }

    /// <summary>Reads the same folder once more.</summary>
    public ImportReceipt ImportAgain() => new Importer(warehouse!, "real-archives-again").Import(Folder!, null, null, default);

    public List<string> Query(string sql)
    {
        using var connection = warehouse!.Connect();
        return [.. ReadOnlyQuery.Run(connection, sql).Rows.Select(row => string.Join(' ', row.Select(value => value ?? "null")))];
    }

    public void Dispose()
    {
        warehouse?.Dispose();
        Directory.Delete(root, recursive: true);
    }

    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(Path.Combine(data, "gamelogs")))
                return data;
        }

        return null;
    }
}
