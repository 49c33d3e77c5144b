using System.Data.Common;
using System.Globalization;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Analytics;

/// <summary>All archives imported, and reference, analytics and precompute built from them over all seasons: once for all tests of the room.</summary>
public sealed class AnalyticsWarehouse : IDisposable
{
    static readonly string[] Folders = ["teams", "schedule", "gamelogs", "pbp-cdn", "shots", "players", "props", "game-lines", "injuries"];
    static readonly (string, string)[] Dates = [("from", "date '2010-01-01'"), ("to", "date '2026-06-30'")];

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-analytics-");
    readonly DuckDbWarehouse? warehouse;

    public AnalyticsWarehouse()
    {
        if (SharedArchive.WhyNot is not null)
            return;

        warehouse = DuckDbWarehouse.Open(Workspace.Create(root.FullName), League.Catalog(), TimeProvider.System, "a test");
        var importer = new Importer(warehouse, "test");
        foreach (var folder in Folders)
            importer.Import(SharedArchive.Folder(folder), null, null, default);
        using var connection = warehouse.Connect();
        foreach (var table in Tables)
            Tipoff.Engine.Warehouse.Transform.Fill(connection, table, table.FullName, Dates);
    }

    /// <summary>The tables that the fixture built, upstream first.</summary>
    internal IEnumerable<Table> Tables =>
        Catalog.Tables.Where(table => table is { Sql: not null, Layer: "reference" or "analytics" or "precompute" });

    internal Catalog Catalog => warehouse!.Catalog;

    /// <summary>A table's transform for the dates, as a query.</summary>
    internal static string Transform(Table table, string from, string to) =>
        Tipoff.Engine.Warehouse.Sql.Bind(table.Sql!, [("from", $"date '{from}'"), ("to", $"date '{to}'")]);

    internal DbConnection Connect() => warehouse!.Connect();

    /// <summary>Rows as words separated by blanks.</summary>
    public List<string> Query(string sql)
    {
        using var connection = warehouse!.Connect();
        return connection.Rows(sql, row => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(i => Text(row, i))));
    }

    /// <summary>Hands each row to <paramref name="take"/>.</summary>
    public void Read(string sql, Action<DbDataReader> take)
    {
        using var connection = warehouse!.Connect();
        connection.Rows(sql, row =>
        {
            take(row);
            return 0;
        });
    }

    internal Table Find(Type table) => warehouse!.Catalog[table];

    public double Number(string sql) => double.Parse(Query(sql).Single(), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        warehouse?.Dispose();
        root.Delete(recursive: true);
    }

    static string Text(DbDataReader row, int column) =>
        row.IsDBNull(column) ? "null" : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture)!;
}

/// <summary>Tests that share the warehouse.</summary>
[CollectionDefinition(Name)]
public sealed class AnalyticsTests : ICollectionFixture<AnalyticsWarehouse>
{
    public const string Name = "analytics on real data";
}
