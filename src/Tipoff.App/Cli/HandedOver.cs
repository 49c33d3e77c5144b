using System.Text.Json;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>A backfill that a serving daemon does in its lane, between its live work, while this command watches.</summary>
static class HandedOver
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Hands the request over and follows it to its end; null when no daemon serves the workspace.</summary>
    public static Exit? Backfill(Invocation call, PlanRequest request)
    {
        if (Owner.Read(call.Workspace) is not { BeatAt: not null } daemon || OwnerClient.TryConnect(call.Workspace) is not { } owner)
            return null;

        using (owner)
        {
            using (var reader = Reader.Open(call))
                Work.RequireRange(reader, request.From, request.To);
            var job = Ask<Job>(owner, "backfill", new Desk.BackfillOrder(request, call.CommandLine, RunOptions.Rules(call).FailuresMax));
            Invocation.Note($"tipoff: in the backfill lane of `{daemon.Command}` (process {daemon.ProcessId}); Ctrl-C leaves it there");
            return Follow(call, owner, job, request);
        }
    }

    static Exit Follow(Invocation call, OwnerClient owner, Job job, PlanRequest request)
    {
        using var line = new ProgressLine(call.Clock);
        while (job is { Receipt: null, Error: null })
        {
            if (call.Cancel.WaitHandle.WaitOne(Pause))
            {
                Invocation.Note("Left running in the daemon; watch it with `tipoff monitor --continuous`.");
                return Exit.Cancelled;
            }

            job = Ask<Job>(owner, "job", job.Id);
            if (job.Progress is { } progress)
                line.Show(Work.Line(progress));
        }

        return job.Receipt is { } receipt
            ? Work.Report(call.Workspace, request, receipt, call)
            : throw new Problem("the backfill broke in the daemon", job.Error!, "`tipoff schedule log` and `tipoff receipt` tell more");
    }

    static T Ask<T>(OwnerClient owner, string op, object body) =>
        owner.Ask(new OwnerRequest(op, Body: JsonSerializer.SerializeToElement(body, Desk.Json))).Body!.Value.Deserialize<T>(Desk.Json)!;
}
