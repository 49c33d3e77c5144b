using Spectre.Console;

namespace Tipoff.App.Cli;

/// <summary>Tables that fit an 80-column terminal: one blank between columns, nothing wrapped.</summary>
static class Columns
{
    /// <summary>Headers of numbers begin with <c>&gt;</c> and stand on the right.</summary>
    public static Table Of(params string[] headers)
    {
        var table = new Table().Border(TableBorder.Simple).NoBorder();
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(Markup.Escape(header.TrimStart('>')))
            {
                NoWrap = true,
                Alignment = header.StartsWith('>') ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, 1, 0),
            });
        }

        return table;
    }
}
