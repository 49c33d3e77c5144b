using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tipoff.Engine.Sources;

/// <summary>Every answer of every source, for ever: bodies by their content, and a journal of who was asked what when.</summary>
/// <remarks>
/// A body lies in <c>ab/abcd….br</c>, named by the SHA-256 of its plain bytes, written once and never changed; equal bodies are one file.
/// The journal is one JSON line per request and month. The two are the truth: <c>orchestration.fetches</c> can be rebuilt from them.
/// </remarks>
public sealed class PayloadStore(string root)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly Lock writing = new();

    /// <summary>Keeps a body; returns its name and the bytes it takes on disk.</summary>
    public (string Hash, long StoredBytes) Put(byte[] body)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var file = FileOf(hash);
        if (File.Exists(file))
            return (hash, new FileInfo(file).Length);

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var aside = $"{file}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp";
        using (var target = new FileStream(aside, FileMode.Create, FileAccess.Write))
        {
            using (BrotliStream packed = new(target, CompressionLevel.Optimal, leaveOpen: true))
                packed.Write(body);
            target.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(aside, file, overwrite: true);
        return (hash, new FileInfo(file).Length);
    }

    /// <summary>The body of a name.</summary>
    /// <exception cref="Problem">It is gone or no longer what its name says.</exception>
    public byte[] Get(string hash)
    {
        var file = FileOf(hash);
        if (!File.Exists(file))
            throw new Problem($"payload {hash[..12]} is missing", $"expected {file}", "Restore it from a backup: `tipoff sql \"select * from orchestration.fetches where body_hash = '…'\"` says what it was");

        byte[] body;
        try
        {
            using BrotliStream packed = new(File.OpenRead(file), CompressionMode.Decompress);
            using MemoryStream plain = new();
            packed.CopyTo(plain);
            body = plain.ToArray();
        }
        catch (Exception error) when (error is InvalidOperationException or InvalidDataException)
        {
            throw Damaged(hash, file);
        }

        return Convert.ToHexStringLower(SHA256.HashData(body)) == hash ? body : throw Damaged(hash, file);
    }

    /// <summary>Writes a request into the journal; it is on disk when this returns.</summary>
    internal void Journal(Fetch fetch)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(fetch, Json);
        lock (writing)
        {
            using FileStream journal = new(JournalOf(fetch.FetchedAt), FileMode.Append, FileAccess.Write);
            journal.Write([.. line, (byte)'\n']);
            journal.Flush(flushToDisk: true);
        }
    }

    /// <summary>All requests of the journal from a month on, oldest first; a line that a crash cut off is left out.</summary>
    internal IEnumerable<Fetch> Journaled(DateTimeOffset from)
    {
        if (!Directory.Exists(root))
            yield break;

        foreach (var file in Directory.EnumerateFiles(root, "journal-*.jsonl").Order(StringComparer.Ordinal))
        {
            if (string.CompareOrdinal(file, JournalOf(from)) < 0)
                continue;
            foreach (var line in File.ReadLines(file, Encoding.UTF8))
            {
                if (line.EndsWith('}') && JsonSerializer.Deserialize<Fetch>(line, Json) is { } fetch)
                    yield return fetch;
            }
        }
    }

    static Problem Damaged(string hash, string file) =>
        new($"payload {hash[..12]} is damaged", $"{file} is not what its name says", "Restore the file from a backup");

    string JournalOf(DateTimeOffset at) => Path.Combine(root, $"journal-{at.UtcDateTime:yyyy-MM}.jsonl");

    string FileOf(string hash) => Path.Combine(root, hash[..2], $"{hash}.br");
}
