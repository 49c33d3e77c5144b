using System.Buffers.Binary;
using System.IO.Hashing;
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
    public void A_cells_hash_is_the_sha_256_of_the_digests_of_its_rows_in_their_order()
    {
        Insert("('b', '2024-01-01', 0.1, null, now()), ('a', '2024-01-01', -0.5, 'say \"x\"', now()), ('ä', '2024-01-02', 1e300, '', now())");

        var cells = ContentHash.Of(connection, new Measures(), "measures");

        cells.Keys.Order().ShouldBe(["2024-01-01", "2024-01-02"]);
        cells["2024-01-01"].ShouldBe((2, Sum(Bytes("b", new(2024, 1, 1), 0.1, null), Bytes("a", new(2024, 1, 1), -0.5, "say \"x\""))));
        cells["2024-01-02"].ShouldBe((1, Sum(Bytes("ä", new(2024, 1, 2), 1e300, ""))));
    }

    [Fact]
    public void More_rows_than_a_chunk_holds_count_each()
    {
        connection.Run("insert into measures select 'n' || i, date '2024-01-01' + cast(i % 3 as integer), i, case when i % 2 = 0 then repeat('x', cast(i % 100 as integer)) end, now() from range(9000) t(i)");

        var cells = ContentHash.Of(connection, new Measures(), "measures");

        for (var day = 0; day < 3; day++)
        {
            var date = new DateOnly(2024, 1, 1).AddDays(day);
            var rows = Enumerable.Range(0, 9000).Where(i => i % 3 == day).Select(i => Bytes($"n{i}", date, i, i % 2 == 0 ? new string('x', i % 100) : null));
            cells[$"{date:yyyy-MM-dd}"].ShouldBe((3000, Sum([.. rows])));
        }
    }

    [Theory]
    [InlineData("('a', '2024-01-01', 0.1, null, now())", "('a', '2024-01-01', 0.1, 'null', now())")]
    [InlineData("('a', '2024-01-01', 0.3, 'x', now())", "('a', '2024-01-01', 0.1::double + 0.2::double, 'x', now())")]
    [InlineData("('a', '2024-01-01', 0, 'x', now()), ('b', '2024-01-01', 0, 'y', now())", "('a', '2024-01-01', 0, 'y', now()), ('b', '2024-01-01', 0, 'x', now())")]
    [InlineData("('a', '2024-01-01', 1, 'x', now())", "('a', '2024-01-01', 1, 'x' || chr(10), now())")]
    [InlineData("('ab', '2024-01-01', 1, 'c', now())", "('a', '2024-01-01', 1, 'bc', now())")]
    [InlineData("('a', '2024-01-01', null, 'x', now())", "('a', '2024-01-01', 0, 'x', now())")]
    [InlineData("('a', '2024-01-01', 1, null, now())", "('a', '2024-01-01', 1, '', now())")]
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

    /// <summary>A row as the remarks of <see cref="RowDigests"/> lay it out: what has a width first, then the texts.</summary>
    static byte[] Bytes(string name, DateOnly day, double value, string? remark) =>
    [
        1, .. BitConverter.GetBytes(day.DayNumber - new DateOnly(1970, 1, 1).DayNumber),
        1, .. BitConverter.GetBytes(value),
        .. Text(name),
        .. Text(remark),
    ];

    static byte[] Text(string? text) => text is null ? BitConverter.GetBytes(-1) : [.. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    static string Sum(params byte[][] rows) =>
        Convert.ToHexStringLower(SHA256.HashData([.. rows.Select(row => XxHash128.HashToUInt128(row)).Order().SelectMany(BigEndian)]));

    static byte[] BigEndian(UInt128 number)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return bytes;
    }

    sealed class Measures : Table<Measures.Row>
    {
        public sealed record Row([Key] string Name, [Partition] DateOnly Day, double Value, string? Remark, [BuildStamp] DateTimeOffset BuiltAt);
    }
}
