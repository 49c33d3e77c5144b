using System.Globalization;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>Tells the ledger why a demanded cell is not there: the source refused, or the fetch failed.</summary>
static class Faults
{
    public static void Mark(DuckDbWarehouse warehouse, EndpointCatalog endpoints, IEnumerable<Fetch> latest)
    {
        Dictionary<(string Table, string Partition), Cell> marked = [];
        foreach (var fetch in latest.Where(fetch => fetch.Outcome is Outcome.Refused or Outcome.Failed or Outcome.NoData or Outcome.Incomplete))
        {
            var table = endpoints.TablesOf(endpoints[fetch.Endpoint])[0];
            if (table.Expectation.IsOptional || Target.FromJson(fetch.Parameters).Day is not { } day)
                continue;

            var partition = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (warehouse.Ledger[table.FullName, partition] is not { Presence: Presence.Expected or Presence.WaitingUpstream } cell)
                continue;
            var presence = fetch.Outcome == Outcome.Refused ? Presence.SourceRefused : Presence.FailedRetryable;
            marked.TryAdd((table.FullName, partition), cell with { Presence = presence, Reason = $"{fetch.Endpoint} {fetch.Target}: {fetch.Reason}", UpdatedAt = warehouse.Now });
        }

        if (marked.Count == 0)
            return;
        using var connection = warehouse.Connect();
        warehouse.Publish(connection, [.. marked.Values], () => { });
    }
}
