using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Day;

/// <summary>A backfill that somebody handed to the daemon.</summary>
/// <param name="State">queued, running, or how its receipt says that it ended; broken with <paramref name="Error"/>.</param>
sealed record Job(string Id, string State, RunProgress? Progress, Receipt? Receipt, string? Error);

/// <summary>Takes what others ask of a serving daemon: backfills into their lane, workflows by hand, pauses.</summary>
sealed class Desk(DuckDbWarehouse warehouse, Runner backfills, Daemon daemon, IReadOnlyList<Workflow> workflows, CancellationToken cancel)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    readonly Dictionary<string, Job> jobs = [];
    readonly Queue<(string Id, BackfillOrder Order)> queue = [];
    readonly object gate = new();
    Thread? worker;

    /// <summary>A request to backfill, as it travels.</summary>
    public sealed record BackfillOrder(PlanRequest Request, string Command, int? StopAfterFailures);

    /// <summary>A request that concerns the timetable, as it travels.</summary>
    public sealed record ScheduleOrder(string Verb, string Workflow, string? Reason = null, DateTimeOffset? Until = null);

    /// <returns>Null for an op that is not known here.</returns>
    public JsonElement? Answer(OwnerRequest request) => request.Op switch
    {
        "backfill" => JsonSerializer.SerializeToElement(Take(Read<BackfillOrder>(request)), Json),
        "job" => JsonSerializer.SerializeToElement(Find(Read<string>(request)), Json),
        "schedule" => JsonSerializer.SerializeToElement(Order(Read<ScheduleOrder>(request)), Json),
        _ => null,
    };

    /// <summary>Waits for the batch in hand of a backfill that is being stopped.</summary>
    public void Close() => worker?.Join();

    static T Read<T>(OwnerRequest request) => request.Body is { } body
        ? body.Deserialize<T>(Json)!
        : throw new Problem($"op '{request.Op}' without a body", "it needs one", "Use a tipoff command of the same version");

    Job Take(BackfillOrder order)
    {
        lock (gate)
        {
            var id = RunLog.NewRun(warehouse.Now);
            queue.Enqueue((id, order));
            jobs[id] = new Job(id, "queued", null, null, null);
            if (worker is not { IsAlive: true })
            {
                worker = new Thread(Work) { IsBackground = true, Name = "backfill lane" };
                worker.Start();
            }

            return jobs[id];
        }
    }

    Job Find(string id)
    {
        lock (gate)
            return jobs.GetValueOrDefault(id) ?? throw new Problem($"no job '{id}'", "the daemon was asked for none of that name since it started", "`tipoff receipt` lists what was run") { Exit = Exit.Usage };
    }

    /// <summary>One backfill after the other, each in batches between the live work.</summary>
    void Work()
    {
        while (true)
        {
            (string Id, BackfillOrder Order) next;
            lock (gate)
            {
                if (cancel.IsCancellationRequested || !queue.TryDequeue(out next))
                {
                    worker = null;
                    return;
                }
            }

            try
            {
                Put(new Job(next.Id, "running", null, null, null));
                var plan = backfills.Plan(next.Order.Request);
                var receipt = backfills.Apply(
                    plan, next.Order.Command, progress => Put(new Job(next.Id, "running", progress, null, null)), new StopRules(next.Order.StopAfterFailures), cancel: cancel);
                Put(new Job(next.Id, receipt.State, null, receipt, null));
            }
            catch (Exception error)
            {
                // Told to whoever handed it in; the daemon and the next job go on.
                Put(new Job(next.Id, "broken", null, null, error.Message));
            }
        }
    }

    void Put(Job job)
    {
        lock (gate)
            jobs[job.Id] = job;
    }

    string Order(ScheduleOrder order)
    {
        if (order.Verb != "run")
            return ScheduleOrders.Execute(warehouse, workflows.Select(workflow => workflow.Name), order);

        ScheduleOrders.Require(workflows.Select(workflow => workflow.Name), order.Workflow);
        var decision = daemon.RunByHand(order.Workflow).GetAwaiter().GetResult();
        return $"{decision.Workflow} {decision.State} in {decision.Seconds:0.0} s: {decision.Summary}";
    }
}
