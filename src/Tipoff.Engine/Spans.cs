using System.Diagnostics;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine;

/// <summary>What is being done, as spans: workflows, runs, their stages and batches, and requests to sources.</summary>
/// <remarks>Whoever wants to follow the work listens to the source; while nobody does, no span is made.</remarks>
public static class Spans
{
    public const string SourceName = "Tipoff";

    public const string Workflow = "workflow", Run = "run", Stage = "stage", Batch = "batch", Collect = "collect", Fetch = "fetch";

    /// <summary>An event of a span: a cell that was tried and is not served by it.</summary>
    public const string CellFailed = "cell failed";

    /// <summary>Where spans begin; one that is to be seen from its first moment on gets its tags before it is started.</summary>
    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>Says of the span in hand that a cell of it failed; cells that wait for others did not.</summary>
    internal static void Failed(Cell cell)
    {
        if (cell.Presence is Presence.FailedRetryable or Presence.FailedTerminal or Presence.Quarantined && Activity.Current is { } span && span.Source == Source)
        {
            span.AddEvent(new ActivityEvent(
                CellFailed,
                tags: new() { ["table"] = cell.Table, ["partition"] = cell.Partition, ["run"] = cell.Run, ["presence"] = Cell.Word(cell.Presence), ["reason"] = cell.Error ?? cell.Reason }));
        }
    }
}
