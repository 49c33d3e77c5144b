using System.Data.Common;
using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>Decides what to ask for: what was never answered, what was answered badly, and what may have changed since.</summary>
sealed class DueTargets(DuckDbWarehouse warehouse, EndpointCatalog endpoints)
{
    /// <summary>For so many days after its date "nothing published" is doubted once a day: files come late.</summary>
    const int LateDays = 5;

    static readonly TimeSpan LatePause = TimeSpan.FromHours(20);

    /// <summary>The targets of an endpoint that are due, in the order of its query.</summary>
    /// <param name="missing">Units that a table still lacks, by partition.</param>
    public IReadOnlyList<Target> Of(DbConnection connection, Endpoint endpoint, FetchRequest request, Func<Table, IReadOnlyDictionary<string, HashSet<string>>> missing)
    {
        var all = All(connection, endpoint, request.From, request.To);
        if (all.Count == 0)
            return all;
        if (endpoint.FallbackFor is { } type)
        {
            var primary = Latest(connection, endpoints.Endpoints.Single(other => other.GetType() == type));
            all = [.. all.Where(target => IsWanting(endpoint, primary, target, missing))];
        }

        if (request.IsForced)
            return all;

        var latest = Latest(connection, endpoint);
        return [.. all.Where(target => IsDue(endpoint, target, latest.TryGetValue(target.Key, out var last) ? last : null))];
    }

    /// <summary>Every target of the range, due or not.</summary>
    public IReadOnlyList<Target> All(DbConnection connection, Endpoint endpoint, DateOnly from, DateOnly to)
    {
        var sql = Sql.Bind(endpoint.Targets, ("from", Sql.Literal(from)), ("to", Sql.Literal(to)), ("now", Sql.Literal(warehouse.Now)));
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from ({sql}) t order by all";
        using var reader = command.ExecuteReader();
        List<Target> targets = [];
        while (reader.Read())
        {
            List<KeyValuePair<string, string>> parameters = [];
            var isExpected = false;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (reader.GetName(i) == "is_expected")
                    isExpected = !reader.IsDBNull(i) && reader.GetBoolean(i);
                else if (!reader.IsDBNull(i))
                    parameters.Add(KeyValuePair.Create(reader.GetName(i), Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!));
            }

            targets.Add(new Target(parameters, isExpected));
        }

        return targets;
    }

    bool IsDue(Endpoint endpoint, Target target, (Outcome Outcome, DateTimeOffset At)? last)
    {
        if (last is not { } fetched || fetched.Outcome is not (Outcome.Ok or Outcome.NoDataExpected))
            return true;

        // A date is over at the end of the next one: what is played late is reported after midnight.
        var isOpen = target.Day is not { } day || day >= DateOnly.FromDateTime(warehouse.Now.UtcDateTime).AddDays(-1);
        if (endpoint.Cadence is { } cadence && isOpen && warehouse.Now - fetched.At >= cadence)
            return true;
        if (fetched.Outcome == Outcome.NoDataExpected && target.Day is { } late)
            return !IsPassed(late.AddDays(LateDays + 1), warehouse.Now) && warehouse.Now - fetched.At >= LatePause;
        return target.Day is { } date && endpoint.RefetchDays.Any(days => IsPassed(date.AddDays(days), warehouse.Now) && !IsPassed(date.AddDays(days), fetched.At));
    }

    static bool IsPassed(DateOnly date, DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime) >= date;

    /// <summary>A second source is asked where the table still lacks what the first one owed.</summary>
    bool IsWanting(Endpoint endpoint, Dictionary<string, (Outcome Outcome, DateTimeOffset At)> primary, Target target, Func<Table, IReadOnlyDictionary<string, HashSet<string>>> missing)
    {
        var table = endpoints.TablesOf(endpoint)[0];
        if (table.Expectation.UnitColumn is not { } unit || target.Day is not { } day)
            return !primary.TryGetValue(target.Key, out var answered) || answered.Outcome != Outcome.Ok;
        return missing(table).TryGetValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var lacking)
            && lacking.Count > 0 && (target.Maybe(unit) is not { } named || lacking.Contains(named));
    }

    static Dictionary<string, (Outcome Outcome, DateTimeOffset At)> Latest(DbConnection connection, Endpoint endpoint) => connection
        .Rows(
            $"""
            select target, outcome, fetched_at from (
              select target, outcome, fetched_at, row_number() over (partition by target order by fetched_at desc, length(fetch_id) desc, fetch_id desc) as n
              from orchestration.fetches where endpoint = {Sql.Literal(endpoint.Name)})
            where n = 1
            """,
            row => (Target: row.GetString(0), Outcome: OutcomeOf(row.GetString(1)), At: row.GetFieldValue<DateTimeOffset>(2)))
        .ToDictionary(row => row.Target, row => (row.Outcome, row.At));

    static Outcome OutcomeOf(string word) => Enum.GetValues<Outcome>().First(outcome => FetchLog.Word(outcome) == word);
}
