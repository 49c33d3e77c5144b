using Tipoff.Engine;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Day;

/// <summary>Pausing and resuming, whoever holds the warehouse.</summary>
static class ScheduleOrders
{
    /// <returns>One sentence about what holds now.</returns>
    public static string Execute(DuckDbWarehouse warehouse, IEnumerable<string> workflows, Desk.ScheduleOrder order)
    {
        if (order.Workflow != Pauses.All)
            Require(workflows, order.Workflow);
        using var connection = warehouse.Connect();
        if (order.Verb == "pause")
        {
            var begun = Pauses.Begin(connection, order.Workflow, order.Reason ?? "no reason given", order.Until, warehouse.Now);
            return $"{Name(order.Workflow)} paused{(begun.Until is { } until ? $" until {until:u}" : "")}: {begun.Reason}";
        }

        var ended = Pauses.End(connection, order.Workflow, warehouse.Now);
        var still = Pauses.Open(connection, warehouse.Now).Where(pause => pause.Workflow != Pauses.All).Select(pause => pause.Workflow).ToList();
        var rest = order.Workflow == Pauses.All && still.Count > 0 ? $"; still paused, as before: {string.Join(", ", still)}" : "";
        return $"{Name(order.Workflow)} resumed; the pause began {ended.Since:u}: {ended.Reason}{rest}";
    }

    /// <exception cref="Problem">There is no such workflow.</exception>
    public static void Require(IEnumerable<string> workflows, string name)
    {
        if (!workflows.Contains(name))
            throw new Problem($"no workflow '{name}'", $"the timetable has {string.Join(", ", workflows)}", "`tipoff schedule list` shows them") { Exit = Exit.Usage };
    }

    static string Name(string workflow) => workflow == Pauses.All ? "everything is" : $"{workflow} is";
}
