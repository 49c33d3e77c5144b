using Tipoff.Engine.Health;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Day;

/// <summary>How well each service level was kept, day by day: what is stored, and what the history says of days that are not.</summary>
/// <param name="query">Reads the warehouse, held or through its owner.</param>
sealed class ServiceRecord(Func<string, QueryResult> query, DateTimeOffset now)
{
    /// <summary>The usual window: four weeks have four of each weekday.</summary>
    public const int UsualDays = 28;

    /// <summary>Days that may still change, because late facts come and incidents end: they are counted anew.</summary>
    const int OpenDays = 7;

    /// <summary>What a first measurement looks back on: a season and its summer.</summary>
    const int HistoryDays = 400;

    readonly DateOnly today = Eastern.DateOf(now);

    /// <summary>Each level over the days that end today.</summary>
    public IReadOnlyList<(ServiceLevel Level, Attainment Attainment)> Over(int days)
    {
        var from = today.AddDays(1 - days);
        var stored = Read(ServiceLevelLog.Query(from, today));
        var measured = Read(ServiceLevel.All(ServiceLevels.All, from, today, now));
        return [.. ServiceLevels.All.Select(level => (level, new Attainment(level.Demand, level.Target, Merged(stored.GetValueOrDefault(level.Name, []), measured.GetValueOrDefault(level.Name, [])))))];
    }

    /// <summary>Stores the days that are over and that may have changed since they were stored.</summary>
    public static Completion Keep(DuckDbWarehouse warehouse)
    {
        using var connection = warehouse.Connect();
        QueryResult Query(string sql) => ReadOnlyQuery.Run(connection, sql);
        ServiceRecord record = new(Query, warehouse.Now);
        var last = QueryResult.Instant(Query("select max(day) from orchestration.service_levels").Rows[0][0]);
        var from = last is { } at ? DateOnly.FromDateTime(at.UtcDateTime).AddDays(-OpenDays) : record.today.AddDays(-HistoryDays);
        var days = record.Read(ServiceLevel.All(ServiceLevels.All, from, record.today.AddDays(-1), warehouse.Now));
        ServiceLevelLog.Keep(warehouse, connection, days);
        return new Completion(Completion.Done, days.Count == 0 ? "nothing to be counted yet" : $"{days.Values.Sum(of => of.Count)} days of {days.Count} service levels since {from:yyyy-MM-dd}");
    }

    /// <summary>A stored day stands once it can change no more; a younger one is as the history says now.</summary>
    List<ServiceDay> Merged(IReadOnlyList<ServiceDay> stored, IReadOnlyList<ServiceDay> measured)
    {
        var open = today.AddDays(-OpenDays);
        var days = measured.ToDictionary(day => day.Day);
        foreach (var day in stored.Where(day => day.Day < open || !days.ContainsKey(day.Day)))
            days[day.Day] = day;
        return [.. days.Values.OrderBy(day => day.Day)];
    }

    Dictionary<string, IReadOnlyList<ServiceDay>> Read(string sql) => query(sql).Rows
        .GroupBy(row => row[0]!.ToString()!, ServiceLevelLog.From)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<ServiceDay>)[.. group]);
}
