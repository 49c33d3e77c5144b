using System.CommandLine;
using Tipoff.Engine;

namespace Tipoff.App.Cli;

/// <summary>Plan and apply in one go.</summary>
sealed class Backfill() : Verb("backfill", "Bring a range up to date: plan and apply in one go")
{
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the plan and change nothing" };

    public override IReadOnlyList<string> Examples =>
        ["tipoff backfill --from 2020-12-22 --to 2025-06-22", "tipoff backfill --from 2024-11-01 --to 2024-11-30 --tables analytics.* --downstream"];

    public override IReadOnlyList<Option> Options => [.. PlanOptions.All, DryRun];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        var request = PlanOptions.Request(call);
        Work.RequireRange(session, request.From, request.To);
        var plan = session.Runner.Plan(request);
        if (!call.Get(DryRun))
            return Work.Report(session, plan, Work.Apply(session, plan, call), call);

        call.Answer(Work.Json(plan), () => Work.Print(plan));
        return Exit.Done;
    }
}
