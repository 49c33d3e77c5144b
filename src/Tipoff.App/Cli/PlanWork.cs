using System.CommandLine;
using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Cli;

/// <summary>Options that say what a plan is for.</summary>
static class PlanOptions
{
    public static readonly Option<DateOnly?> From = SharedOptions.From;

    public static readonly Option<DateOnly?> To = SharedOptions.To;

    public static readonly Option<string?> Tables = SharedOptions.Tables;

    public static readonly Option<bool> Downstream = new("--downstream") { Description = "With --tables: also the tables that read the selected ones" };

    public static readonly Option<Only> Only = new("--only") { Description = "Only cells that are missing, stale or failed", HelpName = "all|missing|stale|failed" };

    public static readonly Option<bool> NewestFirst = new("--newest-first") { Description = "Later seasons first, wherever no table needs an earlier one" };

    public static readonly Option<string?> Gaps = new("--gaps") { Description = "Only the cells of this CSV, as `tipoff validate --sources --export` writes it; its dates are the range", HelpName = "FILE" };

    public static readonly IReadOnlyList<Option> All = [From, To, Tables, Downstream, Only, NewestFirst, Gaps];

    /// <exception cref="Problem">No range is given, or the file of cells cannot be read.</exception>
    public static PlanRequest Request(Invocation call)
    {
        var cells = call.Get(Gaps) is { } path ? CellList.Read(path, call.Catalog) : null;
        return new(call.Get(From) ?? cells?.First ?? call.Need(From), call.Get(To) ?? cells?.Last ?? call.Need(To), call.Get(Tables), call.Get(Downstream), call.Get(Only), call.Get(NewestFirst))
        {
            Cells = cells?.Cells,
            CellsFile = cells?.Path,
        };
    }
}

/// <summary>Prints and stores the work of a range.</summary>
sealed class PlanWork() : Verb("plan", "Show the work of a range: cells, order, why each is in it, and how long it may take")
{
    public override IReadOnlyList<string> Examples =>
        ["tipoff plan --from 2024-10-22 --to 2025-04-13", "tipoff plan --from 2024-10-22 --to 2024-10-22 --tables precompute.* --only stale", "tipoff plan --gaps gaps.csv"];

    static readonly Option<bool> Detailed = new("--detailed") { Description = "Every table and month, however many" };

    public override IReadOnlyList<Option> Options => [.. PlanOptions.All, Detailed];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        var request = PlanOptions.Request(call);
        Work.RequireRange(session, request.From, request.To);
        var plan = session.Runner.Plan(request);
        var path = Path.Combine(session.Warehouse.Workspace.Plans, $"{plan.Hash}.json");
        File.WriteAllText(path, JsonSerializer.Serialize(plan, Invocation.JsonOptions));
        call.Answer(Work.Json(plan), () =>
        {
            new PlanText(plan, call.Get(Detailed)).Print();
            if (!plan.IsEmpty)
                Invocation.Line($"Run it with: [bold]tipoff apply {plan.Hash}[/]");
        });
        return Exit.Done;
    }
}
