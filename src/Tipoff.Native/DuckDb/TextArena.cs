using System.Runtime.InteropServices;

namespace DuckDB.NET.Data;

/// <summary>Native memory for long texts until their chunk is appended; DuckDB copies them then, and the blocks are used again.</summary>
sealed unsafe class TextArena : IDisposable
{
    const int BlockBytes = 1 << 20;

    readonly List<(nint Start, int Bytes)> blocks = [];
    int block = -1;
    int used;

    public byte* Rent(int bytes)
    {
        if (block < 0 || blocks[block].Bytes - used < bytes) Advance(bytes);
        var start = (byte*)blocks[block].Start + used;
        used += bytes;
        return start;
    }

    /// <summary>Gives back what the last rent did not need.</summary>
    public void Return(int bytes) => used -= bytes;

    public void Reset() => (block, used) = (-1, 0);

    public void Dispose()
    {
        foreach (var (start, _) in blocks) NativeMemory.Free((void*)start);
        blocks.Clear();
        Reset();
    }

    void Advance(int bytes)
    {
        used = 0;
        while (++block < blocks.Count)
            if (blocks[block].Bytes >= bytes) return;
        var size = Math.Max(bytes, BlockBytes);
        blocks.Add(((nint)NativeMemory.Alloc((nuint)size), size));
    }
}
