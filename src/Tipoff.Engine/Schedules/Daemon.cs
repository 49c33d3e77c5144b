using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Schedules;

/// <summary>Lives through a timetable: at each moment a workflow's rule decides, and the answer is kept before the work begins.</summary>
/// <remarks>
/// A moment is answered once: what counts is the latest one answered, not the clock, so neither a restart nor a clock that was set back repeats
/// work. Work runs one after the other; whoever wants something of the warehouse meanwhile asks through the owner's socket.
/// </remarks>
/// <param name="dayOf">The day that a moment belongs to.</param>
/// <param name="tell">Hears of each decision, and again when its work has ended.</param>
/// <param name="trouble">Hears why a decision could not be written.</param>
public sealed class Daemon(DuckDbWarehouse warehouse, IReadOnlyList<Workflow> timetable, Func<DateTimeOffset, DateOnly> dayOf, Action<Decision>? tell = null, Action<string>? trouble = null) : IDisposable
{
    /// <summary>A moment is on time for so long; later it was missed, because nobody was there or the clock was set forward.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>The longest sleep: after a suspended machine or a clock that was set, the time is looked at again within it.</summary>
    static readonly TimeSpan SleepMax = TimeSpan.FromSeconds(30);

    /// <summary>The reason of a workflow's first entry.</summary>
    public const string Begins = "new in the timetable: its moments count from here";

    readonly ConcurrentQueue<Action<CancellationToken>> wishes = [];
    readonly SemaphoreSlim wished = new(0);
    readonly Dictionary<string, DateTimeOffset> reached = [];

    /// <summary>What is being done at the moment; null while waiting.</summary>
    public string? Current { get; private set; }

    /// <summary>When a workflow is looked at next.</summary>
    public DateTimeOffset Next(Workflow workflow) => workflow.Trigger.Next(reached.GetValueOrDefault(workflow.Name, warehouse.Now));

    /// <summary>Lives until <paramref name="until"/>, or until cancelled: then the work in hand is drained and the method returns.</summary>
    public async Task LiveAsync(DateTimeOffset? until, CancellationToken cancel)
    {
        Take(cancel);
        while (!cancel.IsCancellationRequested)
        {
            var next = timetable.Min(Next);
            if (until < next && until <= warehouse.Now)
                return;

            var left = (until < next ? until.Value : next) - warehouse.Now;
            if (left > TimeSpan.Zero)
                await SleepAsync(left < SleepMax ? left : SleepMax, cancel).ConfigureAwait(false);
            while (!cancel.IsCancellationRequested && wishes.TryDequeue(out var wish))
                wish(cancel);
            try
            {
                RunDue(cancel);
            }
            catch (DbException error)
            {
                // A decision that cannot be written, as on a full disk, is not taken: the same moment is tried again.
                Current = null;
                trouble?.Invoke(error.Message);
                await SleepAsync(SleepMax, cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs a workflow at the next opportunity, whatever its rule says.</summary>
    /// <returns>Ends with its decision.</returns>
    public Task<Decision> RunByHand(string name)
    {
        var workflow = timetable.Single(other => other.Name == name);
        return Ask(cancel => Decide(workflow, warehouse.Now, null, Judgement.Run(Judgement.ByHand), cancel));
    }

    /// <summary>Runs a workflow at once, where no daemon lives.</summary>
    public Decision Now(string name, CancellationToken cancel) =>
        Decide(timetable.Single(other => other.Name == name), warehouse.Now, null, Judgement.Run(Judgement.ByHand), cancel);

    /// <summary>Does something between two pieces of work, on the daemon's own thread.</summary>
    public Task<T> Ask<T>(Func<CancellationToken, T> wish)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        wishes.Enqueue(cancel =>
        {
            try
            {
                answer.SetResult(wish(cancel));
            }
            catch (Exception error)
            {
                // Whoever asked gets the error; the daemon lives on.
                answer.SetException(error);
            }
        });
        wished.Release();
        return answer.Task;
    }

    public void Dispose() => wished.Dispose();

    async Task SleepAsync(TimeSpan span, CancellationToken cancel)
    {
        try
        {
            // A wish ends the sleep early.
            using var early = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var sleep = Task.Delay(span, warehouse.Clock, early.Token);
            var wish = wished.WaitAsync(early.Token);
            await Task.WhenAny(sleep, wish).ConfigureAwait(false);
            await early.CancelAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Asked to end while asleep: nothing is in hand.
        }
    }

    /// <summary>Goes on where the daemon before ended: what it was killed in is decided again, what passed since is missed.</summary>
    void Take(CancellationToken cancel)
    {
        using var connection = warehouse.Connect();
        var before = DecisionLog.Reached(connection);
        foreach (var workflow in timetable)
            reached[workflow.Name] = before.TryGetValue(workflow.Name, out var at) ? at : Begin(workflow);
        var killed = DecisionLog.Abandon(connection);
        foreach (var workflow in timetable.Where(workflow => killed.Contains(workflow.Name) && !cancel.IsCancellationRequested))
            Decide(workflow, warehouse.Now, "again, it was not finished: ", null, cancel);
    }

    /// <summary>From when on a new workflow's moments count; kept, so that one that was never reached is missed and not forgotten.</summary>
    DateTimeOffset Begin(Workflow workflow)
    {
        using var connection = warehouse.Connect();
        var now = warehouse.Now;
        DecisionLog.Begin(connection, new Decision(workflow.Name, now, dayOf(now)) { DecidedAt = now, Verdict = Verdict.Skip, Reason = Begins, NextCheck = workflow.Trigger.Next(now) });
        return now;
    }

    void RunDue(CancellationToken cancel)
    {
        var now = warehouse.Now;
        var due = timetable
            .Select((workflow, order) => (Workflow: workflow, Order: order, Moments: workflow.Trigger.Between(reached[workflow.Name], now).ToList()))
            .Where(item => item.Moments.Count > 0)
            .OrderBy(item => item.Moments[^1])
            .ThenBy(item => item.Order);
        foreach (var (workflow, _, moments) in due)
        {
            if (cancel.IsCancellationRequested)
                return;
            Answer(workflow, moments, now, cancel);
        }
    }

    /// <summary>Answers the moments that have come since the last answer; usually there is one.</summary>
    void Answer(Workflow workflow, List<DateTimeOffset> moments, DateTimeOffset now, CancellationToken cancel)
    {
        var isLate = now - moments[^1] > Grace;
        var skipped = isLate && workflow.Missed == Missed.Skip ? moments : moments[..^1];
        if (skipped.Count > 0)
            Record(workflow, skipped);
        if (skipped.Count < moments.Count)
            Decide(workflow, moments[^1], isLate ? $"late by {Span(now - moments[^1])}: " : null, null, cancel);
        reached[workflow.Name] = moments[^1];
    }

    void Record(Workflow workflow, List<DateTimeOffset> moments)
    {
        var through = moments.Count == 1 ? "" : $" and {moments.Count - 1} more until {moments[^1]:u}";
        var decision = new Decision(workflow.Name, moments[^1], dayOf(moments[^1]))
        {
            DecidedAt = warehouse.Now,
            Verdict = Verdict.Skip,
            Reason = $"missed {moments[0]:u}{through}: nobody was there",
        };
        using var connection = warehouse.Connect();
        DecisionLog.Begin(connection, decision);
        tell?.Invoke(decision);
    }

    Decision Decide(Workflow workflow, DateTimeOffset at, string? prefix, Judgement? given, CancellationToken cancel)
    {
        using var connection = warehouse.Connect();
        var day = dayOf(at);
        var moment = new Moment(at, warehouse.Now, day, DecisionLog.Of(connection, day, workflow.Name));
        var judgement = given ?? (Pauses.Of(Pauses.Open(connection, warehouse.Now), workflow.Name) is { } pause ? Held(pause) : Judge(workflow, moment));
        var decision = new Decision(workflow.Name, at, day)
        {
            DecidedAt = warehouse.Now,
            Verdict = judgement.Verdict,
            Reason = prefix + judgement.Reason,
            NextCheck = judgement.NextCheck ?? (judgement.Verdict == Verdict.Run ? null : workflow.Trigger.Next(at)),
            State = judgement.Verdict == Verdict.Run ? Decision.Running : null,
        };
        DecisionLog.Begin(connection, decision);
        tell?.Invoke(decision);
        if (judgement.Verdict != Verdict.Run)
            return decision;

        Current = workflow.Name;
        decision = Done(workflow, moment, decision, cancel);
        Current = null;
        DecisionLog.End(connection, decision);
        tell?.Invoke(decision);
        return decision;
    }

    static Judgement Held(Pause pause) =>
        Judgement.Skip($"paused since {pause.Since:u}{(pause.Workflow == Pauses.All ? " with everything" : "")}: {pause.Reason}", pause.Until);

    /// <summary>A rule that breaks stops its own workflow only.</summary>
    static Judgement Judge(Workflow workflow, Moment moment)
    {
        try
        {
            return workflow.Rule(moment);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Judgement.Abort($"the rule broke: {error.Message}");
        }
    }

    /// <summary>A workflow that breaks ends as failed, and the others go on.</summary>
    static Decision Done(Workflow workflow, Moment moment, Decision decision, CancellationToken cancel)
    {
        using var span = Spans.Source.StartActivity(Spans.Workflow)?.SetTag("workflow", workflow.Name).SetTag("scheduledAt", $"{moment.ScheduledAt:O}").SetTag("reason", decision.Reason);
        var watch = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(workflow.Limit);
        Completion outcome;
        try
        {
            outcome = workflow.Work(moment, limit.Token);
            if (limit.IsCancellationRequested)
                outcome = Stopped(workflow, cancel);
        }
        catch (OperationCanceledException)
        {
            outcome = Stopped(workflow, cancel);
        }
        catch (Exception error)
        {
            outcome = new Completion(Completion.Failed, error is Problem ? error.Message : $"{error.GetType().Name}: {error.Message}");
        }

        span?.SetTag("state", outcome.State).SetTag("summary", outcome.Summary).SetStatus(outcome.State == Completion.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        return decision with { State = outcome.State, Summary = outcome.Summary, Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3) };
    }

    static Completion Stopped(Workflow workflow, CancellationToken cancel) => cancel.IsCancellationRequested
        ? new Completion(Decision.Drained, "the daemon was asked to end; what was finished is kept")
        : new Completion(Completion.Failed, $"no end within {Span(workflow.Limit)}: stopped at the next batch");

    static string Span(TimeSpan span) => span.TotalHours >= 1 ? $"{span.TotalHours:0.#} h" : $"{span.TotalMinutes:0} min";
}
