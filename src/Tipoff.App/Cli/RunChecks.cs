using System.CommandLine;
using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>The declared checks over published rows, and dates that are unlike those before.</summary>
sealed class RunChecks() : Verb("check", "Ask every check of published rows, and find dates whose columns are unlike the dates before")
{
    static readonly Argument<string?> Selector = new("SEL") { Description = "Only these: layer.*, layer.name or name, comma separated", Arity = ArgumentArity.ZeroOrOne };

    static readonly Option<DateOnly?> From = SharedOptions.Date("--from", "First game date; otherwise thirty days before the last");

    static readonly Option<DateOnly?> To = SharedOptions.Date("--to", "Last game date, inclusive; otherwise today in New York");

    static readonly Option<bool> Detailed = new("--detailed") { Description = "Every check, also those that pass, and the keys of rows that violate one" };

    static readonly Option<string?> Why = new("--label") { Description = "Say why the range of these tables is known to be off: it is told no more, and later dates are not compared with it", HelpName = "WHY" };

    static readonly Option<string?> Column = new("--column") { Description = "With --label: only this column", HelpName = "NAME" };

    static readonly Option<string?> By = new("--by") { Description = "With --label: who says so", HelpName = "NAME" };

    /// <summary>Days before the last date from which a range begins when nothing is said, as of `validate`.</summary>
    const int DaysUsual = 30;

    public override IReadOnlyList<string> Examples =>
    [
        "tipoff check", "tipoff check analytics.* --from 2024-10-22 --to 2025-04-13",
        "tipoff check player_game_summary --from 2025-01-01 --to 2025-01-31 --detailed --json",
        "tipoff check player_game_summary --from 2025-01-15 --to 2025-01-15 --column three_pt_attempts --label \"the feed lost threes\" --by \"A. Operator\"",
    ];

    public override IReadOnlyList<Argument> Arguments => [Selector];

    public override IReadOnlyList<Option> Options => [From, To, Detailed, Why, Column, By];

    public override Exit Run(Invocation call)
    {
        var tables = call.Get(Selector) is { } chosen ? call.Catalog.Select(chosen) : call.Catalog.Tables;
        Require(call, tables);
        var to = call.Get(To) ?? Eastern.DateOf(call.Now);
        var from = call.Get(From) ?? to.AddDays(-DaysUsual);
        if (call.Get(Why) is { } why)
            return CheckLabel.Run(call, new LabelOrder([.. tables.Select(table => table.FullName)], call.Get(Column), call.Need(From), call.Need(To), why.Trim(), call.Get(By)!.Trim()));

        using var reader = Reader.Open(call);
        Work.RequireRange(reader, from, to);
        DataCheckReport report;
        using (ProgressLine line = new(call.Clock))
            report = new DataChecks(call.Catalog, reader.Query).Measure(tables, from, to, new Advance(line, call.Clock).Show, call.Cancel);
        call.Answer(CheckText.Json(report, call.Get(Detailed)), () => CheckText.Print(report, call.Get(Detailed)));
        return report.Exit;
    }

    /// <exception cref="Problem">Options that do not go together.</exception>
    static void Require(Invocation call, IReadOnlyList<Table> tables)
    {
        if (call.Get(Why) is null)
        {
            if ((call.Get(By) ?? call.Get(Column)) is not null)
                throw new Problem($"{(call.Get(By) is null ? Column.Name : By.Name)} without --label", "nothing is labelled", "Add --label WHY, or leave it out") { Exit = Exit.Usage };
            return;
        }

        if (string.IsNullOrWhiteSpace(call.Get(Why)) || string.IsNullOrWhiteSpace(call.Get(By)))
            throw new Problem("a label without a reason or a name", "it is kept with why and by whom", "Add --label WHY --by NAME") { Exit = Exit.Usage };
        if (call.Get(Selector) is null)
            throw new Problem("a label of everything", "expected the tables that are known to be off", "Name them: `tipoff check layer.name --label …`") { Exit = Exit.Usage };
        if (call.Get(Column) is { } column && tables.FirstOrDefault(table => table.Columns.All(of => of.Name != column)) is { } without)
            throw new Problem($"no column '{column}' in {without}", $"it has {string.Join(", ", without.Columns.Select(of => of.Name))}", "Leave --column out for the whole table") { Exit = Exit.Usage };
        if (call.Need(From) > call.Need(To))
            throw new Problem($"--from {call.Get(From):yyyy-MM-dd} is after --to {call.Get(To):yyyy-MM-dd}", "a range runs forward", "Swap them") { Exit = Exit.Usage };
    }
}
