using System.Globalization;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>How much of what a backfill reads is there: landed rows, who is who, and what was built before.</summary>
public static class PreflightCoverage
{
    /// <summary>Units that are named one by one.</summary>
    const int Shown = 3;

    /// <summary>Every landed table that the content requires, against the calendar; and how many units only a second source has.</summary>
    public static PreflightFinding Sources(PreflightSubject subject, string name)
    {
        var types = subject.Scope.Sources.SelectMany(layer => layer.Tables).Distinct().ToList();
        var tables = subject.Measure([new CompletenessLayer("sources", "", 100, types)]).Layers[0].Tables;
        var fallback = Fallback(subject, tables.Select(table => subject.Catalog[table.Table]));
        var lines = tables.Select(table => $"{table.Table.Split('.')[1]} {table.Present:N0}/{table.Expected:N0}");
        var value = $"{string.Join(", ", lines)} {subject.Scope.UnitNoun}; {fallback:N0} by a fallback feed";
        return PreflightFinding.Of(name, value, [.. tables.Where(table => table.Gaps.Count > 0).Select(table => Lacking(subject, table))]);
    }

    static PreflightRemark Lacking(PreflightSubject subject, TableCompleteness table)
    {
        var percent = 100d * table.Present / table.Expected;
        var units = table.Gaps.SelectMany(gap => gap.Units.DefaultIfEmpty("no rows").Select(unit => $"{unit} of {gap.Partition}")).ToList();
        var why = string.Create(
            CultureInfo.InvariantCulture,
            $"{table.Table} lacks {table.Expected - table.Present:N0} of {table.Expected:N0} ({Math.Floor(percent * 100) / 100:0.00} % are there): {string.Join(", ", units.Take(Shown))}{(units.Count > Shown ? " and others" : "")}");
        var dates = table.Gaps.Select(gap => Inputs.DateOf(gap.Partition)).OfType<DateOnly>().Order().ToList();
        var fix = subject.Fetch([subject.Catalog[table.Table]], dates[0], dates[^1]);
        return percent >= subject.Limits.CoverageWarningPercent ? PreflightRemark.Warning(why, fix) : PreflightRemark.Failed(why, fix);
    }

    /// <summary>Units of the range of which, in some table, every row came from an endpoint that is asked only where another failed.</summary>
    static long Fallback(PreflightSubject subject, IEnumerable<Table> tables)
    {
        List<string> covered = [];
        foreach (var table in tables)
        {
            var feeds = subject.Endpoints.Feeding(table).Where(endpoint => endpoint.FallbackFor is not null).Select(endpoint => Sql.Literal(endpoint.Name)).ToList();
            var feed = table.Columns.FirstOrDefault(column => column.IsFeed);
            if (feeds.Count == 0 || feed is null || table.Expectation.UnitColumn is not { } unit || table.Partition is not { } partition)
                continue;

            covered.Add($"""
                select {partition.Name} as partition, cast({unit} as varchar) as unit from {table.FullName}
                where {partition.Name} between {Sql.Literal(subject.Request.From)} and {Sql.Literal(subject.Request.To)}
                group by 1, 2 having bool_and({feed.Name} in ({string.Join(", ", feeds)}))
                """);
        }

        return covered.Count == 0 ? 0 : Number(subject.Query($"select count(*) from ({string.Join(" union ", covered)}) t").Rows[0][0]);
    }

    /// <summary>Who is who: there, made of today's rows, and what of it is open.</summary>
    public static PreflightFinding Registry(PreflightSubject subject, string name)
    {
        var registry = subject.Catalog[subject.Scope.Registry];
        var cells = subject.Warehouse.Ledger.Of(registry.FullName).Where(cell => cell.Rows > 0).ToList();
        var unresolved = Number(subject.Query(Sql.Bind(subject.Scope.UnresolvedSql, ("now", Sql.Literal(subject.Warehouse.Now)))).Rows[0][0]);
        var newest = cells.Select(cell => Inputs.DateOf(cell.Partition)).Max();
        var value = $"{cells.Sum(cell => cell.Rows):N0} {subject.Scope.RegistryNoun}{(newest is { } date ? $", the newest of {date:yyyy-MM-dd}" : "")}, {unresolved:N0} names unresolved";
        List<PreflightRemark> remarks = [];
        var rebuild = $"tipoff backfill {PreflightSubject.Options(subject.Held().FirstOrDefault(subject.Request.From), subject.Request.To)} --tables {registry.Layer}.*";
        if (cells.Count == 0)
            remarks.Add(PreflightRemark.Failed($"{registry.FullName} is empty", rebuild));
        remarks.AddRange(Broken(subject, registry.Layer, rebuild));
        remarks.AddRange(Stale(subject, registry.Layer, rebuild));
        if (unresolved > 0)
            remarks.Add(PreflightRemark.Warning("rows under a name that leads to nobody, or to several, count for nobody", subject.Scope.UnresolvedCommand));
        return PreflightFinding.Of(name, value, remarks);
    }

    static IEnumerable<PreflightRemark> Broken(PreflightSubject subject, string layer, string rebuild)
    {
        var broken = subject.Catalog.Tables
            .Where(table => table.Layer == layer)
            .SelectMany(table => subject.Warehouse.Ledger.Of(table.FullName))
            .Where(cell => cell.Presence is Presence.FailedRetryable or Presence.FailedTerminal or Presence.Quarantined)
            .ToList();
        if (broken.Count > 0)
            yield return PreflightRemark.Failed($"{broken.Count:N0} cells failed, {broken[0].Table} {broken[0].Partition} first: {broken[0].Reason ?? broken[0].Error}", rebuild, broken.Min(cell => cell.UpdatedAt));
    }

    /// <summary>The backfill makes them anew by itself, so that they are no failure; but names may then mean others.</summary>
    static IEnumerable<PreflightRemark> Stale(PreflightSubject subject, string layer, string rebuild)
    {
        var planned = subject.Runner.Plan(new PlanRequest(DateOnly.MinValue, DateOnly.MaxValue, $"{layer}.*")).Cells.Where(cell => cell.Reason != "failed").GroupBy(cell => cell.Table).ToList();
        if (planned.Count > 0)
            yield return PreflightRemark.Warning($"not made of today's rows: {string.Join(", ", planned.Select(table => $"{table.Count():N0} cells of {table.Key}"))}", rebuild);
    }

    /// <summary>What was built of the two layers before; a number to compare with afterwards, and never a fault.</summary>
    public static PreflightFinding Layers(PreflightSubject subject, string name)
    {
        var chosen = subject.Chosen.Select(table => table.FullName).ToHashSet();
        var tables = new BackfillProgress(subject.Catalog, subject.Query, subject.Warehouse.Now).Tables(subject.Request.From, subject.Request.To).Where(table => chosen.Contains(table.Table)).ToList();
        string[] layers = [subject.Scope.FirstLayer, subject.Scope.SecondLayer];
        return PreflightFinding.Of(name, string.Join(", ", layers.Select(layer => $"{layer} {tables.Where(table => table.Layer == layer).Sum(table => table.Done):N0} of {tables.Where(table => table.Layer == layer).Sum(table => table.Due):N0} cells")));
    }

    static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
