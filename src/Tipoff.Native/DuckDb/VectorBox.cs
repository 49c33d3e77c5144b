using System.Numerics;

namespace DuckDB.NET.Data;

/// <summary>Writes a value whose type is known only when it arrives.</summary>
static class VectorBox
{
    public static void Write(VectorWriter column, int row, object? value)
    {
        switch (value)
        {
            case null or DBNull: column.WriteNull(row); break;
            case int number: column.Write(row, number); break;
            case string text: column.Write(row, text.AsSpan()); break;
            case double number: column.Write(row, number); break;
            case long number: column.Write(row, number); break;
            case DateOnly date: column.Write(row, date); break;
            case bool flag: column.Write(row, flag); break;
            case decimal number: column.Write(row, number); break;
            case DateTime moment: column.Write(row, moment); break;
            case DateTimeOffset instant: column.Write(row, instant.UtcDateTime); break;
            case sbyte or short or byte or ushort or uint: column.Write(row, Convert.ToInt64(value)); break;
            case ulong number: column.Write(row, (BigInteger)number); break;
            case float number: column.Write(row, (double)number); break;
            case Int128 number: column.Write(row, (BigInteger)number); break;
            case BigInteger number: column.Write(row, number); break;
            case TimeOnly time: column.Write(row, time); break;
            case TimeSpan span: column.Write(row, span); break;
            case Guid guid: column.Write(row, guid); break;
            case byte[] bytes: column.Write(row, bytes.AsSpan()); break;
            case Enum label: column.Write(row, label.ToString().AsSpan()); break;
            case System.Collections.IEnumerable list: column.WriteList(row, list.Cast<object?>()); break;
            default: throw column.Mismatch(value);
        }
    }
}
