using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Schedules;

namespace Tipoff.App.Cli;

/// <summary>Has people told of what a validation found: by the daemon that watches anyway, or here where none serves.</summary>
static class ValidateAlert
{
    /// <returns>What became of it, in words for the end of the answer.</returns>
    /// <exception cref="Problem">Another command holds the warehouse: it takes no orders.</exception>
    public static Completion Tell(Invocation call, DateOnly from, DateOnly to)
    {
        if (HandedOver.Order<Completion>(call, "validate", new Desk.RangeOrder(from, to)) is { } told)
            return told;

        using var session = call.Hold();
        new NightlyValidation(session.Warehouse).Check(from, to);
        return new Watch(session.Warehouse, Invocation.Note).Tell(call.Cancel);
    }
}
