using System.Diagnostics;
using System.Globalization;
using Tipoff.App.Day;
using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Web;

/// <summary>/metrics: the warehouse, the service levels and the process, in figures.</summary>
/// <param name="real">The time that scrapes are timed in, whatever time the workspace lives in.</param>
sealed class MetricsPage(DuckDbWarehouse warehouse, TimeProvider real)
{
    /// <summary>Service levels count four weeks of history: once in five minutes is often enough.</summary>
    static readonly TimeSpan LevelsAge = TimeSpan.FromMinutes(5);

    readonly Lock gate = new();
    IReadOnlyList<(ServiceLevel Level, Attainment Attainment)> levels = [];
    long? counted;

    public string Text(CancellationToken cancel)
    {
        var began = real.GetTimestamp();
        Exposition page = new();
        using var connection = warehouse.Connect();
        var now = warehouse.Now;
        foreach (var metric in Metrics.All)
        {
            var rows = ReadOnlyQuery.Run(connection, metric.On(now), cancel).Rows.Where(row => row[^1] is not null);
            page.Add(metric.Name, metric.Kind, metric.Help, metric.Labels, rows.Select(row => ((IReadOnlyList<string>)[.. row[..^1].Select(value => value?.ToString() ?? "")], Number(row[^1]))));
        }

        page.Add("tipoff_last_look_age_seconds", MetricKind.Gauge, "Seconds since the watcher last looked.", (now - Watch.LastLook(warehouse.Workspace))?.TotalSeconds);
        AddLevels(page, Levels(sql => ReadOnlyQuery.Run(connection, sql, cancel)));
        AddProcess(page);
        page.Add("tipoff_scrape_seconds", MetricKind.Gauge, "Seconds that this page took.", real.GetElapsedTime(began).TotalSeconds);
        return page.ToString();
    }

    static double Number(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    IReadOnlyList<(ServiceLevel Level, Attainment Attainment)> Levels(Func<string, QueryResult> query)
    {
        // Whoever comes meanwhile waits for the one count instead of counting as well.
        lock (gate)
        {
            if (counted is not { } at || real.GetElapsedTime(at) > LevelsAge)
                (levels, counted) = (new ServiceRecord(query, warehouse.Now).Over(ServiceRecord.UsualDays), real.GetTimestamp());
            return levels;
        }
    }

    static void AddLevels(Exposition page, IReadOnlyList<(ServiceLevel Level, Attainment Attainment)> levels)
    {
        void Add(string name, string help, Func<ServiceLevel, Attainment, double?> figure) =>
            page.Add(name, MetricKind.Gauge, help, ["level", "demand"], levels
                .Where(of => figure(of.Level, of.Attainment) is not null)
                .Select(of => ((IReadOnlyList<string>)[of.Level.Name, of.Level.Demand.ToString().ToLowerInvariant()], figure(of.Level, of.Attainment)!.Value)));

        Add("tipoff_service_level", "What was attained over 28 days: a share from 0 to 1, or a rate; absent where nothing was counted.", (_, attained) => attained.Value);
        Add("tipoff_service_level_target", "What is demanded: at least, or for atmost at most.", (level, _) => level.Target);
        Add("tipoff_service_level_budget_left", "Share of the budget for errors that is left of 28 days; negative when it is overdrawn.", (_, attained) => attained.LeftShare);
        Add("tipoff_service_level_burn", "How many times as fast as it lasts the latest day spent the budget.", (_, attained) => attained.DayBurn);
    }

    /// <summary>Names that every dashboard for processes knows.</summary>
    static void AddProcess(Exposition page)
    {
        using var process = Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime.ToUniversalTime());
        page.Add("process_start_time_seconds", MetricKind.Gauge, "When the process began, in seconds of the epoch.", started.ToUnixTimeMilliseconds() / 1000.0);
        page.Add("process_cpu_seconds_total", MetricKind.Counter, "Processor time, in seconds.", process.TotalProcessorTime.TotalSeconds);
        page.Add("process_resident_memory_bytes", MetricKind.Gauge, "Memory in use, the database's included.", process.WorkingSet64);
        page.Add("process_threads", MetricKind.Gauge, "Threads.", process.Threads.Count);
        page.Add("tipoff_heap_bytes", MetricKind.Gauge, "Managed memory in use.", GC.GetTotalMemory(forceFullCollection: false));
        page.Add("tipoff_uptime_seconds", MetricKind.Gauge, "Seconds since the process began.", (TimeProvider.System.GetUtcNow() - started).TotalSeconds);
        page.Add("tipoff_build_info", MetricKind.Gauge, "1; the label says which version runs.", ["version"], [([RunLog.CodeVersion], 1)]);
    }
}
