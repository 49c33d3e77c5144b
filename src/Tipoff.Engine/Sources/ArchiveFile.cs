using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>A file that may be a historical archive, judged by its content.</summary>
sealed class ArchiveFile(string path, string name)
{
    /// <summary>Share of a signature that must be there for a file to count as a damaged one of that format.</summary>
    const double NearSignature = 0.6;

    public string Path => path;

    /// <summary>Why the lines could not be read strictly; null when they could.</summary>
    string? ragged;

    /// <summary>Path below the folder that was given, for messages and records.</summary>
    public string Name => name;

    public long Bytes { get; } = new FileInfo(path).Length;

    public string ContentHash()
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Why the file is no archive by what it is, or null when its columns must decide.</summary>
    public string? SkipReason()
    {
        if (name.EndsWith(".sealed", StringComparison.OrdinalIgnoreCase))
            return "sealed";
        if (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            return "documentation";
        if (name.Split('/').Contains("upstream"))
            return "upstream copies of the sources";
        return IsParquet() || LooksLikeCsv() ? null : "neither Parquet nor CSV";
    }

    /// <summary>The relation to read, with <c>file_row</c>; a CSV's columns are all text, so that nothing is guessed.</summary>
    public string Relation() => IsParquet()
        ? $"(select * exclude (file_row_number), file_row_number + 1 as file_row from read_parquet({Sql.Literal(path)}, file_row_number = true))"
        : $"(select *, row_number() over () as file_row from read_csv({Sql.Literal(path)}, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', {(ragged is null ? "skip = 0, " : "strict_mode = false, null_padding = true, ")}compression = '{(IsGzip() ? "gzip" : "none")}', nullstr = ''))";

    /// <exception cref="Problem">The file is damaged.</exception>
    public IReadOnlyList<string> Columns(DbConnection connection)
    {
        try
        {
            return Describe(connection);
        }
        catch (DbException error) when (!IsParquet() && ragged is null)
        {
            // Which format it is must be known before its lines may be ragged: RequireEvenLines decides.
            ragged = FirstLine(error.Message);
            return Columns(connection);
        }
        catch (DbException error)
        {
            throw new Problem($"cannot read {name}", FirstLine(error.Message), "Fetch the file again: it looks truncated or damaged; nothing of it was written")
            {
                Exit = Exit.Failed,
            };
        }
    }

    /// <summary>Fields may be missing or surplus only where the format says that its file is like that.</summary>
    /// <exception cref="Problem">The lines do not fit the header.</exception>
    public void RequireEvenLines(ArchiveFormat format)
    {
        if (ragged is not null && !format.IsRagged)
        {
            throw new Problem(
                $"cannot read {name}",
                $"its lines do not all have the fields of its header ({ragged.TrimEnd('.', ' ')})",
                "Mend or fetch the file again; nothing of it was written")
            { Exit = Exit.Failed };
        }
    }

    /// <summary>The format whose whole signature is there, the richest one winning; null when none comes near.</summary>
    /// <exception cref="Problem">Columns of the nearest format are missing.</exception>
    public (Table Table, ArchiveFormat Format)? Recognise(IReadOnlyList<string> columns, IEnumerable<Table> tables)
    {
        var have = columns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ranked = tables
            .SelectMany(table => table.Archives.Select(format => (Table: table, Format: format, Hits: format.Signature.Count(have.Contains))))
            .ToList();
        var whole = ranked.Where(candidate => candidate.Hits == candidate.Format.Signature.Length).OrderByDescending(candidate => candidate.Hits).FirstOrDefault();
        if (whole.Format is not null)
            return (whole.Table, whole.Format);

        var near = ranked.OrderByDescending(candidate => (double)candidate.Hits / candidate.Format.Signature.Length).FirstOrDefault();
        if (near.Format is null || near.Hits < NearSignature * near.Format.Signature.Length)
            return null;

        var missing = near.Format.Signature.Where(column => !have.Contains(column));
        throw new Problem(
            $"{name} lacks the column{(missing.Count() == 1 ? "" : "s")} {string.Join(", ", missing)}",
            $"its other columns are those of the format {near.Format.Name} of {near.Table.FullName}",
            "Fetch the file again, or name a format with --kind; nothing of it was written")
        { Exit = Exit.Failed };
    }

    IReadOnlyList<string> Describe(DbConnection connection) =>
        connection.Rows($"describe select * from {Relation()}", row => row.GetString(0));

    bool IsParquet() => Head(4).AsSpan().SequenceEqual("PAR1"u8);

    bool IsGzip() => Head(2) is [0x1f, 0x8b];

    bool LooksLikeCsv()
    {
        if (Bytes == 0)
            return false;

        using var file = File.OpenRead(path);
        using Stream stream = IsGzip() ? new GZipStream(file, CompressionMode.Decompress) : file;
        try
        {
            var head = new byte[512];
            var text = Encoding.UTF8.GetString(head, 0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
            var line = text.Split('\n')[0].TrimStart('\uFEFF');
            return line.Contains(',') && line.TrimStart() is not ['{' or '[' or '<' or '%', ..] && !line.Any(c => char.IsControl(c) && c is not ('\r' or '\t'));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    byte[] Head(int count)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[count];
        return head[..stream.ReadAtLeast(head, count, throwOnEndOfStream: false)];
    }

    static string FirstLine(string text) => text.Split('\n')[0];
}
