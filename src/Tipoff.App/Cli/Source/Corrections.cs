using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli.Source;

/// <summary>What sources changed afterwards.</summary>
sealed class Corrections() : Verb("corrections", "Values that a source changed after it was first asked, with what they were before")
{
    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    public override IReadOnlyList<string> Examples => ["tipoff source corrections", "tipoff source corrections --from 2025-01-01 --to 2025-01-31 --json"];

    public override IReadOnlyList<Option> Options => [From, To];

    public override Exit Run(Invocation call)
    {
        using var reader = Reader.Open(call);
        var range = (call.Get(From) is { } from ? $" and partition >= '{from:yyyy-MM-dd}'" : "") + (call.Get(To) is { } to ? $" and partition <= '{to:yyyy-MM-dd}'" : "");
        var found = reader.Query(
            $"select partition, table_name, row_key, column_name, old_value, new_value, endpoint, fetch_id, seen_at from orchestration.corrections where true{range} order by seen_at, partition, row_key, column_name");
        call.Answer(
            new
            {
                corrections = found.Rows.Select(row => new
                {
                    date = row[0],
                    table = row[1],
                    row = row[2],
                    column = row[3],
                    old = row[4],
                    @new = row[5],
                    endpoint = row[6],
                    fetch = row[7],
                    seenAt = row[8],
                }),
            },
            () => Print(found));
        return Exit.Done;
    }

    static void Print(QueryResult found)
    {
        var table = Columns.Of("date", "row", "column", ">was", ">is", "seen");
        foreach (var row in found.Rows)
            table.AddRow(row.Select((value, at) => (value, at)).Where(pair => pair.at is 0 or 2 or 3 or 4 or 5 or 8).Select(pair => Markup.Escape(pair.at == 8 ? Query.Cell(pair.value)[..10] : Query.Cell(pair.value))).ToArray());
        if (found.Rows.Count > 0)
            AnsiConsole.Write(table);
        Invocation.Line(found.Rows.Count == 0 ? "No source has changed a value." : $"[bold]{found.Rows.Count:N0}[/] values were changed; what depends on them: [bold]tipoff plan --only stale[/] with the dates");
    }
}
