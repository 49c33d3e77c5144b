using System.CommandLine;
using Tipoff.Engine;
using Tipoff.Engine.Schedules;

namespace Tipoff.App.Cli.Schedule;

/// <summary>Lets one workflow go on.</summary>
sealed class Resume() : Verb("resume", "End a workflow's own pause")
{
    static readonly Argument<string> Workflow = Timetables.Workflow;

    public override IReadOnlyList<string> Examples => ["tipoff schedule resume betting_lines"];

    public override IReadOnlyList<Argument> Arguments => [Workflow];

    public override Exit Run(Invocation call) => Timetables.Execute(call, new("resume", call.Get(Workflow)!));
}

/// <summary>Ends the pause of everything.</summary>
sealed class ResumeAll() : Verb("resume-all", "End the pause of everything; what was paused by itself stays paused")
{
    public override IReadOnlyList<string> Examples => ["tipoff schedule resume-all"];

    public override Exit Run(Invocation call) => Timetables.Execute(call, new("resume", Pauses.All));
}
