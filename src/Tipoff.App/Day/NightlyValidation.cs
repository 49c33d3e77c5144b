using System.Data.Common;
using System.Globalization;
using Tipoff.App.Cli;
using Tipoff.App.Validations;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Health;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.App.Day;

/// <summary>Holds every published row of every date against the schedule, and keeps what is missing for whoever watches.</summary>
sealed class NightlyValidation(DuckDbWarehouse warehouse)
{
    /// <summary>Dates told in the decision; all are kept.</summary>
    const int ToldMost = 3;

    /// <summary>Days whose profiles are looked at: what came late is seen too.</summary>
    const int ProfiledDays = 7;

    /// <summary>All dates since the first that was built, through yesterday.</summary>
    public Completion Run(Moment moment)
    {
        using var connection = warehouse.Connect();
        if (ReadOnlyQuery.Run(connection, "select min(partition) from orchestration.cells where table_name = 'analytics.player_game_summary' and row_count > 0").Rows[0][0] is not string first)
            return new Completion(Completion.Done, "nothing is built yet");

        var (from, to) = (DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture), moment.Day.AddDays(-1));
        return to < from ? new Completion(Completion.Done, $"nothing is due before {from:yyyy-MM-dd}") : Check(from, to);
    }

    /// <summary>Compares the last days with the dates before them, and keeps what is odd; returns how much is.</summary>
    int Profile(DbConnection connection, DateOnly to)
    {
        var from = to.AddDays(1 - ProfiledDays);
        bool IsBuilt(string partition) => string.CompareOrdinal(partition, $"{from:yyyy-MM-dd}") >= 0 && string.CompareOrdinal(partition, $"{to:yyyy-MM-dd}") <= 0;
        var tables = warehouse.Catalog.Tables.Where(table => warehouse.Ledger.Of(table.FullName).Any(cell => cell.Rows > 0 && IsBuilt(cell.Partition))).ToList();
        DataChecks checks = new(warehouse.Catalog, sql => ReadOnlyQuery.Run(connection, sql));
        var odd = tables.SelectMany(table => checks.Anomalies(table, from, to)).Where(anomaly => anomaly.Label is null).ToList();
        AnomalyLog.Keep(warehouse, connection, odd, from, to);
        return odd.Count;
    }

    public Completion Check(DateOnly from, DateOnly to)
    {
        using var connection = warehouse.Connect();
        var report = new Completeness(warehouse.Catalog, sql => ReadOnlyQuery.Run(connection, sql), warehouse.Now).Measure(CompletenessLayers.All, from, to);
        ValidationLog.Keep(warehouse, connection, report, from, to);
        var gaps = report.Layers.SelectMany(layer => layer.Gaps).Select(gap => gap.Partition).Distinct().OrderDescending(StringComparer.Ordinal).ToList();
        var shares = string.Join(", ", report.Layers.Select(layer => $"{layer.Layer.Name} {layer.Percent:0.##} %"));
        if (Profile(connection, to) is > 0 and var odd)
            shares = $"{shares}; {odd} measures are unlike the dates before";
        return gaps.Count == 0
            ? new Completion(Completion.Done, $"complete since {from:yyyy-MM-dd}: {shares}")
            : new Completion(Completion.Partial, $"{gaps.Count} dates lack something, the latest {string.Join(", ", gaps.Take(ToldMost))}: {shares}");
    }

    /// <summary>The report of the week, archived; each gap that it names is told as such.</summary>
    public Completion Week(Moment moment)
    {
        using var connection = warehouse.Connect();
        QueryResult Query(string sql) => ReadOnlyQuery.Run(connection, sql);
        var report = WeeklyReport.Of(warehouse.Catalog, Query, warehouse.Now, moment.Day.AddDays(-1));
        Weekly.Archive(warehouse.Workspace, warehouse.Catalog, Query, report, warehouse.Now);
        return new Completion(report.Faults.Count == 0 ? Completion.Done : Completion.Partial, report.Faults.Count == 0 ? report.Status : string.Join("; ", report.Faults));
    }
}
