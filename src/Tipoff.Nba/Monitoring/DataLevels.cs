using Tipoff.Engine.Health;
using Tipoff.Nba.Precompute;

namespace Tipoff.Nba.Monitoring;

/// <summary>Promises of the data: there in time, whole, and made at the first try.</summary>
static class DataLevels
{
    const string Counted = MonitoringQuery.Counted;

    /// <summary>Columns of a player's line without which nothing can be said of him.</summary>
    static readonly IReadOnlyList<string> Critical = ["points", "minutes_played", "usage_rate"];

    /// <summary>Share that has to be there of what is demanded.</summary>
    const double Usual = 0.95;

    /// <summary>Appearances that the windows of features look back on.</summary>
    const int Appearances = 10;

    /// <summary>The list that the promise was made of; what history or a market has not given yet is missing in later ones by nature.</summary>
    static readonly IReadOnlyList<string> Features = [.. PublishedFeatures.Of("v1").Select(place => place.Feature).OfType<Feature>().Select(feature => feature.Name)];

    static readonly string FeatureValues = string.Join(" + ", Features.Select(feature => $"count({feature})"));

    static readonly string CriticalColumns = string.Join(" + ", Critical.Select(column => $"count({column})"));

    public static IReadOnlyList<ServiceLevel> All { get; } =
    [
        // A cell that first lacked games is fresh when the last of them has come; what was built before a daemon served here was nobody's duty.
        new("data", "freshness", "games whose lines were there within 24 hours of the night's end", "games", Usual, "tipoff schedule log --date @since",
            $"""
            with nights as (
              select game_date, count(*) as games, max(tipoff_at) + interval '3' hour as over_at
              from reference.games
              where game_date between @from and @to and {Counted} and {MonitoringQuery.HasSource("game_date")} and game_date >= (select min(day) from orchestration.decisions)
              group by game_date
            ),
            made as (
              select n.game_date, min(s.ended_at) as made_at
              from nights n
              join orchestration.steps s on s.table_name = 'analytics.player_game_summary' and cast(n.game_date as varchar) between s.first_partition and s.last_partition
              where not exists (
                select 1 from orchestration.attempts a
                where a.table_name = s.table_name and a.partition = cast(n.game_date as varchar) and a.run = s.run and a.presence not in ('ok', 'ok_degraded'))
              group by n.game_date
            )
            select n.game_date as day, case when m.made_at <= n.over_at + interval '24' hour then n.games else 0 end as good, n.games as total
            from nights n left join made m on m.game_date = n.game_date
            where n.over_at + interval '24' hour <= @now
            """),
        new("data", "due cells", "cells that the morning's lock demanded of the day", "cells", Usual, "tipoff backfill --from @since --to @today --only missing",
            """
            select e.day, count(*) filter (c.presence in ('ok', 'ok_degraded', 'skipped_by_rule')) as good, count(*) as total
            from orchestration.daily_expectations e
            left join orchestration.cells c on c.table_name = e.table_name and c.partition = cast(e.day as varchar)
            where e.day between @from and @to and e.day < @due
            group by e.day
            """),
        new("data", "requests", "requests to sources", "requests", Usual, "tipoff query failed_requests",
            $"""
            select {ServiceLevel.DayOf("fetched_at")} as day, count(*) filter (outcome in ('ok', 'no_data', 'no_data_expected')) as good, count(*) as total
            from orchestration.fetches where {ServiceLevel.DayOf("fetched_at")} between @from and @to and fetched_at <= @now
            group by 1
            """),
        // A cell that waits for another was not tried; one that ended a series of failures was not made at the first try.
        new("data", "first try", "cells of analytics and precompute that were made at the first try", "cells", 0.9, "tipoff query failures",
            $"""
            with made as (
              select {ServiceLevel.DayOf("ended_at")} as day, sum(cells) as cells
              from orchestration.steps
              where (table_name like 'analytics.%' or table_name like 'precompute.%') and {ServiceLevel.DayOf("ended_at")} between @from and @to
              group by 1
            ),
            tried as (
              select {ServiceLevel.DayOf("a.ended_at")} as day, count(*) filter (a.attempt = 1 and a.presence in ('failed_retryable', 'failed_terminal', 'quarantined')) as failed,
                count(*) filter (exists (select 1 from orchestration.steps s where s.table_name = a.table_name and s.run = a.run and a.partition between s.first_partition and s.last_partition)) as not_first
              from orchestration.attempts a
              where (a.table_name like 'analytics.%' or a.table_name like 'precompute.%') and {ServiceLevel.DayOf("a.ended_at")} between @from and @to
              group by 1
            )
            select coalesce(m.day, t.day) as day, coalesce(m.cells, 0) - coalesce(t.not_first, 0) as good, coalesce(m.cells, 0) - coalesce(t.not_first, 0) + coalesce(t.failed, 0) as total
            from made m full join tried t on t.day = m.day
            """),
        // Who has hardly played has no history to make features of: that is no fault of the service.
        new("data", "features", $"values of the first 25 published features, of players with {Appearances} appearances", "values", Usual, "tipoff features coverage",
            $"""
            select game_date as day, {FeatureValues} as good, {Features.Count} * count(*) as total
            from precompute.ml_feature_store where game_date between @from and @to and games_played_season >= {Appearances}
            group by game_date
            """),
        new("data", "critical columns", $"values of {string.Join(", ", Critical)}", "values", Usual, "tipoff query training_quality",
            $"""
            select game_date as day, {CriticalColumns} as good, {Critical.Count} * count(*) as total
            from analytics.player_game_summary where game_date between @from and @to
            group by game_date
            """),
        new("data", "backfill speed", "game dates rebuilt for each hour of a backfill", "dates/h", 10, "tipoff monitor",
            $"""
            select {ServiceLevel.DayOf("r.started_at")} as day, sum(s.dates) as good, sum(r.seconds) / 3600.0 as total
            from orchestration.runs r
            join (select run, sum(cells) as dates from orchestration.steps where table_name = 'analytics.player_game_summary' group by run) s on s.run = r.run
            where r.command <> 'tipoff serve' and r.seconds > 0 and {ServiceLevel.DayOf("r.started_at")} between @from and @to
            group by 1
            """) { Demand = Demand.AtLeast },
    ];
}
