using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>Free read-only SQL.</summary>
sealed class Query() : Verb("sql", "Run one read-only SQL statement on the committed state; works while another command writes")
{
    static readonly Argument<string> Text = new("SQL") { Description = "One select, with, show, describe or explain" };

    public override IReadOnlyList<string> Examples =>
    [
        "tipoff sql \"select season_year, count(*) from reference.games group by 1 order by 1\"",
        "tipoff sql \"select * from orchestration.attempts limit 20\" --json",
    ];

    public override IReadOnlyList<Argument> Arguments => [Text];

    public override Exit Run(Invocation call)
    {
        using var reader = Reader.Open(call);
        var result = reader.Query(call.Get(Text)!);
        call.Answer(new { columns = result.Columns, rows = result.Rows }, () => Print(result));
        return Exit.Done;
    }

    internal static void Print(QueryResult result)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in result.Columns)
            table.AddColumn(Markup.Escape(column.Name));
        foreach (var row in result.Rows)
            table.AddRow(row.Select(value => Markup.Escape(Cell(value))).ToArray());
        AnsiConsole.Write(table);
        Invocation.Line($"[grey]{result.Rows.Count:N0} rows{(result.Rows.Count == ReadOnlyQuery.RowsMax ? ", cut there" : "")}[/]");
    }

    internal static string Cell(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ssK", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
