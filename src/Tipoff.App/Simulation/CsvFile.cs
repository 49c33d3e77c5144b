using System.Globalization;

namespace Tipoff.App.Simulation;

/// <summary>A comma separated file with a header, written the same way on every machine.</summary>
sealed class CsvFile : IDisposable
{
    readonly StreamWriter writer;
    readonly int columns;

    public CsvFile(string directory, string name, params string[] header)
    {
        columns = header.Length;
        writer = new StreamWriter(Path.Combine(directory, name), append: false, new System.Text.UTF8Encoding(false), bufferSize: 1 << 16) { NewLine = "\n" };
        Row(header);
    }

    public void Row(params object?[] values)
    {
        if (values.Length != columns)
            throw new ArgumentException($"{values.Length} values for {columns} columns");
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                writer.Write(',');
            writer.Write(Text(values[i]));
        }

        writer.WriteLine();
    }

    public void Dispose() => writer.Dispose();

    static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text when text.AsSpan().IndexOfAny(",\"\n") >= 0 => $"\"{text.Replace("\"", "\"\"")}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
