using System.Buffers.Binary;
using System.IO.Hashing;
using DuckDB.NET.Data;

namespace Tipoff.Engine.Warehouse;

/// <summary>Makes a digest of 128 bits (XXH3) of each row of a result, chunk by chunk.</summary>
/// <remarks>
/// The bytes of a row: for each column of fixed width, in order, 1 and its value as the database keeps it (little endian; a date is days and
/// an instant microseconds since 1970), or zeros for a null; then for each text its length in bytes, four bytes, and its UTF-8, or -1 for a null.
/// </remarks>
/// <param name="first">The first column that counts.</param>
sealed class RowDigests(int first)
{
    const int LengthBytes = sizeof(int);

    const int NoText = -1;

    byte[] fixedParts = [];
    byte[] row = [];
    UInt128[] digests = [];

    /// <summary>One digest for each row of the chunk; valid until the next call.</summary>
    public ReadOnlySpan<UInt128> Of(DuckDBChunk chunk)
    {
        var columns = Enumerable.Range(first, chunk.ColumnCount - first).ToList();
        var texts = columns.Where(chunk.IsText).ToArray();
        var width = columns.Where(column => !chunk.IsText(column)).Sum(column => 1 + chunk.ValueBytes(column));
        if (digests.Length < chunk.RowCount)
            (digests, fixedParts) = (new UInt128[chunk.RowCount], new byte[chunk.RowCount * width]);
        Array.Clear(fixedParts);
        var at = 0;
        foreach (var column in columns.Where(column => !chunk.IsText(column)))
        {
            Place(chunk, column, width, at);
            at += 1 + chunk.ValueBytes(column);
        }

        for (var index = 0; index < chunk.RowCount; index++)
            digests[index] = XxHash128.HashToUInt128(Row(chunk, texts, index, fixedParts.AsSpan(index * width, width)));
        return digests.AsSpan(0, chunk.RowCount);
    }

    /// <summary>Puts a column's values at their place in the fixed part of every row.</summary>
    void Place(DuckDBChunk chunk, int column, int width, int at)
    {
        var bytes = chunk.ValueBytes(column);
        var values = chunk.RawValues(column);
        for (var index = 0; index < chunk.RowCount; index++, at += width)
        {
            if (!chunk.IsValid(column, index))
                continue;

            fixedParts[at] = 1;
            values.Slice(index * bytes, bytes).CopyTo(fixedParts.AsSpan(at + 1));
        }
    }

    ReadOnlySpan<byte> Row(DuckDBChunk chunk, int[] texts, int index, ReadOnlySpan<byte> fixedPart)
    {
        var length = fixedPart.Length;
        Reserve(length);
        fixedPart.CopyTo(row);
        foreach (var column in texts)
        {
            var text = chunk.GetBytes(column, index);
            Reserve(length + LengthBytes + text.Length);
            BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(length), chunk.IsValid(column, index) ? text.Length : NoText);
            text.CopyTo(row.AsSpan(length + LengthBytes));
            length += LengthBytes + text.Length;
        }

        return row.AsSpan(0, length);
    }

    void Reserve(int length)
    {
        if (row.Length < length)
            Array.Resize(ref row, Math.Max(length, 2 * row.Length));
    }
}
