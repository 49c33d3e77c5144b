using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Cli;

/// <summary>Named questions about the state of everything.</summary>
sealed class NamedQuery() : Verb("query", "Ask one of the named questions about health, freshness, quality and failures; without a name, list them")
{
    static readonly Argument<string?> Which = new Argument<string?>("NAME") { Description = "Its name or number; all are listed without one", Arity = ArgumentArity.ZeroOrOne }
        .Offering(() => MonitoringQueries.All.Select(query => (query.Name, query.Question)));

    static readonly Option<DateOnly?> On = new("--date") { Description = "As of this day; today when it is left out", HelpName = "YYYY-MM-DD" };

    public override IReadOnlyList<string> Examples => ["tipoff query", "tipoff query freshness", "tipoff query 7 --date 2024-12-31 --json"];

    public override IReadOnlyList<Argument> Arguments => [Which];

    public override IReadOnlyList<Option> Options => [On];

    public override Exit Run(Invocation call)
    {
        if (call.Get(Which) is not { } name)
        {
            call.Answer(new { queries = MonitoringQueries.All.Select(query => new { query.Number, query.Name, query.Question, query.Reading }) }, List);
            return Exit.Done;
        }

        var query = Find(name);
        var day = call.Get(On) ?? Eastern.DateOf(call.Clock.GetUtcNow());
        using var reader = Reader.Open(call);
        var result = reader.Query(query.On(day));
        var verdicts = Verdicts(result);
        var worst = verdicts.Contains(MonitoringQuery.Bad) ? MonitoringQuery.Bad : verdicts.Contains(MonitoringQuery.Warn) ? MonitoringQuery.Warn : MonitoringQuery.Ok;
        call.Answer(new { name = query.Name, date = day, verdict = worst, columns = result.Columns, rows = result.Rows }, () =>
        {
            Invocation.Line($"[bold]{Markup.Escape(query.Question)}[/]  as of {day:yyyy-MM-dd}: {Coloured(worst)}");
            Print(result);
            Invocation.Line($"[grey]{Markup.Escape(query.Reading)}[/]");
        });
        return worst switch { MonitoringQuery.Bad => Exit.Failed, MonitoringQuery.Warn => Exit.Partial, _ => Exit.Done };
    }

    static MonitoringQuery Find(string name) =>
        MonitoringQueries.All.FirstOrDefault(query => query.Name == name || query.Number.ToString(CultureInfo.InvariantCulture) == name)
        ?? throw new Problem($"there is no query '{name}'", $"there are {string.Join(", ", MonitoringQueries.All.Select(query => query.Name))}", "List them with their questions: `tipoff query`") { Exit = Exit.Usage };

    static List<string?> Verdicts(QueryResult result)
    {
        var place = result.Columns.Index().FirstOrDefault(column => column.Item.Name == MonitoringQuery.Verdict, (-1, null!)).Index;
        return place < 0 ? [] : [.. result.Rows.Select(row => row[place]?.ToString())];
    }

    static void List()
    {
        var table = Columns.Of(">no.", "name", "question");
        foreach (var query in MonitoringQueries.All)
            table.AddRow($"{query.Number}", query.Name, Markup.Escape(query.Question));
        AnsiConsole.Write(table);
    }

    static void Print(QueryResult result)
    {
        if (result.Rows.Count == 0)
        {
            Invocation.Line("  no rows");
            return;
        }

        // One row is read better from top to bottom.
        if (result.Rows.Count == 1)
        {
            var lines = Columns.Of("", "");
            foreach (var (column, value) in result.Columns.Zip(result.Rows[0]))
                lines.AddRow(column.Name, Shown(column.Name, value));
            AnsiConsole.Write(lines.HideHeaders());
            return;
        }

        var table = Columns.Of([.. result.Columns.Select(column => column.Name)]);
        foreach (var row in result.Rows)
            table.AddRow([.. row.Zip(result.Columns, (value, column) => Shown(column.Name, value))]);
        AnsiConsole.Write(table);
    }

    static string Shown(string column, object? value) => column == MonitoringQuery.Verdict ? Coloured(value?.ToString()) : Markup.Escape(Query.Cell(value));

    static string Coloured(string? verdict) => verdict switch
    {
        MonitoringQuery.Ok => "[green]ok[/]",
        MonitoringQuery.Warn => "[yellow]warn[/]",
        MonitoringQuery.Bad => "[red]bad[/]",
        _ => "",
    };
}
