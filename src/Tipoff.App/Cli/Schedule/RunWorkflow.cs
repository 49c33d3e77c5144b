using System.CommandLine;
using Tipoff.Engine;

namespace Tipoff.App.Cli.Schedule;

/// <summary>One workflow, now.</summary>
sealed class RunWorkflow() : Verb("run", "Run a workflow now, whatever its rule says; in the daemon when one serves")
{
    static readonly Argument<string> Workflow = Timetables.Workflow;

    public override IReadOnlyList<string> Examples => ["tipoff schedule run betting_lines"];

    public override IReadOnlyList<Argument> Arguments => [Workflow];

    public override Exit Run(Invocation call) => Timetables.Execute(call, new("run", call.Get(Workflow)!));
}
