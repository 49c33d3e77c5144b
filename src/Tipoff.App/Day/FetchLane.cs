using Tipoff.App.Cli;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;

namespace Tipoff.App.Day;

/// <summary>A request for past dates, as it travels to the daemon.</summary>
/// <param name="Sources">Sites or endpoints, as on the command line; null: every one.</param>
sealed record FetchOrder(DateOnly From, DateOnly To, string? Sources, bool Again, string Command);

/// <summary>Past dates that a daemon collects between its live work: one date is a batch, so that tonight's own requests wait for one date at most.</summary>
sealed class FetchLane(Session session, SimulatedSources sources, Lanes lanes, TimeProvider clock)
{
    /// <summary>Every date of the order, oldest first.</summary>
    public FetchReceipt Collect(FetchOrder order, Action<RunProgress> report, CancellationToken cancel)
    {
        var endpoints = Sources.Endpoints(session.Warehouse).Select(order.Sources ?? sources.Everything);
        var dates = order.To.DayNumber - order.From.DayNumber + 1;
        var began = clock.GetTimestamp();
        List<FetchReceipt> receipts = [];
        for (var date = order.From; date <= order.To; date = date.AddDays(1))
        {
            report(new RunProgress("fetch", receipts.Count, dates, receipts.Sum(receipt => receipt.Rows), $"{date:yyyy-MM-dd}", clock.GetElapsedTime(began)));
            using var turn = lanes.Batch(cancel);
            receipts.Add(Sources.CollectAsync(session, new FetchRequest(date, date, endpoints, order.Again), order.Command, clock, cancel).GetAwaiter().GetResult());
        }

        return FetchReceipt.Of(receipts);
    }
}
