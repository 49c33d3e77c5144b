using System.Data.Common;
using System.Globalization;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Reference;

/// <summary>The lines of two seasons with the boxes of these, imported once, and the reference layer built from them.</summary>
public sealed class RealNames : IDisposable
{
    static readonly string[] Archives =
    [
        "teams", "schedule/schedule_et_2015-16_2024-25.csv.gz", "schedule/team_results_2018-19_2024-25.csv.gz", "schedule/league_schedule_2024-25.csv.gz",
        "schedule/nbaschedule_2023-24.csv.gz", "schedule/nbaschedule_2024-25.csv.gz", "players/bref_player_career_info.csv.gz", "players/nba_bref_id_index_2015_2025.csv.gz", "gamelogs/player_gamelogs_rs_2023-24.parquet",
        "gamelogs/player_gamelogs_po_2023-24.parquet", "gamelogs/player_gamelogs_rs_2024-25.parquet", "gamelogs/player_gamelogs_po_2024-25.parquet", "props", "injuries",
    ];

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-names-");
    readonly DuckDbWarehouse? warehouse;

    public RealNames()
    {
        if (SharedArchive.WhyNot is not null)
            return;

        warehouse = DuckDbWarehouse.Open(Workspace.Create(root.FullName), League.Catalog(), TimeProvider.System, "a test");
        var importer = new Importer(warehouse, "test");
        foreach (var archive in Archives)
            importer.Import(SharedArchive.Folder(archive), null, null, default);
        Runner runner = new(warehouse, new Dictionary<Type, Computation>());
        PlanRequest everything = new(new DateOnly(2014, 1, 1), new DateOnly(2030, 1, 1), "reference.*");
        // The calendar comes first, then what it demands of the other tables.
        for (var pass = 0; pass < 2; pass++)
            runner.Apply(runner.Plan(everything), "a test");
    }

    internal DbConnection Connect() => warehouse!.Connect();

    internal Table Find<T>() where T : Table => warehouse!.Catalog.Get<T>();

    internal Table Find(Type table) => warehouse!.Catalog[table];

    internal static List<string> Query(DbConnection connection, string sql) =>
        connection.Rows(sql, row => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "null" : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)!)));

    internal List<string> Query(string sql)
    {
        using var connection = Connect();
        return Query(connection, sql);
    }

    internal long Number(string sql) => long.Parse(Query(sql).Single(), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        warehouse?.Dispose();
        root.Delete(recursive: true);
    }
}

/// <summary>Tests that share the names.</summary>
[CollectionDefinition(Name)]
public sealed class NamesTests : ICollectionFixture<RealNames>
{
    public const string Name = "names of real lines";
}
