using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Dashboards;

/// <summary>Reads what was done: tries of a cell, runs, decisions, requests; down to the error in full.</summary>
sealed class DashRuns(DateTimeOffset now, Func<string, QueryResult> query)
{
    /// <summary>Lines of a history; what is older is asked with `tipoff sql`.</summary>
    const int LinesMost = 100;

    public Page Read(Place place) => place switch
    {
        Place.Tries tries => Tries(tries),
        Place.Run run => Run(run),
        Place.Decisions decisions => Decisions(decisions),
        Place.Requests requests => Requests(requests),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Failures are kept by try; a success at the first try only by its run.</summary>
    Page Tries(Place.Tries place)
    {
        var (table, partition) = (ReadOnlyQuery.Literal(place.Table), ReadOnlyQuery.Literal(place.Partition));
        var rows = query(
            $"""
            with touched as (
              select run, presence, attempt, reason, ended_at from orchestration.attempts where table_name = {table} and partition = {partition}
              union all
              select run, presence, attempt, coalesce(error, reason), updated_at from orchestration.cells c where table_name = {table} and partition = {partition} and run is not null
                and not exists (select 1 from orchestration.attempts a where a.table_name = c.table_name and a.partition = c.partition and a.run = c.run)
              union all
              select run, 'touched', null, cells || ' cells from ' || first_partition || ' to ' || last_partition, ended_at from orchestration.steps s
              where table_name = {table} and {partition} between first_partition and last_partition
                and not exists (select 1 from orchestration.attempts a where a.table_name = {table} and a.partition = {partition} and a.run = s.run)
                and not exists (select 1 from orchestration.cells c where c.table_name = {table} and c.partition = {partition} and c.run = s.run)
            )
            select t.run, t.presence, t.attempt, t.reason, strftime(t.ended_at, '%Y-%m-%d %H:%M'), r.command
            from touched t left join orchestration.runs r on r.run = t.run
            order by t.ended_at desc, t.attempt desc limit {LinesMost}
            """).Rows;
        var entries = rows.Select(row => Try(place, row)).ToList();
        return new Page(place, place.Table, entries.Count == 0 ? "no run has touched it" : $"runs that touched {place.Partition}, the latest first; times are UTC", now, entries) { Command = DashPages.Mending(place.Table, place.Partition, PartitionCells.NotBuilt) };
    }

    static Entry Try(Place.Tries place, object?[] row)
    {
        var presence = $"{row[1]}";
        var health = presence == "touched" ? Health.Healthy : DashPages.HealthOf(presence);
        return new Entry(health, "", $"{row[4]}", $"{presence}{(row[2] is null or 0 or 0L ? "" : $", try {row[2]}")}: {row[5] ?? row[0]}", $"{row[3]}")
        {
            Command = health == Health.Healthy ? null : DashPages.Mending(place.Table, place.Partition, presence),
            Leads = new Place.Run($"{row[0]}", place.Table, place.Partition),
        };
    }

    Page Run(Place.Run place)
    {
        var id = ReadOnlyQuery.Literal(place.Id);
        var run = query($"select command, state, strftime(started_at, '%Y-%m-%d %H:%M:%S'), seconds, coalesce(cells_ok, 0), coalesce(cells_failed, 0), error from orchestration.runs where run = {id}").Rows;
        List<string> told = [.. run.SelectMany(row => new[] { $"{row[0]}", $"{row[1]}, begun {row[2]} UTC, {row[4]} cells ok, {row[5]} not", row[6] is { } error ? $"\nWhat it said at its end:\n{error}" : "" })];
        var presence = PartitionCells.NotBuilt;
        if (place.Table is { } table && place.Partition is { } partition)
        {
            var cell = query($"select presence, coalesce(error, reason), run from orchestration.cells where table_name = {ReadOnlyQuery.Literal(table)} and partition = {ReadOnlyQuery.Literal(partition)}").Rows;
            var tries = query($"select attempt, presence, failure, reason from orchestration.attempts where run = {id} and table_name = {ReadOnlyQuery.Literal(table)} and partition = {ReadOnlyQuery.Literal(partition)} order by ended_at").Rows;
            presence = cell.Select(row => $"{row[0]}").FirstOrDefault(presence);
            told.AddRange(tries.Select(row => $"\n{table} {partition}, try {row[0]}: {row[1]} {row[2]}\n{row[3]}"));
            told.AddRange(cell.Where(row => row[1] is { } why && $"{row[2]}" == place.Id && tries.All(one => $"{one[3]}" != $"{why}")).Select(row => $"\nThe cell now: {row[0]}\n{row[1]}"));
        }

        if (run.Count == 0)
            told.Insert(0, $"The run {place.Id} is not in the log.");
        return new Page(place, place.Id, "a run, and what it said", now, [])
        {
            Text = Wrapping.Wrap(string.Join('\n', told.Where(line => line.Length > 0)), Wrapping.TextWidth),
            Command = place is { Table: { } of, Partition: { } at } && DashPages.HealthOf(presence) != Health.Healthy ? DashPages.Mending(of, at, presence) : "tipoff monitor",
        };
    }

    Page Decisions(Place.Decisions place)
    {
        var rows = query(
            $"""
            select strftime(decided_at at time zone 'America/New_York', '%Y-%m-%d %H:%M'), verdict, state, coalesce(summary, reason)
            from orchestration.decisions where workflow = {ReadOnlyQuery.Literal(place.Workflow)} order by decided_at desc limit {LinesMost}
            """).Rows;
        return new Page(place, place.Workflow, "what was decided, the latest first; times of New York", now, [.. rows.Select(row => new Entry(
            $"{row[2]}" is "failed" or "killed" || $"{row[1]}" == "ABORT" ? Health.Critical : Health.Healthy, "", $"{row[0]}", $"{row[1]} {row[2]}".TrimEnd(), $"{row[3]}")
        {
            Command = $"tipoff schedule run {place.Workflow}",
        })]);
    }

    Page Requests(Place.Requests place)
    {
        var rows = query(
            $"""
            select strftime(fetched_at, '%Y-%m-%d %H:%M'), endpoint, outcome, reason
            from orchestration.fetches where site = {ReadOnlyQuery.Literal(place.Site)} order by fetched_at desc limit {LinesMost}
            """).Rows;
        return new Page(place, place.Site, "what was asked, the latest first; times are UTC", now, [.. rows.Select(row => new Entry(
            $"{row[2]}" is "ok" or "no_data" or "no_data_expected" ? Health.Healthy : Health.Warning, "", $"{row[0]}", $"{row[1]}: {row[2]}", $"{row[3]}")
        {
            Command = "tipoff source status",
        })]);
    }
}
