using Tipoff.App.Cli;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Day;

/// <summary>A decision about rejected rows with the command that took it, as it travels to the daemon.</summary>
sealed record ReleaseWork(ReleaseOrder Order, string Command);

/// <summary>Cells that a daemon makes again because rows of them were released: each is a batch between its live work.</summary>
sealed class ReleaseLane(Session session, Lanes lanes, TimeProvider clock)
{
    public ReleaseReceipt Rebuild(ReleaseWork work, IReadOnlyList<RejectedRow> rows, CancellationToken cancel)
    {
        using var turn = lanes.Batch(cancel);
        return CellRelease.Rebuild(session, work.Order, rows, work.Command, clock, cancel);
    }
}
