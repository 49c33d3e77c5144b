using System.Text.Json;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>Work that a serving daemon does in its lane, between its live work, while this command watches.</summary>
static class HandedOver
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Hands the request over and follows it to its end; null when no daemon serves the workspace.</summary>
    public static Exit? Backfill(Invocation call, PlanRequest request)
    {
        if (Daemon(call) is not (var daemon, var owner))
            return null;

        using (owner)
        {
            using (var reader = Reader.Open(call))
                Work.RequireRange(reader, request.From, request.To);
            var job = Follow(call, daemon, owner, "backfill", new Desk.BackfillOrder(request, call.CommandLine, RunOptions.Rules(call).FailuresMax));
            return job is null ? Exit.Cancelled : Work.Report(call.Workspace, request, job.Receipt!, call);
        }
    }

    /// <summary>Past dates for the daemon to collect, and what came of it; null when no daemon serves the workspace.</summary>
    /// <param name="report">Prints the receipt.</param>
    public static Exit? Fetch(Invocation call, FetchOrder order, Func<FetchReceipt, Exit> report)
    {
        if (Daemon(call) is not (var daemon, var owner))
            return null;

        using (owner)
            return Follow(call, daemon, owner, "fetch", order) is { } job ? report(job.Fetched!) : Exit.Cancelled;
    }

    /// <summary>A decision about rejected rows for the daemon to keep, and its cell to be made again; null when no daemon serves the workspace.</summary>
    /// <param name="report">Prints the receipt.</param>
    public static Exit? Release(Invocation call, ReleaseOrder order, Func<ReleaseReceipt, Exit> report)
    {
        if (Daemon(call) is not (var daemon, var owner))
            return null;

        using (owner)
            return Follow(call, daemon, owner, "release", new ReleaseWork(order, call.CommandLine)) is { } job ? report(job.Released!) : Exit.Cancelled;
    }

    /// <summary>Has the daemon carry out an order at once; null when nobody holds the warehouse, and the caller does it here.</summary>
    /// <param name="op">As the desk knows it.</param>
    /// <exception cref="Problem">Another command holds the warehouse: it takes no orders.</exception>
    public static T? Order<T>(Invocation call, string op, object order) where T : class
    {
        if (OwnerClient.TryConnect(call.Workspace) is not { } owner)
            return null;

        using (owner)
        {
            return Owner.Read(call.Workspace) switch
            {
                { BeatAt: not null } => Ask<T>(owner, op, order),
                // It is gone in a moment, which the caller waits for.
                { IsReading: true } => null,
                _ => throw Owner.Held(call.Workspace),
            };
        }
    }

    static (Owner Daemon, OwnerClient Owner)? Daemon(Invocation call) =>
        Owner.Read(call.Workspace) is { BeatAt: not null } daemon && OwnerClient.TryConnect(call.Workspace) is { } owner ? (daemon, owner) : null;

    /// <summary>The job at its end; null when whoever watched has left it there.</summary>
    static Job? Follow(Invocation call, Owner daemon, OwnerClient owner, string op, object order)
    {
        var job = Ask<Job>(owner, op, order);
        Invocation.Note($"tipoff: in the backfill lane of `{daemon.Command}` (process {daemon.ProcessId}); Ctrl-C leaves it there");
        using var line = new ProgressLine(call.Clock);
        while (job is { Receipt: null, Fetched: null, Released: null, Error: null })
        {
            if (call.Cancel.WaitHandle.WaitOne(Pause))
            {
                Invocation.Note("Left running in the daemon; watch it with `tipoff monitor --continuous`.");
                return null;
            }

            job = Ask<Job>(owner, "job", job.Id);
            if (job.Progress is { } progress)
                line.Show(Work.Line(progress));
        }

        return job.Error is { } error ? throw new Problem($"the {op} broke in the daemon", error, "`tipoff schedule log` and `tipoff receipt` tell more") : job;
    }

    static T Ask<T>(OwnerClient owner, string op, object body) =>
        owner.Ask(new OwnerRequest(op, Body: JsonSerializer.SerializeToElement(body, Desk.Json))).Body!.Value.Deserialize<T>(Desk.Json)!;
}
