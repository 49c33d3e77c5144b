using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>One line of a receipt about a cell that was not made: which, what kind of failure, what happens next, why.</summary>
static class FailureLine
{
    public static string Of(Cell cell, PlanRequest request)
    {
        var kind = cell.Failure is { } failure ? $" ({Failures.Word(failure)})" : "";
        return $"{cell.Table} {cell.Partition}: {Cell.Word(cell.Presence)}{kind}: {cell.Reason}{Next(cell, request)}";
    }

    static string Next(Cell cell, PlanRequest request) => cell switch
    {
        { Presence: Presence.FailedTerminal } => $"; mend it and run `tipoff backfill {Again(cell, request)}`",
        { Tried.RetryAt: { } at } => $"; next try at {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
        { Tried: not null } => "; tried again when its inputs or its code change",
        _ => "",
    };

    /// <summary>Cells without a date belong to any range: that of the run.</summary>
    static PlanRequest Again(Cell cell, PlanRequest request)
    {
        var date = Inputs.DateOf(cell.Partition);
        return new PlanRequest(date ?? request.From, date ?? request.To, cell.Table, Only: Only.Failed);
    }
}
