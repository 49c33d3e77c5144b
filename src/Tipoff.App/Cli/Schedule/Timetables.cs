using System.CommandLine;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;

namespace Tipoff.App.Cli.Schedule;

/// <summary>What the commands about the timetable share: they speak to a serving daemon, or do it themselves where none is.</summary>
static class Timetables
{
    /// <summary>The workflow that a command is about.</summary>
    public static Argument<string> Workflow => new Argument<string>("WORKFLOW") { Description = "Its name, as `tipoff schedule list` shows it" }
        .Offering(() => Timetable.Lines.Select(line => (line.Name, line.Summary)));

    /// <summary>Does what the order says, here or in the daemon.</summary>
    public static Exit Execute(Invocation call, Desk.ScheduleOrder order)
    {
        var text = Said(call, order);
        call.Answer(new { workflow = order.Workflow, done = order.Verb, said = text }, () => Invocation.Line(Spectre.Console.Markup.Escape(text)));
        return Exit.Done;
    }

    static string Said(Invocation call, Desk.ScheduleOrder order)
    {
        if (HandedOver.Order<string>(call, "schedule", order) is { } said)
            return said;

        using var sources = SimulatedSources.For(call.Workspace, call.Clock);
        using var session = call.Hold(sources.Workspace);
        Shift shift = new(session, sources, new Lanes(), call.Clock);
        var workflows = new Timetable(() => shift).Workflows;
        if (order.Verb != "run")
            return ScheduleOrders.Execute(session.Warehouse, workflows.Select(workflow => workflow.Name), order);

        ScheduleOrders.Require(workflows.Select(workflow => workflow.Name), order.Workflow);
        using Daemon daemon = new(session.Warehouse, workflows, Slate.DayOf);
        var decision = daemon.Now(order.Workflow, call.Cancel);
        return $"{decision.Workflow} {decision.State} in {decision.Seconds:0.0} s: {decision.Summary}";
    }
}
