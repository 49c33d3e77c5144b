using System.Data;
using System.Data.Common;
using Dapper;
using DuckDB.NET.Data;

namespace Tipoff.Tests.Native.DuckDb;

public sealed class ReaderTests
{
    enum Venue { Home, Away }

    [Fact]
    public void Sums_and_counts_can_be_read_as_the_type_one_wants()
    {
        using var connection = Scratch.Open();
        using var reader = connection.Read("SELECT sum(v::INTEGER) AS hugeint, count(*), sum(v::DECIMAL(9,2)), avg(v) FROM range(5) r(v)");

        reader.Read().ShouldBeTrue();

        reader.GetDataTypeName(0).ShouldBe("HUGEINT");
        reader.GetInt32(0).ShouldBe(10);
        reader.GetFieldValue<long?>(0).ShouldBe(10);
        reader.GetFieldValue<Int128>(0).ShouldBe((Int128)10);
        reader.GetDecimal(0).ShouldBe(10m);
        reader.GetFieldValue<double>(1).ShouldBe(5);
        reader.GetDouble(2).ShouldBe(10);
        reader.GetFieldValue<double?>(3).ShouldBe(2);
    }

    [Fact]
    public void Null_is_read_as_nullable_and_refused_otherwise()
    {
        using var connection = Scratch.Open();
        using var reader = connection.Read("SELECT NULL::INTEGER AS points, NULL::VARCHAR AS name");
        reader.Read().ShouldBeTrue();

        reader.GetFieldValue<int?>(0).ShouldBeNull();
        reader.GetValue(0).ShouldBe(DBNull.Value);
        Should.Throw<InvalidCastException>(() => reader.GetInt32(0)).Message.ShouldContain("'points' (INTEGER) is NULL");
        Should.Throw<InvalidCastException>(() => reader.GetFieldValue<string>(1)).Message.ShouldContain("'name'");
    }

    [Fact]
    public void Enums_are_read_by_label_or_number()
    {
        using var connection = Scratch.Open();
        using var reader = connection.Read("SELECT 'away', 1, 'home'::ENUM('home', 'away')");
        reader.Read().ShouldBeTrue();

        reader.GetFieldValue<Venue>(0).ShouldBe(Venue.Away);
        reader.GetFieldValue<Venue>(1).ShouldBe(Venue.Away);
        reader.GetFieldValue<Venue?>(2).ShouldBe(Venue.Home);
    }

    [Fact]
    public void Chunks_give_columns_in_place()
    {
        using var connection = Scratch.Open();
        using var reader = connection.Read("SELECT range::INTEGER, CASE WHEN range % 2 = 0 THEN range / 2.0 END::DOUBLE, 'row ' || range, (range / 4)::DECIMAL(9,2) FROM range(5000)");
        long sum = 0;
        var rows = 0;
        var doubles = new double[2_048];

        while (reader.ReadChunk(out var chunk))
        {
            foreach (var value in chunk.Values<int>(0)) sum += value;
            chunk.CopyDoubles(1, doubles);
            chunk.GetString(2, 1).ShouldBe($"row {rows + 1}");
            chunk.IsValid(1, 1).ShouldBeFalse();
            doubles[1].ShouldBe(double.NaN);
            doubles[2].ShouldBe((rows + 2) / 2.0);
            chunk.GetValue<decimal>(3, 2).ShouldBe((rows + 2) / 4m);
            rows += chunk.RowCount;
        }

        (rows, sum).ShouldBe((5_000, 5_000L * 4_999 / 2));
    }

    [Fact]
    public void A_chunk_left_behind_by_the_reader_refuses_to_be_read()
    {
        using var connection = Scratch.Open();
        using var reader = connection.Read("SELECT range FROM range(5000)");
        reader.ReadChunk(out var first).ShouldBeTrue();
        reader.ReadChunk(out _).ShouldBeTrue();

        Should.Throw<ObjectDisposedException>(() => first!.Values<long>(0).Length);
        Should.Throw<InvalidCastException>(() => reader.GetString(0)).Message.ShouldContain("BIGINT value cannot be read as String");
    }

    [Fact]
    public void An_empty_result_has_columns_and_no_rows()
    {
        using var connection = Scratch.Open();
        using var reader = connection.Read("SELECT 1 AS a, 'x' AS b WHERE false");

        (reader.HasRows, reader.FieldCount, reader.Read(), reader.ReadChunk(out _)).ShouldBe((false, 2, false, false));
        Should.Throw<InvalidOperationException>(() => reader.GetInt32(0)).Message.ShouldContain("call Read first");
        Should.Throw<ArgumentOutOfRangeException>(() => reader.GetOrdinal("c")).Message.ShouldContain("a, b");
        reader.GetOrdinal("B").ShouldBe(1);
    }

    [Fact]
    public void The_schema_says_names_types_and_scale()
    {
        using var connection = Scratch.Open();
        using var reader = connection.Read("SELECT 1::DECIMAL(9,3) AS money, [DATE '2024-01-01'] AS days, TIMESTAMPTZ '2024-01-01 00:00:00+00' AS moment");

        DbColumn money = reader.GetColumnSchema()[0];
        (money.ColumnName, money.DataType, money.DataTypeName, money.NumericPrecision, money.NumericScale).ShouldBe(("money", typeof(decimal), "DECIMAL(9,3)", 9, 3));
        reader.GetSchemaTable().Rows.Cast<DataRow>().Select(row => row["DataTypeName"]).ShouldBe(["DECIMAL(9,3)", "DATE[]", "TIMESTAMP WITH TIME ZONE"]);
        reader.GetFieldType(1).ShouldBe(typeof(List<DateOnly>));
    }

    [Fact]
    public void A_streaming_result_is_the_same_as_a_materialized_one()
    {
        using var connection = Scratch.Open();
        using DuckDBCommand command = new("SELECT range FROM range(10000)", connection) { UseStreamingMode = true };
        using var reader = command.ExecuteReader();
        long sum = 0;

        while (reader.Read()) sum += reader.GetInt64(0);

        sum.ShouldBe(10_000L * 9_999 / 2);
    }

    [Fact]
    public void A_list_with_gaps_is_read_with_nullable_elements()
    {
        using var connection = Scratch.Open();
        using var reader = connection.Read("SELECT [1, NULL, 3], [true], NULL::INTEGER[]");
        reader.Read().ShouldBeTrue();

        reader.GetValue(0).ShouldBe(new List<int?> { 1, null, 3 });
        reader.GetFieldValue<List<long?>>(0).ShouldBe([1, null, 3]);
        reader.GetFieldValue<List<bool>>(1).ShouldBe([true]);
        Should.Throw<InvalidCastException>(() => reader.GetFieldValue<List<int>>(0));
        reader.IsDBNull(2).ShouldBeTrue();
    }

    [Fact]
    public void What_has_no_fixed_length_or_no_counterpart_says_what_to_do()
    {
        using var connection = Scratch.Open();
        using var reader = connection.Read("SELECT INTERVAL 2 MONTH, {'a': 1}");
        reader.Read().ShouldBeTrue();

        Should.Throw<InvalidCastException>(() => reader.GetValue(0)).Message.ShouldContain("2 months");
        Should.Throw<NotSupportedException>(() => reader.GetValue(1)).Message.ShouldContain("cast the column");
    }

    [Fact]
    public void Parameters_of_every_type_come_back_as_they_went()
    {
        using var connection = Scratch.Open();
        object[] values =
        [
            true, (sbyte)-1, (short)-2, -3, -4L, (byte)1, (ushort)2, 3u, 4ul, 1.5f, 2.5, -12.34m, "text", new DateOnly(2024, 2, 29), new TimeOnly(1, 2, 3),
            new DateTime(2024, 2, 29, 1, 2, 3), new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc), TimeSpan.FromHours(30), new byte[] { 1, 2, 3 }, new System.Numerics.BigInteger(5),
        ];
        foreach (var value in values)
        {
            using DuckDBCommand command = new("SELECT ?", connection);
            command.Parameters.Add(new DuckDBParameter(value));
            command.ExecuteScalar().ShouldBe(value);
        }
    }
}
