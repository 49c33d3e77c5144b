using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Monitoring;

/// <summary>Whether what is there is good: filled columns, plausible figures, sources, readiness.</summary>
static class QualityQueries
{
    /// <summary>What games need from outside, with each table that may bring it.</summary>
    static readonly string Needs = string.Join(", ", SourceNeeds.All.SelectMany(need => need.Chain.Select(table => $"('{need.Name}', {need.IsRequired}, '{Table.NameOf(table)}')")));

    public static IReadOnlyList<MonitoringQuery> All { get; } =
    [
        new(3, "training_quality", "How complete is what this season's models will learn from?",
            "Minutes 99 %, usage 95 %, shots by zone 40 % are asked for; below them is bad. The rest is for comparison.",
            """
            select count(*) as total_records, count(distinct game_date) as unique_dates, count(distinct player_id) as unique_players,
              round(100.0 * count(minutes_played) / nullif(count(*), 0), 2) as minutes_pct, round(100.0 * count(usage_rate) / nullif(count(*), 0), 2) as usage_pct, round(100.0 * count(ts_pct) / nullif(count(*), 0), 2) as ts_pct,
              round(100.0 * count(efg_pct) / nullif(count(*), 0), 2) as efg_pct, round(100.0 * count(assists) / nullif(count(*), 0), 2) as assists_pct, round(100.0 * count(paint_attempts) / nullif(count(*), 0), 2) as paint_pct,
              case when count(*) > 0 and (count(minutes_played) < 0.99 * count(*) or count(usage_rate) < 0.95 * count(*) or count(paint_attempts) < 0.40 * count(*)) then 'bad' else 'ok' end as verdict
            from analytics.player_game_summary
            where season_year = @season and game_date < @today
            """),
        new(6, "daily_stats", "Do the last seven days look like basketball?",
            "A played average near 22 minutes and 10 points is usual; an average below 8 or above 14 points is bad, for then boxes are cut short or doubled.",
            """
            select game_date, count(*) as player_games, count(distinct player_id) as unique_players, round(avg(minutes_played), 1) as avg_minutes, round(avg(points), 1) as avg_points,
              case when avg(points) between 8 and 14 then 'ok' else 'bad' end as verdict
            from analytics.player_game_summary
            where game_date between @today - 7 and @today
            group by game_date
            order by game_date desc
            """),
        new(8, "regression", "Is this week as good as the last?",
            "Shares of filled columns may not fall by more than two points; then something upstream has changed.",
            """
            with weeks as (
              select case when game_date > @today - 7 then 'this week' else 'last week' end as week, count(*) as records, 100.0 * count(minutes_played) / count(*) as minutes_pct, 100.0 * count(usage_rate) / count(*) as usage_pct,
                100.0 * count(paint_attempts) / count(*) as paint_pct, avg(points) as avg_points
              from analytics.player_game_summary
              where game_date > @today - 14 and game_date <= @today
              group by 1
            )
            select week, records, round(minutes_pct, 2) as minutes_pct, round(usage_pct, 2) as usage_pct, round(paint_pct, 2) as paint_pct, round(avg_points, 2) as avg_points,
              case when week = 'this week' and exists (
                select 1 from weeks b where b.week = 'last week' and (weeks.minutes_pct < b.minutes_pct - 2 or weeks.usage_pct < b.usage_pct - 2 or weeks.paint_pct < b.paint_pct - 2)) then 'bad' else 'ok' end as verdict
            from weeks
            order by week desc
            """),
        new(9, "most_covered_players", "Who has the longest history?",
            "For orientation: the twenty players with the most games. A name that stands twice is an identity that was not merged: `tipoff player find NAME`.",
            """
            select max(player_full_name) as player, player_id, count(*) as total_games, min(game_date) as first_game, max(game_date) as last_game, round(avg(points), 1) as avg_points, round(avg(minutes_played), 1) as avg_minutes
            from analytics.player_game_summary
            where game_date <= @today
            group by player_id
            order by total_games desc, player_id
            limit 20
            """),
        new(10, "scorecard", "All of it in one line?",
            "The line of the morning: this season's dates in analytics and precompute, how old the newest is, and the two shares that models live on.",
            """
            select count(distinct s.game_date) filter (s.season_year = @season) as phase3_dates, (select count(distinct game_date) from precompute.player_composite_factors where season_year = @season and game_date <= @today) as phase4_dates,
              date_diff('day', max(s.game_date), @today) as days_since_phase3, round(100.0 * count(s.minutes_played) filter (s.season_year = @season) / nullif(count(*) filter (s.season_year = @season), 0), 2) as minutes_pct,
              round(100.0 * count(s.usage_rate) filter (s.season_year = @season) / nullif(count(*) filter (s.season_year = @season), 0), 2) as usage_pct,
              count(distinct s.game_date) as historical_phase3_dates, (select count(distinct game_date) from precompute.player_composite_factors where game_date <= @today) as historical_phase4_dates
            from analytics.player_game_summary s
            where s.game_date <= @today
            """),
        new(12, "fallback_games", "Which games of the last thirty days came from a second source?",
            "Empty is best. warn: the first source failed and another stood in; figures that only the first has are missing there.",
            """
            select game_date, game_id, count(*) as rows_from_elsewhere, max(quality_tier) as quality_tier, max(quality_issues) as issues, 'warn' as verdict
            from analytics.player_game_summary
            where game_date between @today - 30 and @today and quality_issues like '%backup_source_used%'
            group by game_date, game_id
            order by game_date desc, game_id
            """),
        new(13, "sources_by_date", "How many of the things that games need from outside are here, date by date?",
            "All that are required is good; one that is missing is bad, and `tipoff source fetch --date D` asks for it once more. The others count only for comparison: not everybody has bookmakers' lines.",
            $"""
            with dates as (
              select distinct game_date from reference.games where game_date >= @today - 7 and game_date < @today and {MonitoringQuery.Counted} and {MonitoringQuery.HasSource("game_date")}
            ),
            needs as (
              select * from (values {Needs}) n (need, is_required, table_name)
            ),
            held as (
              select d.game_date, n.need, bool_or(n.is_required) as is_required, count(c.partition) > 0 as is_held
              from dates d cross join needs n
              left join orchestration.cells c on c.table_name = n.table_name and c.partition = cast(d.game_date as varchar) and c.row_count > 0
              group by d.game_date, n.need
            )
            select game_date, count(*) filter (is_held) as held, count(*) as needs, count(*) filter (is_held and is_required) as required_held, count(*) filter (is_required) as required,
              string_agg(need, ', ' order by need) filter (not is_held) as missing, case when bool_or(is_required and not is_held) then 'bad' else 'ok' end as verdict
            from held
            group by game_date
            order by game_date desc
            """),
        new(14, "source_availability", "Which source does each game of the last seven days have?",
            "COMPLETE is good. PRIMARY_MISSING: a second source stands in; ALL_MISSING: the game was played and nobody's box is there.",
            $"""
            select g.game_date, g.game_id, g.away_team_abbr || ' at ' || g.home_team_abbr as game, count(b.player_id) as primary_rows, count(s.player_id) as summary_rows,
              case when count(b.player_id) > 0 then 'COMPLETE' when count(s.player_id) > 0 then 'PRIMARY_MISSING' else 'ALL_MISSING' end as availability,
              case when count(b.player_id) > 0 then 'ok' when count(s.player_id) > 0 then 'warn' else 'bad' end as verdict
            from reference.games g
            left join analytics.player_game_summary s on s.game_id = g.game_id
            left join raw.nbac_player_boxscores b on b.game_id = g.game_id and b.player_id = s.player_id
            where g.game_date >= @today - 7 and g.game_date < @today and g.{MonitoringQuery.Counted} and {MonitoringQuery.HasSource("g.game_date")}
            group by g.game_date, g.game_id, g.away_team_abbr, g.home_team_abbr
            order by g.game_date desc, g.game_id
            """),
        new(18, "unresolved_names", "Which names of the last thirty days mean nobody yet?",
            "Empty is good. Until somebody decides, their lines and reports are left out: `tipoff player unresolved`, `tipoff player alias`.",
            """
            select source, player_name, count(*) as rows_waiting, min(game_date) as first_seen, max(game_date) as last_seen, 'warn' as verdict
            from reference.resolved_names
            where game_date between @today - 30 and @today and player_id is null
            group by source, player_name
            order by rows_waiting desc, player_name
            limit 50
            """),
        new(19, "quality_tiers", "How good are the summaries of the last thirty days, date by date?",
            "Gold and silver are usual; a tenth of bronze or worse is a warning: see `tipoff query fallback_games`.",
            """
            select game_date, count(*) as rows_of_date, count(*) filter (quality_tier = 'gold') as gold, count(*) filter (quality_tier = 'silver') as silver, count(*) filter (quality_tier not in ('gold', 'silver')) as lower,
              case when count(*) filter (quality_tier not in ('gold', 'silver')) > 0.1 * count(*) then 'warn' else 'ok' end as verdict
            from analytics.player_game_summary
            where game_date between @today - 30 and @today
            group by game_date
            order by game_date desc
            """),
        new(20, "prediction_readiness", "What share of the candidates of the last seven dates is ready to be predicted?",
            "Ready: 70 % of the team's expected games are known. In the bootstrap nobody is; after it a share below 70 % is bad.",
            """
            select game_date, count(*) as candidates, count(*) filter (is_production_ready) as ready, round(100.0 * count(*) filter (is_production_ready) / count(*), 1) as ready_pct, round(avg(quality_score), 1) as avg_quality,
              case when bool_and(data_source = 'analytics') or count(*) filter (is_production_ready) >= 0.7 * count(*) then 'ok' else 'bad' end as verdict
            from precompute.ml_feature_store
            where game_date between @today - 7 and @today + 1
            group by game_date
            order by game_date desc
            """),
    ];
}
