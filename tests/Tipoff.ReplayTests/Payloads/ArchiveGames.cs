using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>A warehouse with the archive's rows of the few games and dates of which there are real bodies, to hold both side by side.</summary>
public sealed class ArchiveGames : IDisposable
{
    static readonly (string File, string Where)[] Parts =
    [
        ("pbp-cdn/pbp_2020-21_rs.parquet", "game_id = '0022000001'"),
        ("pbp-cdn/pbp_2024-25_rs.parquet", "game_id in ('0022400500', '0022400561')"),
        ("gamelogs/player_gamelogs_rs_2020-21.parquet", "GAME_ID = '0022000001'"),
        ("gamelogs/player_gamelogs_rs_2021-22.parquet", "GAME_ID = '0022100732'"),
        ("gamelogs/player_gamelogs_rs_2022-23.parquet", "GAME_ID = '0022200552'"),
        ("gamelogs/player_gamelogs_rs_2024-25.parquet", "GAME_ID = '0022400561' or GAME_DATE = '2025-03-15'"),
        ("gamelogs/team_gamelogs_rs_2018-19.parquet", "true"),
        ("gamelogs/team_gamelogs_rs_2020-21.parquet", "GAME_DATE between '2020-12-22' and '2021-01-31'"),
        ("gamelogs/team_gamelogs_rs_2021-22.parquet", "GAME_ID = '0022100732'"),
        ("gamelogs/team_gamelogs_rs_2022-23.parquet", "GAME_ID = '0022200552'"),
        ("gamelogs/team_gamelogs_rs_2023-24.parquet", "GAME_DATE between '2024-01-01' and '2024-01-31'"),
        ("gamelogs/team_gamelogs_rs_2024-25.parquet", "GAME_ID = '0022400561'"),
    ];

    readonly string root = Directory.CreateTempSubdirectory("tipoff-payloads-").FullName;
    readonly DuckDbWarehouse? warehouse;

    public ArchiveGames()
    {
        if (SharedArchive.WhyNot is not null)
            return;

        warehouse = DuckDbWarehouse.Open(Workspace.Create(Path.Combine(root, "workspace")), League.Catalog(), TimeProvider.System, "a test");
        var parts = Directory.CreateDirectory(Path.Combine(root, "parts")).FullName;
        using (var connection = warehouse.Connect())
        {
            foreach (var (file, where) in Parts)
            {
                connection.Run(
                    $"copy (select * from read_parquet({Sql.Literal(SharedArchive.Folder(file))}) where {where}) to {Sql.Literal(Path.Combine(parts, Path.GetFileName(file)))} (format parquet)");
            }
        }

        Importer importer = new(warehouse, "test");
        importer.Import(SharedArchive.Folder("teams"), null, null, default);
        importer.Import(SharedArchive.Folder("schedule"), null, null, default);
        importer.Import(parts, null, null, default).Files.ShouldAllBe(file => file.Outcome == "imported");
    }

    /// <summary>The archive's rows of a table in the text that parsed rows have, by key; columns that only one side knows are left out.</summary>
    internal Dictionary<string, Dictionary<string, string>> Rows(Table table, string where, params string[] without)
    {
        using var connection = warehouse!.Connect();
        var columns = table.Columns.Where(column => !without.Contains(column.Name)).ToList();
        var keys = table.Key.Select(column => column.Name).ToList();
        var selected = string.Join(", ", columns.Select(column => column.Name));
        return connection
            .Rows($"select {selected} from {table.FullName} where {where}", row => columns.Select((column, at) => (column.Name, Value: Text(row, at))).ToDictionary(pair => pair.Name, pair => pair.Value))
            .ToDictionary(row => string.Join(' ', keys.Where(row.ContainsKey).Select(key => row[key])));
    }

    /// <summary>Checks that parsed rows break, with how many rows do; what the warehouse would put into quarantine or warn of.</summary>
    internal List<string> Violations(Landing landing)
    {
        using var connection = warehouse!.Connect();
        List<string> broken = [];
        foreach (var table in landing.Tables.Where(table => landing.Of(table).Count > 0))
        {
            connection.Run($"create or replace temp table parsed ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}{(column.IsNullable ? "" : " not null")}"))})");
            foreach (var rows in ParsedText.Rows(landing, table).Values.Chunk(500))
                connection.Run($"insert into parsed values {string.Join(", ", rows.Select(row => $"({string.Join(", ", row.Values.Select(value => value == "null" ? "null" : Sql.Literal(value)))})"))}");
            broken.AddRange(table.Checks
                .Select(check => (check.Name, Rows: connection.Scalar<long>($"select count(*) from {check.From("parsed")} where {check.Violation(table)}")))
                .Where(check => check.Rows > 0)
                .Select(check => $"{check.Name}: {check.Rows}"));
        }

        return broken;
    }

    public List<string[]> Query(string sql)
    {
        using var connection = warehouse!.Connect();
        return connection.Rows(sql, row => Enumerable.Range(0, row.FieldCount).Select(at => Text(row, at)).ToArray());
    }

    public void Dispose()
    {
        warehouse?.Dispose();
        Directory.Delete(root, recursive: true);
    }

    static string Text(DbDataReader row, int at) => row.IsDBNull(at) ? "null" : ParsedText.Of(row.GetValue(at));
}
