using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Runs;

/// <summary>Cells that a file names, one a line: an inventory of gaps, or what a person made of it.</summary>
/// <param name="Cells">Table and partition, such as <c>layer.table 2025-01-15</c>.</param>
public sealed record CellList(string Path, IReadOnlyList<string> Cells, DateOnly First, DateOnly Last)
{
    const string TableColumn = "table", DateColumn = "date";

    /// <summary>Reads a CSV whose header has the columns <c>table</c> and <c>date</c>; others may stand beside them.</summary>
    /// <exception cref="Problem">There is no such file, a column is missing, or a line names no table or no date.</exception>
    public static CellList Read(string path, Catalog catalog)
    {
        if (!File.Exists(path))
            throw Bad(path, "there is no such file");

        List<IReadOnlyList<string>> lines = [.. Csv.Read(File.ReadAllText(path))];
        var header = lines.Count == 0 ? [] : lines[0].Select(name => name.Trim()).ToList();
        var (table, date) = (header.IndexOf(TableColumn), header.IndexOf(DateColumn));
        if (table < 0 || date < 0)
            throw Bad(path, $"its header is '{string.Join(",", header)}'");

        List<(string Table, DateOnly Date)> cells = [];
        foreach (var (i, line) in lines.Skip(1).Index())
        {
            if (line.Count <= Math.Max(table, date))
                throw Bad(path, $"line {i + 2} has {line.Count} values");
            if (catalog.Tables.All(known => known.FullName != line[table]))
                throw Bad(path, $"line {i + 2} names '{line[table]}', which is no table");
            cells.Add((line[table], Inputs.DateOf(line[date]) ?? throw Bad(path, $"line {i + 2} has '{line[date]}', which is no date")));
        }

        return cells.Count == 0
            ? throw Bad(path, "it names no cell")
            : new CellList(path, [.. cells.Select(cell => Name(cell.Table, $"{cell.Date:yyyy-MM-dd}")).Distinct()], cells.Min(cell => cell.Date), cells.Max(cell => cell.Date));
    }

    /// <summary>How a cell is written in a list.</summary>
    public static string Name(string table, string partition) => $"{table} {partition}";

    static Problem Bad(string path, string fault) =>
        new($"cannot read cells from {System.IO.Path.GetFileName(path)}", fault, "Give a CSV with a header and the columns table and date, as `tipoff validate --sources --export FILE` writes it") { Exit = Exit.Usage };
}
