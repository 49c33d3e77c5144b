using System.CommandLine;
using System.Globalization;
using Tipoff.Engine;
using Tipoff.Engine.Schedules;

namespace Tipoff.App.Cli.Schedule;

/// <summary>Options of pausing.</summary>
static class PauseOptions
{
    public static readonly Option<string?> Reason = new("--reason") { Description = "Why; it stands in every decision that the pause makes", HelpName = "TEXT" };

    public static readonly Option<string?> Until = new("--until") { Description = "When it ends by itself, as 2025-01-15 or 2025-01-15T18:00Z; otherwise when it is resumed", HelpName = "TIME" };

    public static readonly IReadOnlyList<Option> All = [Reason, Until];

    /// <exception cref="Problem">A pause without a reason, or a time that cannot be read.</exception>
    public static Day.Desk.ScheduleOrder Order(Invocation call, string workflow)
    {
        if (string.IsNullOrWhiteSpace(call.Get(Reason)))
            throw new Problem("a pause without a reason", "whoever finds it in a month must know why", "Add --reason \"…\"") { Exit = Exit.Usage };
        return new("pause", workflow, call.Get(Reason), Moment(call.Get(Until)));
    }

    static DateTimeOffset? Moment(string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime()
        : throw new Problem($"--until '{text}' is no time", "expected such as 2025-01-15 or 2025-01-15T18:00Z", "Leave it out to pause until it is resumed") { Exit = Exit.Usage };
}

/// <summary>Holds one workflow back.</summary>
sealed class Pause() : Verb("pause", "Hold a workflow back; its moments are recorded as skipped, with the reason")
{
    static readonly Argument<string> Workflow = Timetables.Workflow;

    public override IReadOnlyList<string> Examples => ["tipoff schedule pause betting_lines --reason \"quota is used up\" --until 2025-02-01"];

    public override IReadOnlyList<Argument> Arguments => [Workflow];

    public override IReadOnlyList<Option> Options => PauseOptions.All;

    public override Exit Run(Invocation call) => Timetables.Execute(call, PauseOptions.Order(call, call.Get(Workflow)!));
}

/// <summary>Holds everything back.</summary>
sealed class PauseAll() : Verb("pause-all", "Hold everything back; `resume-all` restores exactly what was paused before")
{
    public override IReadOnlyList<string> Examples => ["tipoff schedule pause-all --reason \"moving house\""];

    public override IReadOnlyList<Option> Options => PauseOptions.All;

    public override Exit Run(Invocation call) => Timetables.Execute(call, PauseOptions.Order(call, Pauses.All));
}
