using System.CommandLine;
using Spectre.Console;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Schedules;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli.Schedule;

/// <summary>What was decided on a day.</summary>
sealed class Log() : Verb("log", "A day's decisions in order: what was run and what was left, and why")
{
    static readonly Option<DateOnly?> On = SharedOptions.On;

    static readonly Option<bool> Detailed = new("--detailed") { Description = "Every decision; otherwise those of the same verdict and reason in one line" };

    public override IReadOnlyList<string> Examples => ["tipoff schedule log --date 2025-01-15", "tipoff schedule log --date 2025-01-15 --detailed"];

    public override IReadOnlyList<Option> Options => [On, Detailed];

    public override Exit Run(Invocation call)
    {
        var day = call.Get(On) ?? Slate.DayOf(call.Now);
        using var reader = Reader.Open(call);
        var decisions = reader.Query(DecisionLog.Query(day)).Rows.Select(DecisionLog.From).ToList();
        call.Answer(
            new
            {
                day,
                decisions = decisions.Select(decision => new
                {
                    workflow = decision.Workflow,
                    scheduledAt = decision.ScheduledAt,
                    decidedAt = decision.DecidedAt,
                    verdict = DecisionLog.Word(decision.Verdict),
                    reason = decision.Reason,
                    nextCheck = decision.NextCheck,
                    state = decision.State,
                    summary = decision.Summary,
                    seconds = decision.Seconds,
                })
            },
            () => Print(day, decisions, call.Get(Detailed)));
        return decisions.Exists(decision => decision.Verdict == Verdict.Abort || decision.State == Completion.Failed) ? Exit.Partial : Exit.Done;
    }

    /// <summary>One decision in one line, its outcome in a second.</summary>
    internal static void Print(Decision decision, bool withDay = false, int times = 1)
    {
        var color = decision.Verdict switch
        {
            Verdict.Abort => "red",
            Verdict.Skip => "grey",
            _ when decision.State is Completion.Failed or Decision.Killed => "red",
            _ when decision.State is Completion.Partial or Decision.Drained => "yellow",
            _ => "green",
        };
        var at = Eastern.WallClock(decision.DecidedAt).ToString(withDay ? "yyyy-MM-dd HH:mm" : "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var more = times == 1 ? "" : $" [grey](and {times - 1} more like it)[/]";
        Invocation.Line($"{at} [{color}]{DecisionLog.Word(decision.Verdict),-5}[/] [bold]{decision.Workflow,-18}[/] {Markup.Escape(decision.Reason)}{more}");
        if (decision.State is { } state)
            Invocation.Line($"{"".PadLeft(at.Length)} [{color}]{state}[/] in {decision.Seconds:0.0} s: {Markup.Escape(decision.Summary ?? "")}");
    }

    static void Print(DateOnly day, List<Decision> decisions, bool isDetailed)
    {
        if (decisions.Count == 0)
        {
            Invocation.Line($"Nothing was decided on {day:yyyy-MM-dd}: `tipoff serve` decides.");
            return;
        }

        Invocation.Line($"[bold]{day:yyyy-MM-dd}[/], times of New York");
        foreach (var (decision, times) in isDetailed ? decisions.Select(decision => (decision, 1)) : Folded(decisions))
            Print(decision, times: times);
        Invocation.Line(
            $"{decisions.Count(decision => decision.Verdict == Verdict.Run)} run, {decisions.Count(decision => decision.Verdict == Verdict.Skip)} left, "
            + $"{decisions.Count(decision => decision.Verdict == Verdict.Abort)} aborted, {decisions.Count(decision => decision.State is Completion.Failed)} failed");
    }

    /// <summary>Skips of one workflow for one reason in a row say no more than the first of them.</summary>
    static IEnumerable<(Decision Decision, int Times)> Folded(List<Decision> decisions) => decisions
        .GroupBy(decision => decision.Verdict == Verdict.Run ? $"{decision.Workflow} {decision.ScheduledAt:O}" : $"{decision.Workflow} {decision.Verdict} {decision.Reason}")
        .Select(group => (group.First(), group.Count()));
}
