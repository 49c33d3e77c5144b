using System.CommandLine;
using Tipoff.Engine;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Cli;

/// <summary>Plan and apply in one go.</summary>
sealed class Backfill() : Verb("backfill", "Bring a range up to date: plan and apply in one go")
{
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the plan and change nothing" };

    static readonly Option<bool> Gated = new("--gated") { Description = "Layer by layer: the next begins only if the one before is as complete as it must be" };

    static readonly Option<string?> Resume = new("--resume") { Description = "Go on with what a run was asked for and did not finish", HelpName = "RUN" };

    static readonly Option<int?> Sample = new("--sample") { Description = "Only try so many dates spread over the range, publish nothing, and say what the whole would take", HelpName = "N" };

    public override IReadOnlyList<string> Examples =>
    [
        "tipoff backfill --from 2020-12-22 --to 2025-06-22", "tipoff backfill --from 2024-11-01 --to 2024-11-30 --tables analytics.* --downstream",
        "tipoff backfill --from 2020-12-22 --to 2025-06-22 --sample 6",
        "tipoff backfill --from 2020-12-22 --to 2025-06-22 --gated", "tipoff backfill --resume 20250115-093000-1f2e3d4c",
    ];

    public override IReadOnlyList<Option> Options => [.. PlanOptions.All, .. RunOptions.All, Sample, DryRun, Gated, Resume];

    public override Exit Run(Invocation call)
    {
        if (call.Get(Sample) is { } asked)
            SampledBackfill.RequireAlone(asked, call.Get(Gated) ? Gated.Name : call.Get(DryRun) ? DryRun.Name : call.Get(Resume) is not null ? Resume.Name : null);

        if (!call.Get(DryRun) && !call.Get(Gated) && call.Get(Sample) is null && call.Get(Resume) is null && call.Get(RunOptions.Workers) is null && call.Get(RunOptions.Traces) is null
            && HandedOver.Backfill(call, PlanOptions.Request(call)) is { } exit)
            return exit;

        using var session = call.Hold();
        var request = call.Get(Resume) is { } run ? Unfinished(session, call, run) : PlanOptions.Request(call);
        Work.RequireRange(session, request.From, request.To);
        RunOptions.Rules(call);
        if (call.Get(Sample) is { } dates)
            return new SampledBackfill(session, call).Run(request, dates);
        if (call.Get(Gated) && !call.Get(DryRun))
            return new GatedBackfill(session, call).Run(request);

        var plan = session.Runner.Plan(request);
        if (!call.Get(DryRun))
            return Work.Report(session.Warehouse.Workspace, plan.Request, Work.Apply(session, plan, call), call);

        call.Answer(Work.Json(plan), () => new PlanText(plan, isDetailed: false).Print());
        return Exit.Done;
    }

    /// <exception cref="Problem">There is no such run, it had no plan, or nothing of it is left.</exception>
    static PlanRequest Unfinished(Session session, Invocation call, string run)
    {
        if (call.Get(PlanOptions.From) is not null || call.Get(PlanOptions.To) is not null || call.Get(PlanOptions.Tables) is not null
            || call.Get(PlanOptions.Gaps) is not null || call.Get(PlanOptions.Downstream) || call.Get(PlanOptions.NewestFirst) || call.Get(PlanOptions.Only) != Only.All)
            throw new Problem("--resume says what is to be done", $"what {run} was asked for already has range, tables and order", $"tipoff backfill --resume {run}") { Exit = Exit.Usage };

        using var connection = session.Warehouse.Connect();
        return RunLog.Find(connection, run) switch
        {
            null => throw new Problem($"no run '{run}'", "the run log holds none of that name", "`tipoff receipt` lists the latest") { Exit = Exit.Usage },
            { State: "done" } => throw new Problem($"run {run} is done", "nothing of it is left to resume", "`tipoff plan --from … --to …` shows whether anything has changed since") { Exit = Exit.Usage },
            { Request: null } => throw new Problem($"run {run} cannot be resumed", "it was no backfill, or an older version made it", "Name its range: `tipoff backfill --from … --to …`") { Exit = Exit.Usage },
            { Request: { } request } => request with { IsAutomatic = false },
        };
    }
}
