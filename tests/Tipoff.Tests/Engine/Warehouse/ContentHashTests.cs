using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class ContentHashTests : IDisposable
{
    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public ContentHashTests()
    {
        connection.Open();
        connection.Run($"create table measures ({string.Join(", ", new Measures().Columns.Select(column => $"{column.Name} {column.SqlType}"))})");
    }

    public void Dispose() => connection.Dispose();

    [Fact]
    public void A_cells_hash_is_the_sha_256_of_its_rows_as_json_in_key_order()
    {
        Insert("('b', '2024-01-01', 0.1, null, now()), ('a', '2024-01-01', -0.5, 'say \"x\"', now()), ('a', '2024-01-02', 1e300, 'y', now())");

        var cells = ContentHash.Of(connection, new Measures(), "measures");

        cells.Keys.Order().ShouldBe(["2024-01-01", "2024-01-02"]);
        cells["2024-01-01"].ShouldBe((2, 0, Sha("[\"a\",\"2024-01-01\",-0.5,\"say \\\"x\\\"\"]\n[\"b\",\"2024-01-01\",0.1,null]")));
        cells["2024-01-02"].ShouldBe((1, 0, Sha("[\"a\",\"2024-01-02\",1e300,\"y\"]")));
    }

    [Theory]
    [InlineData("('a', '2024-01-01', 0.1, null, now())", "('a', '2024-01-01', 0.1, 'null', now())")]
    [InlineData("('a', '2024-01-01', 0.3, 'x', now())", "('a', '2024-01-01', 0.1::double + 0.2::double, 'x', now())")]
    [InlineData("('a', '2024-01-01', 0, 'x', now()), ('b', '2024-01-01', 0, 'y', now())", "('a', '2024-01-01', 0, 'y', now()), ('b', '2024-01-01', 0, 'x', now())")]
    [InlineData("('a', '2024-01-01', 1, 'x', now())", "('a', '2024-01-01', 1, 'x' || chr(10), now())")]
    public void Rows_that_differ_in_any_value_differ_in_the_hash(string one, string other) => HashOf(one).ShouldNotBe(HashOf(other));

    [Fact]
    public void The_order_of_arrival_and_the_moment_of_building_do_not_count() =>
        HashOf("('a', '2024-01-01', 1, 'x', '2024-01-01'), ('b', '2024-01-01', 2, 'y', '2024-01-01')")
            .ShouldBe(HashOf("('b', '2024-01-01', 2, 'y', '2025-05-05'), ('a', '2024-01-01', 1, 'x', '2025-05-05')"));

    string HashOf(string rows)
    {
        connection.Run("delete from measures");
        Insert(rows);
        return ContentHash.Of(connection, new Measures(), "measures")["2024-01-01"].Hash;
    }

    void Insert(string rows) => connection.Run($"insert into measures values {rows}");

    static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    sealed class Measures : Table<Measures.Row>
    {
        public sealed record Row([Key] string Name, [Partition] DateOnly Day, double Value, string? Remark, [BuildStamp] DateTimeOffset BuiltAt);
    }
}
