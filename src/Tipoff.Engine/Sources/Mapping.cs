using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>The SELECT that turns a file of one format into rows of its raw table.</summary>
sealed class Mapping(Table table, ArchiveFormat format)
{
    readonly string sql = Text(table, format);

    /// <summary>Changes when the mapping or the table's shape does; the same file is then read again.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{table.Fingerprint} {string.Join(' ', Fingerprint.Tokens(Text(table, format)))}")))[..16];

    static string Text(Table table, ArchiveFormat format) =>
        table.Resource($".{format.Name}.sql")
        ?? throw new InvalidOperationException($"{table.FullName} declares the format {format.Name} but {table.Name}.{format.Name}.sql is not beside it.");

    public string Create(Table into, string relation)
    {
        var columns = string.Join(", ", into.Columns.Select(column => $"cast({column.Name} as {column.SqlType}) as {column.Name}"));
        return $"create or replace temp table {relation} as select {columns}, cast(file_row as bigint) as file_row from ({sql}) mapped";
    }

    /// <summary>The partitions that the read rows belong to, in order.</summary>
    public static IReadOnlyList<string> Partitions(DbConnection connection, Table into, string relation) =>
        connection.Rows(
            $"select distinct {ContentHash.Partition(into)} from {relation} where {into.Partition?.Name ?? "1"} is not null order by 1",
            row => row.GetString(0));

    /// <summary>Completes the touched cells with the rows of the table's other feeds.</summary>
    public void AddOtherFeeds(DbConnection connection, Table into, string relation)
    {
        if (into.Columns.FirstOrDefault(column => column.IsFeed) is { } feed)
        {
            var columns = string.Join(", ", into.Columns.Select(column => column.Name));
            var touched = into.Partition is { } partition ? $"{partition.Name} in (select {partition.Name} from {relation})" : "true";
            connection.Run(
                $"insert into {relation} select {columns}, null from {into.FullName} t where {feed.Name} <> {Sql.Literal(format.Name)} and {touched}{NotSaidAnew(into, feed, relation)}");
        }
    }

    /// <summary>Where feeds share keys the file that is imported now speaks last: for its keys, and for its units where an endpoint spoke of them.</summary>
    static string NotSaidAnew(Table into, Column feed, string relation)
    {
        if (feed.IsKey)
            return "";

        var key = string.Join(" and ", into.Key.Select(column => $"n.{column.Name} = t.{column.Name}"));
        var unit = into.Expectation.UnitColumn is { } named ? $" and not (t.{feed.Name} like '%.%' and t.{named} in (select {named} from {relation}))" : "";
        return $" and not exists (select 1 from {relation} n where {key}){unit}";
    }
}
