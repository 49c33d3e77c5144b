using System.Data.Common;
using System.Text.Json;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>The warehouse's view of the journal, of the sites and of what changed in the shape of bodies.</summary>
static class FetchLog
{
    const int RowsPerInsert = 200;

    public static string Word(Outcome outcome) => Names.Snake(outcome.ToString());

    /// <summary>Adds requests; the caller's transaction decides whether they stay.</summary>
    public static void Write(DbConnection connection, IReadOnlyCollection<Fetch> fetches, DateTimeOffset landedAt)
    {
        foreach (var chunk in fetches.Chunk(RowsPerInsert))
            connection.Run($"insert into orchestration.fetches values {string.Join(", ", chunk.Select(fetch => Values(fetch, landedAt)))}");
    }

    /// <summary>Ids of the requests that the warehouse knows, from a moment on.</summary>
    public static HashSet<string> Known(DbConnection connection, DateTimeOffset from) =>
        [.. connection.Rows($"select fetch_id from orchestration.fetches where fetched_at >= {Sql.Literal(from)}", row => row.GetString(0))];

    public static SiteState State(DbConnection connection, string site) =>
        connection
            .Rows(
                $"select site, state, failures, retry_at, reason, quota_remaining, quota_used from orchestration.sites where site = {Sql.Literal(site)}",
                row => new SiteState(
                    row.GetString(0), row.GetString(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.Text(4),
                    row.IsDBNull(5) ? null : row.GetInt64(5), row.IsDBNull(6) ? null : row.GetInt64(6)))
            .FirstOrDefault() ?? SiteState.New(site);

    public static void Write(DbConnection connection, SiteState state, DateTimeOffset now)
    {
        connection.Run($"delete from orchestration.sites where site = {Sql.Literal(state.Site)}");
        connection.Run(
            $"""
            insert into orchestration.sites values ({Sql.Literal(state.Site)}, {Sql.Literal(state.State)}, {state.Failures}, {Sql.Literal(state.RetryAt)},
              {Sql.Literal(state.Reason)}, {state.QuotaRemaining?.ToString() ?? "null"}, {state.QuotaUsed?.ToString() ?? "null"}, {Sql.Literal(now)})
            """);
    }

    /// <summary>Notes fields that an endpoint's bodies have and its parser does not know; each once.</summary>
    public static void WriteDrift(DbConnection connection, Endpoint endpoint, IEnumerable<(string Field, string Fetch)> unknown, DateTimeOffset now)
    {
        foreach (var (field, fetch) in unknown.DistinctBy(pair => pair.Field))
        {
            connection.Run(
                $"""
                insert into orchestration.schema_drift select {Sql.Literal(endpoint.Name)}, {Sql.Literal(field)}, {Sql.Literal(fetch)}, {Sql.Literal(now)}
                where not exists (select 1 from orchestration.schema_drift where endpoint = {Sql.Literal(endpoint.Name)} and field = {Sql.Literal(field)})
                """);
        }
    }

    static string Values(Fetch fetch, DateTimeOffset landedAt) =>
        $"({Sql.Literal(fetch.Id)}, {Sql.Literal(fetch.Endpoint)}, {Sql.Literal(fetch.Site)}, {Sql.Literal(fetch.Target)}, {Sql.Literal(fetch.Parameters)}, "
        + $"{Sql.Literal(fetch.Url)}, {fetch.Attempt}, {fetch.Status}, {Sql.Literal(Word(fetch.Outcome))}, {Sql.Literal(fetch.Reason)}, "
        + $"{Sql.Literal(JsonSerializer.Serialize(fetch.Headers))}, {Sql.Literal(fetch.BodyHash)}, {fetch.Bytes}, {fetch.StoredBytes}, "
        + $"{Sql.Literal(fetch.FetchedAt)}, {Sql.Literal(fetch.Seconds)}, {fetch.Rows}, {fetch.Duplicates}, {Sql.Literal(fetch.Run)}, {Sql.Literal(landedAt)})";
}
