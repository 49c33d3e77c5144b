namespace Tipoff.Engine.Schedules;

/// <summary>What a rule says: do it, leave it for a reason, or stop because something it needs is wrong.</summary>
public enum Verdict
{
    Run,
    Skip,
    Abort,
}

/// <summary>A rule's answer.</summary>
/// <param name="NextCheck">When it is worth looking again; null: at the next trigger.</param>
public sealed record Judgement(Verdict Verdict, string Reason, DateTimeOffset? NextCheck = null)
{
    /// <summary>The reason of what a person asked for, with or without a daemon.</summary>
    public const string ByHand = "by hand";

    public static Judgement Run(string reason) => new(Verdict.Run, reason);

    public static Judgement Skip(string reason, DateTimeOffset? nextCheck = null) => new(Verdict.Skip, reason, nextCheck);

    public static Judgement Abort(string reason, DateTimeOffset? nextCheck = null) => new(Verdict.Abort, reason, nextCheck);
}

/// <summary>What became of work that was run.</summary>
/// <param name="State">done, partial or failed.</param>
/// <param name="Summary">One line for the log.</param>
public sealed record Completion(string State, string Summary)
{
    public const string Done = "done";

    public const string Partial = "partial";

    public const string Failed = "failed";

    public static Completion Of(Exit exit, string summary) => new(exit switch { Exit.Done => Done, Exit.Partial => Partial, _ => Failed }, summary);
}

/// <summary>What is done with moments that passed while nobody was there.</summary>
public enum Missed
{
    /// <summary>The latest is decided now by the workflow's rule; the earlier ones are recorded as skipped.</summary>
    DecideLatest,

    /// <summary>All are recorded as skipped: late, the work has no sense.</summary>
    Skip,
}

/// <summary>When a rule is asked: the trigger's moment, the time now, and what the workflow did on this day already.</summary>
/// <param name="Day">The day that the moment belongs to.</param>
/// <param name="Today">Decisions of the same workflow on this day, oldest first.</param>
public sealed record Moment(DateTimeOffset ScheduledAt, DateTimeOffset Now, DateOnly Day, IReadOnlyList<Decision> Today);

/// <summary>One line of a timetable: when it is looked at, how it is decided and what it does.</summary>
/// <param name="Name">snake_case; the name that commands and logs use.</param>
/// <param name="Summary">What it is for, in one sentence.</param>
public sealed record Workflow(string Name, string Summary, Trigger Trigger, Func<Moment, Judgement> Rule, Func<Moment, CancellationToken, Completion> Work)
{
    public Missed Missed { get; init; } = Missed.DecideLatest;

    /// <summary>Longer than this is no progress: the work is stopped at its next batch and the decision says so.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);
}
