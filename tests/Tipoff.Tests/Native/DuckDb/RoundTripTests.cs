using System.Numerics;
using Dapper;
using DuckDB.NET.Data;

namespace Tipoff.Tests.Native.DuckDb;

public sealed class RoundTripTests
{
    public static TheoryData<string, object> Values => new()
    {
        { "BOOLEAN", true }, { "BOOLEAN", false },
        { "TINYINT", sbyte.MinValue }, { "SMALLINT", short.MinValue }, { "INTEGER", int.MinValue }, { "BIGINT", long.MinValue },
        { "UTINYINT", byte.MaxValue }, { "USMALLINT", ushort.MaxValue }, { "UINTEGER", uint.MaxValue }, { "UBIGINT", ulong.MaxValue },
        { "HUGEINT", BigInteger.Pow(2, 126) + 1 }, { "HUGEINT", -BigInteger.Pow(2, 126) }, { "UHUGEINT", BigInteger.Pow(2, 128) - 1 },
        { "FLOAT", 1.5f }, { "DOUBLE", Math.PI }, { "DOUBLE", double.NaN },
        { "DECIMAL(4,2)", -12.34m }, { "DECIMAL(9,3)", 123456.789m }, { "DECIMAL(18,3)", -999999999999999.999m }, { "DECIMAL(38,10)", 1234567890123456.0123456789m },
        { "VARCHAR", "" }, { "VARCHAR", "twelve bytes" }, { "VARCHAR", "thirteen byte" }, { "VARCHAR", "Dončić – 東京 🏀 and much more than twelve" }, { "VARCHAR", "東京東京東" },
        { "BLOB", new byte[] { 0, 1, 255 } }, { "BLOB", Enumerable.Range(0, 300).Select(n => (byte)n).ToArray() },
        { "DATE", new DateOnly(2024, 2, 29) }, { "DATE", new DateOnly(1946, 11, 1) }, { "TIME", new TimeOnly(23, 59, 59, 999, 999) },
        { "TIMESTAMP", new DateTime(1969, 12, 31, 23, 59, 59, 123, 456) }, { "TIMESTAMP_S", new DateTime(2026, 11, 20, 1, 2, 3) },
        { "TIMESTAMP_MS", new DateTime(2026, 11, 20, 1, 2, 3, 4) }, { "TIMESTAMP_NS", new DateTime(2026, 11, 20, 1, 2, 3, 4, 5).AddTicks(6) },
        { "TIMESTAMPTZ", new DateTime(2026, 3, 8, 7, 30, 0, DateTimeKind.Utc) },
        { "INTERVAL", new TimeSpan(-3, 4, 5, 6, 7) }, { "UUID", new Guid("f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f") }, { "UUID", Guid.Empty },
        { "ENUM('home', 'away')", "away" },
        { "INTEGER[]", new List<int> { 1, 2, 3 } }, { "VARCHAR[]", new List<string> { "short", "", "longer than twelve bytes" } }, { "DOUBLE[]", new List<double?> { 1.5, null } },
        { "DECIMAL(9,2)[]", new List<decimal>() }, { "INTEGER[][]", new List<List<int>> { new() { 1 }, new() { 2, 3 } } },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Every_type_survives_appender_and_reader_beside_nulls(string type, object value)
    {
        using var connection = Scratch.OpenWith($"CREATE TABLE t (id INTEGER, v {type})");

        using (var appender = connection.CreateAppender("t"))
        {
            for (var id = 0; id < 5_000; id++)
            {
                var row = appender.CreateRow().AppendValue(id);
                if (id % 3 == 0) row.AppendNullValue();
                else row.AppendBoxed(value);
                row.EndRow();
            }
        }

        using var reader = connection.Read("SELECT id, v FROM t ORDER BY id");
        for (var id = 0; id < 5_000; id++)
        {
            reader.Read().ShouldBeTrue();
            reader.GetInt32(0).ShouldBe(id);
            if (id % 3 == 0) reader.IsDBNull(1).ShouldBeTrue();
            else reader.GetValue(1).ShouldBe(value);
        }
        reader.Read().ShouldBeFalse();
        if (value is not List<double?>) reader.GetFieldType(1).ShouldBe(value.GetType());
    }
}
