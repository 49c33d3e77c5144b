using Tipoff.App.Cli;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.App;

/// <summary>A collection as users mean it: answers landed, the calendar that later requests need brought up to date, the ledger settled.</summary>
static class Sources
{
    static readonly PlanRequest Calendar = new(new DateOnly(1946, 11, 1), new DateOnly(2100, 1, 1), "reference.*");

    /// <summary>The first builds the calendar, the second what the calendar demands of the other tables.</summary>
    const int CalendarPasses = 2;

    public static EndpointCatalog Endpoints(DuckDbWarehouse warehouse) => League.Endpoints(warehouse.Catalog);

    public static async Task<FetchReceipt> CollectAsync(Session session, FetchRequest request, string command, TimeProvider clock, CancellationToken cancel)
    {
        using var line = new ProgressLine(clock);
        var run = $"{RunLog.NewRun(clock.GetUtcNow())}-fetch";
        using Collector collector = new(session.Warehouse, Endpoints(session.Warehouse), run, () => Settle(session, command, cancel));
        return await collector.CollectAsync(request, progress => Show(session, line, progress), cancel).ConfigureAwait(false);
    }

    /// <summary>Brings the reference layer up to date and says of every landed cell what it lacks.</summary>
    public static void Settle(Session session, string command, CancellationToken cancel)
    {
        for (var pass = 0; pass < CalendarPasses && session.Runner.Plan(Calendar) is { IsEmpty: false } plan; pass++)
            session.Runner.Apply(plan, command, cancel: cancel);
        Settlement.Settle(session.Warehouse);
    }

    static void Show(Session session, ProgressLine line, FetchProgress progress)
    {
        session.Socket.Progress = progress;
        line.Show($"fetch {progress.Done}/{progress.Total}, {progress.PerSecond:0.#} requests/s, ETA {ProgressLine.Span(progress.Eta)}: {progress.Endpoint}");
    }
}
