using System.Text.Json;
using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Alerts;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Day;

/// <summary>Work that somebody handed to the daemon: a backfill, past dates to fetch, or a cell to make again.</summary>
/// <param name="State">queued, running, or how its receipt says that it ended; broken with <paramref name="Error"/>.</param>
sealed record Job(string Id, string State, RunProgress? Progress, Receipt? Receipt, string? Error, FetchReceipt? Fetched = null, ReleaseReceipt? Released = null);

/// <summary>Takes what others ask of a serving daemon: backfills, past dates and released rows into their lane, workflows by hand, pauses, sign-offs.</summary>
sealed class Desk(DuckDbWarehouse warehouse, Runner backfills, FetchLane fetches, ReleaseLane releases, Daemon daemon, IReadOnlyList<Workflow> workflows, CancellationToken cancel)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    readonly Dictionary<string, Job> jobs = [];
    readonly Dictionary<string, PlanRequest> ranges = [];
    readonly Queue<(string Id, Func<string, Job> Do)> queue = [];
    readonly object gate = new();
    Thread? worker;

    /// <summary>A request to backfill, as it travels.</summary>
    public sealed record BackfillOrder(PlanRequest Request, string Command, int? StopAfterFailures);

    /// <summary>A request that concerns the timetable, as it travels.</summary>
    public sealed record ScheduleOrder(string Verb, string Workflow, string? Reason = null, DateTimeOffset? Until = null);

    /// <summary>A range to validate, and to have people told of, as it travels.</summary>
    public sealed record RangeOrder(DateOnly From, DateOnly To);

    /// <summary>Who takes an incident on, as it travels.</summary>
    public sealed record AckOrder(string Incident, string By, string? Note)
    {
        /// <exception cref="Problem">There is no such open incident.</exception>
        public Incident Execute(DuckDbWarehouse warehouse)
        {
            using var connection = warehouse.Connect();
            return AlertLog.Acknowledge(connection, Incident, By, Note, warehouse.Now);
        }
    }

    /// <returns>Null for an op that is not known here.</returns>
    public JsonElement? Answer(OwnerRequest request) => request.Op switch
    {
        "backfill" => JsonSerializer.SerializeToElement(Take(Read<BackfillOrder>(request)), Json),
        "fetch" => JsonSerializer.SerializeToElement(Take(Fetch(Read<FetchOrder>(request)), null), Json),
        "release" => JsonSerializer.SerializeToElement(Take(Read<ReleaseWork>(request)), Json),
        "job" => JsonSerializer.SerializeToElement(Find(Read<string>(request)), Json),
        "schedule" => JsonSerializer.SerializeToElement(Order(Read<ScheduleOrder>(request)), Json),
        "validate" => JsonSerializer.SerializeToElement(Validate(Read<RangeOrder>(request)), Json),
        "ack" => JsonSerializer.SerializeToElement(Read<AckOrder>(request).Execute(warehouse), Json),
        "label" => JsonSerializer.SerializeToElement(Read<LabelOrder>(request).Execute(warehouse), Json),
        "accept" => JsonSerializer.SerializeToElement(AcceptanceReport.Execute(warehouse, Read<AcceptOrder>(request)), Json),
        _ => null,
    };

    /// <summary>Waits for the batch in hand of a backfill that is being stopped.</summary>
    public void Close() => worker?.Join();

    static T Read<T>(OwnerRequest request) => request.Body is { } body
        ? body.Deserialize<T>(Json)!
        : throw new Problem($"op '{request.Op}' without a body", "it needs one", "Use a tipoff command of the same version");

    Func<string, Job> Backfill(BackfillOrder order) => id =>
    {
        var receipt = backfills.Apply(
            backfills.Plan(order.Request), order.Command, progress => Put(new Job(id, "running", progress, null, null)), new StopRules(order.StopAfterFailures), cancel: cancel);
        return new Job(id, receipt.State, null, receipt, null);
    };

    Func<string, Job> Fetch(FetchOrder order) => id =>
        new Job(id, "done", null, null, null, fetches.Collect(order, progress => Put(new Job(id, "running", progress, null, null)), cancel));

    /// <summary>The decision is kept before its cell waits for its turn, so that nothing that ends the daemon loses it.</summary>
    Job Take(ReleaseWork work)
    {
        var rows = CellRelease.Record(warehouse, work.Order);
        return Take(id => new Job(id, "done", null, null, null, null, releases.Rebuild(work, rows, cancel)), null);
    }

    /// <summary>Two backfills of the same cells would make each other's plans untrue: the second is refused while the first is open.</summary>
    Job Take(BackfillOrder order)
    {
        lock (gate)
        {
            var tables = Tables(order.Request);
            if (ranges.FirstOrDefault(open => IsOpen(open.Key) && open.Value.From <= order.Request.To && order.Request.From <= open.Value.To && Tables(open.Value).Overlaps(tables)) is { Key: { } id, Value: { } other })
            {
                throw new Problem(
                    $"a backfill from {other.From:yyyy-MM-dd} to {other.To:yyyy-MM-dd} is {jobs[id].State} already", "it covers tables and dates of this one",
                    "Watch it with `tipoff monitor --continuous`, and ask again when it has ended")
                { Exit = Exit.TryLater };
            }

            return Take(Backfill(order), order.Request);
        }
    }

    bool IsOpen(string id) => jobs[id] is { Receipt: null, Error: null };

    HashSet<Engine.Tables.Table> Tables(PlanRequest request) => [.. request.Tables is { } chosen ? warehouse.Catalog.Select(chosen) : warehouse.Catalog.Tables];

    Job Take(Func<string, Job> work, PlanRequest? range)
    {
        lock (gate)
        {
            var id = RunLog.NewRun(warehouse.Now);
            if (range is not null)
                ranges[id] = range;
            queue.Enqueue((id, work));
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

    /// <summary>One order after the other, each in batches between the live work.</summary>
    void Work()
    {
        while (true)
        {
            (string Id, Func<string, Job> Do) next;
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
                Put(next.Do(next.Id));
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

    /// <summary>Keeps what the range lacks, and lets the watcher tell it.</summary>
    Completion Validate(RangeOrder order)
    {
        new NightlyValidation(warehouse).Check(order.From, order.To);
        var decision = daemon.RunByHand("watch").GetAwaiter().GetResult();
        return new Completion(decision.State!, decision.Summary ?? "");
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
