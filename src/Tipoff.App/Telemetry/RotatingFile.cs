using Tipoff.Engine;

namespace Tipoff.App.Telemetry;

/// <summary>A file of lines that is put aside when it is full: the newest is the name itself, older ones end with .1, .2 and so on.</summary>
/// <remarks>A line that cannot be written, as on a full disk, is counted and never stops the work.</remarks>
/// <param name="trouble">Hears once of each series of lines that could not be written.</param>
sealed class RotatingFile(string path, Action<string> trouble) : IDisposable
{
    /// <summary>Days of a daemon's log; small enough for any editor.</summary>
    public const long BytesUsual = 10 << 20;

    /// <summary>Full files that are kept beside the current one.</summary>
    public const int KeptMax = 5;

    readonly Lock gate = new();
    FileStream? file;
    long lost;

    public long BytesMax { get; init; } = BytesUsual;

    /// <summary>The file of an option or of a setting.</summary>
    /// <exception cref="Problem">It cannot be written.</exception>
    public static RotatingFile Open(string path, Action<string> trouble)
    {
        RotatingFile opened = new(Path.GetFullPath(path), trouble);
        try
        {
            opened.file = opened.Append();
            return opened;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Problem($"cannot write {path}", error.Message, "Name a file in a folder that exists and that you can write") { Exit = Exit.Usage };
        }
    }

    /// <param name="line">Without its end.</param>
    public void Write(ReadOnlySpan<byte> line)
    {
        lock (gate)
        {
            try
            {
                file ??= Append();
                if (file.Length > 0 && file.Length + line.Length + 1 > BytesMax)
                    Rotate();
                file.Write(line);
                file.WriteByte((byte)'\n');
                file.Flush();
                if (lost > 0)
                    trouble($"{path} is written again; {lost} lines are lost");
                lost = 0;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Close();
                if (lost++ == 0)
                    trouble($"cannot write {path}: {error.Message}");
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
            Close();
    }

    // Others may read, move or delete it meanwhile.
    FileStream Append() => new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    void Rotate()
    {
        Close();
        for (var age = KeptMax - 1; age >= 0; age--)
        {
            var older = age == 0 ? path : $"{path}.{age}";
            if (File.Exists(older))
                File.Move(older, $"{path}.{age + 1}", overwrite: true);
        }

        file = Append();
    }

    void Close()
    {
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            // What could not be written before cannot be written at the end either, and was told.
        }

        file = null;
    }
}
