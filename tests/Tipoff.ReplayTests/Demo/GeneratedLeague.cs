using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;

namespace Tipoff.ReplayTests.Demo;

/// <summary>The archives of the simulated league in a folder of their own, written once for the tests that import them.</summary>
public sealed class GeneratedLeague : IDisposable
{
    public const int Seed = 2024;

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-generated-");

    public GeneratedLeague()
    {
        Folder = Path.Combine(root.FullName, "archives");
        DemoArchives.Write(Folder, Seed);
    }

    /// <summary>Where the archives lie.</summary>
    public string Folder { get; }

    /// <summary>A new folder for one test, gone with the league.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(root.FullName, name)).FullName;

    /// <summary>A workspace that holds the raw rows of the archives and nothing built from them.</summary>
    public DuckDbWarehouse Imported(string name)
    {
        var warehouse = DuckDbWarehouse.Open(Workspace.Create(NewFolder(name)), Tipoff.Nba.League.Catalog(), TimeProvider.System, "a test");
        var receipt = new Importer(warehouse, "test").Import(Folder, null, null, default);
        receipt.Exit.ShouldBe(Exit.Done);
        return warehouse;
    }

    public void Dispose() => root.Delete(recursive: true);
}

/// <summary>Tests that share the archives of the simulated league.</summary>
[CollectionDefinition(Name)]
public sealed class GeneratedTests : ICollectionFixture<GeneratedLeague>
{
    public const string Name = "the simulated league";
}
