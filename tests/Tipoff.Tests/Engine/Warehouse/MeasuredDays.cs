using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

/// <summary>A warehouse of two tables, one with a composite key and one with none, whose cells are published row by row as a test says.</summary>
sealed class MeasuredDays : IDisposable
{
    public const string Day = "2024-01-01";

    readonly string root = Directory.CreateTempSubdirectory("tipoff-measured-").FullName;
    readonly DbConnection connection;

    /// <param name="changedValuesMax">Null: as the engine has it.</param>
    public MeasuredDays(int? changedValuesMax = null)
    {
        var workspace = Workspace.Create(root);
        if (changedValuesMax is { } max)
        {
            File.WriteAllText(Path.Combine(root, Workspace.OptionsFile), $$"""{ "changedValuesMax": {{max}} }""");
            workspace = Workspace.Open(root);
        }

        Warehouse = DuckDbWarehouse.Open(workspace, Catalog.Of([new Measures(), new Remarks()], ["engine"], date => date.Year), Clock, "a test");
        connection = Warehouse.Connect();
    }

    public SteppingClock Clock { get; } = new(new DateTimeOffset(2024, 2, 1, 12, 0, 0, TimeSpan.Zero));

    public DuckDbWarehouse Warehouse { get; }

    public Table Keyed => Warehouse.Catalog[typeof(Measures)];

    public Table Keyless => Warehouse.Catalog[typeof(Remarks)];

    /// <summary>Publishes cells; a row is a tuple of SQL.</summary>
    /// <param name="also">What else belongs to the transaction.</param>
    public Published Publish(Table table, string run, string[] partitions, string rows, Action? also = null)
    {
        connection.Run($"create or replace temp table staged ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"))})");
        if (rows.Length > 0)
            connection.Run($"insert into staged values {rows}");
        return new Publication(Warehouse, connection, table, run) { Also = also }.Publish("staged", [.. partitions.Select(partition => new PendingCell(partition, null, null, null))], 0);
    }

    public void Publish(string run, string rows) => Publish(Keyed, run, [Day], rows);

    public RevisionHistory History(Table? table = null, string partition = Day) => new(sql => ReadOnlyQuery.Run(connection, sql), (table ?? Keyed).FullName, partition);

    /// <summary>The kept changes of a version as lines.</summary>
    public IEnumerable<string> Changes(int version, Table? table = null, string partition = Day) =>
        History(table, partition).Changes(version).Select(change => $"{change.Kind} {change.RowKey} {change.Column ?? "*"}: {change.Old ?? "null"} -> {change.New ?? "null"}");

    /// <summary>Rows of a cell by their key, each value as a change writes it.</summary>
    public Dictionary<string, Dictionary<string, string?>> Rows() => connection
        .Rows(
            $"select 'name=' || name || ' till=' || till, value, remark, cast(count as varchar) from {Keyed.FullName} where day = date '{Day}'",
            row => (Key: row.GetString(0), Values: new Dictionary<string, string?> { ["value"] = row.IsDBNull(1) ? null : row.GetDouble(1).ToString("R", System.Globalization.CultureInfo.InvariantCulture), ["remark"] = row.Text(2), ["count"] = row.Text(3) }))
        .ToDictionary(row => row.Key, row => row.Values);

    public long Count(string table) => connection.Scalar<long>($"select count(*) from orchestration.{table}");

    public void Prune() => Revisions.Prune(Warehouse, connection);

    public void Dispose()
    {
        connection.Dispose();
        Warehouse.Dispose();
        Directory.Delete(root, recursive: true);
    }

    public sealed class Measures : Table<Measures.Row>
    {
        public sealed record Row([Key] string Name, [Key] int Till, [Partition] DateOnly Day, double? Value, string? Remark, int? Count, [BuildStamp] DateTimeOffset? BuiltAt);

        public override IReadOnlyList<Check> Checks => [new("a count below nothing", Severity.Error, _ => "count < 0")];
    }

    public sealed class Remarks : Table<Remarks.Row>
    {
        public sealed record Row([Partition] DateOnly Day, string? Remark);
    }
}
