using System.Text.Json;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>Has people told of what a validation found: by the daemon that watches anyway, or here where none serves.</summary>
static class ValidateAlert
{
    /// <returns>What became of it, in words for the end of the answer.</returns>
    /// <exception cref="Problem">Another command holds the warehouse: it takes no orders.</exception>
    public static Completion Tell(Invocation call, DateOnly from, DateOnly to)
    {
        if (OwnerClient.TryConnect(call.Workspace) is { } owner)
        {
            using (owner)
            {
                if (Owner.Read(call.Workspace) is not { BeatAt: not null })
                    throw Owner.Held(call.Workspace);
                return owner.Ask(new OwnerRequest("validate", Body: JsonSerializer.SerializeToElement(new Desk.RangeOrder(from, to), Desk.Json))).Body!.Value.Deserialize<Completion>(Desk.Json)!;
            }
        }

        using var session = call.Hold();
        new NightlyValidation(session.Warehouse).Check(from, to);
        return new Watch(session.Warehouse, Invocation.Note).Tell(call.Cancel);
    }
}
