using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>The stages of a run that wait, run and are done, shared by its workers.</summary>
sealed class RunState(string id, Plan plan, DateTimeOffset startedAt, StopRules? rules = null)
{
    readonly object gate = new();
    readonly List<Stage> waiting = [.. plan.Stages];
    readonly List<Stage> running = [];
    readonly List<string> failures = [];
    readonly SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);
    readonly Stopwatch watch = Stopwatch.StartNew();
    CellCounts counts = new(0, 0, 0, 0, 0);
    int quarantined;
    int done;
    long rows;
    bool isStopped;
    string? stopped;
    readonly SortedDictionary<string, string> contents = new(StringComparer.Ordinal);
    readonly StopRules stops = rules ?? new StopRules();

    public string Id => id;

    public bool IsStopped
    {
        get
        {
            lock (gate)
                return isStopped;
        }
    }

    public Exception? Fault { get; private set; }

    public Dictionary<string, Dictionary<string, ExpectedCell>> Expected { get; } = [];

    /// <summary>The next stage that reads nothing of what is still to be built; null when nothing is left to start.</summary>
    public Stage? Take(Catalog catalog)
    {
        lock (gate)
        {
            while (!isStopped && waiting.Count > 0)
            {
                var open = waiting.Concat(running).ToLookup(stage => stage.Table);
                var next = waiting.FirstOrDefault(stage => !catalog[stage.Table].Upstreams.Any(upstream =>
                    open[catalog[upstream.Table].FullName].Any(other => Reads(upstream.Window, stage.Period, other.Period))));
                if (next is not null)
                {
                    waiting.Remove(next);
                    running.Add(next);
                    return next;
                }

                Monitor.Wait(gate);
            }

            return null;
        }
    }

    /// <summary>Whether a stage of one period may read rows of another; 0 is the period of what has no date, which everybody may read.</summary>
    static bool Reads(Window window, int period, int other) => period == 0 || other == 0 || window switch
    {
        Window.SameDay or Window.PeriodThrough or Window.WholePeriod => other == period,
        Window.Periods periods => other <= period && other >= period - periods.Earlier,
        Window.Whole or Window.DaysAfter => true,
        _ => other <= period,
    };

    public void Finish(Stage stage)
    {
        lock (gate)
        {
            running.Remove(stage);
            done += stage.Cells.Count;
            Monitor.PulseAll(gate);
        }
    }

    public void Stop(Exception? fault)
    {
        lock (gate)
        {
            isStopped = true;
            Fault ??= fault;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Cells that turned out to need no work.</summary>
    public void Count(int unchanged)
    {
        lock (gate)
            counts = counts with { Unchanged = counts.Unchanged + unchanged };
    }

    public void Count(Table table, Published published)
    {
        lock (gate)
        {
            rows += published.Rows;
            foreach (var cell in published.Cells)
            {
                counts = cell.Presence switch
                {
                    Presence.Ok => counts with { Ok = counts.Ok + 1 },
                    Presence.OkDegraded => counts with { Degraded = counts.Degraded + 1 },
                    Presence.SkippedByRule => counts with { Skipped = counts.Skipped + 1 },
                    _ => counts with { Failed = counts.Failed + 1 },
                };
                if (cell.Presence is Presence.Quarantined or Presence.WaitingUpstream)
                    quarantined++;
                if (cell is { IsServed: true, ContentHash: { } hash })
                    contents[$"{cell.Table} {cell.Partition}"] = hash;
                Spans.Failed(cell);
                if (!cell.IsServed)
                    failures.Add(FailureLine.Of(cell, plan.Request));
                if (cell.Failure is { } kind)
                    kinds[Failures.Word(kind)] = kinds.GetValueOrDefault(Failures.Word(kind)) + 1;
            }

            if (stops.Reason(counts.Failed - quarantined, counts.Ok + counts.Degraded + counts.Skipped + counts.Failed) is { } reason && !isStopped)
            {
                stopped = reason;
                isStopped = true;
                Monitor.PulseAll(gate);
            }
        }
    }

    public RunProgress Progress()
    {
        lock (gate)
        {
            var current = string.Join(", ", running.Select(stage => $"{stage.Table} {stage.First[..Math.Min(7, stage.First.Length)]}").Take(3));
            return new RunProgress(id, done, plan.Stages.Sum(stage => stage.Cells.Count), rows, current, watch.Elapsed);
        }
    }

    public Receipt Receipt(bool isCancelled)
    {
        var state = isCancelled ? "cancelled" : stopped is not null ? "stopped" : counts.Failed == 0 ? "done" : counts.Failed == quarantined ? "partial" : "failed";
        return new Receipt(id, state, counts, rows, Math.Round(watch.Elapsed.TotalSeconds, 3))
        {
            PlanHash = plan.Hash,
            Failures = [.. failures.Take(50)],
            FailureClasses = kinds,
            CodeVersion = RunLog.CodeVersion,
            StartedAt = startedAt,
            Request = plan.Request,
            Stopped = stopped,
            ContentHash = Digest(),
        };
    }

    /// <summary>One hash over the contents of all cells that the run published; one that failed keeps contents that are not its own.</summary>
    string? Digest() =>
        contents.Count == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', contents.Select(cell => $"{cell.Key} {cell.Value}")))));
}
