using Tipoff.Engine.Health;

namespace Tipoff.Nba;

/// <summary>What must hold of a backfilled range beyond completeness and filled columns, as shares of what is due.</summary>
/// <remarks>The system before this one asked for absolute counts, such as 35,000 rows from May 2024 on: they said nothing of any other range.</remarks>
public static class AcceptanceCriteria
{
    const string Players = "analytics.player_game_summary where game_date between @from and @to";

    const string Teams = "analytics.team_offense_game_summary where game_date between @from and @to";

    public static readonly IReadOnlyList<Criterion> All =
    [
        // Eight dressed players are the least that a team may begin with; eighteen on each side are more than any team has dressed.
        new("player lines per game", "16 to 36 in every game", IsCritical: true,
            $"select count(*) > 0 and min(n) >= 16 and max(n) <= 36, min(n) || ' to ' || max(n) || ' in ' || count(*) || ' games' from (select count(*) as n from {Players} group by game_id)"),
        new("team lines per game", "two in every game", IsCritical: true,
            $"select count(*) > 0 and min(n) = 2 and max(n) = 2, min(n) || ' to ' || max(n) || ' in ' || count(*) || ' games' from (select count(*) as n from {Teams} group by game_id)"),
        new("team columns", "possessions, attempts, turnovers, pace and rating filled from 99 %", IsCritical: true,
            $"""
            select count(*) > 0 and least(count(possessions), count(fg_attempts), count(ft_attempts), count(turnovers), count(pace), count(offensive_rating)) >= 0.99 * count(*),
              'the least filled is filled to ' || round(100.0 * least(count(possessions), count(fg_attempts), count(ft_attempts), count(turnovers), count(pace), count(offensive_rating)) / nullif(count(*), 0), 2) || ' %'
            from {Teams}
            """),
        new("team line of each player line", "none without", IsCritical: true,
            $"""
            select count(*) = 0, count(*) || ' without'
            from (select * from {Players}) s
            where not exists (select 1 from analytics.team_offense_game_summary t where t.game_id = s.game_id and t.team_abbr = s.team_abbr)
            """),
        // The most ever: 100 points, 30 assists, 55 rebounds, 69 minutes.
        new("values in range", "points to 100, assists to 30, rebounds to 55, minutes to 70", IsCritical: true,
            $"select count(*) filter (where points not between 0 and 100 or assists not between 0 and 30 or rebounds not between 0 and 55 or minutes_played not between 0 and 70) = 0, count(*) filter (where points not between 0 and 100 or assists not between 0 and 30 or rebounds not between 0 and 55 or minutes_played not between 0 and 70) || ' outside' from {Players}"),
        new("minutes of scorers", "at most 0.14 % score without time", IsCritical: false,
            $"select count(*) filter (where points > 0 and coalesce(minutes_played, 0) = 0) <= 0.0014 * count(*), count(*) filter (where points > 0 and coalesce(minutes_played, 0) = 0) || ' of ' || count(*) from {Players}"),
        new("player quality", "gold and silver from 80 %, ready from 95 %", IsCritical: false, Quality(Players, 0.80, 0.95)),
        new("team quality", "gold and silver from 90 %, ready from 80 %", IsCritical: false, Quality(Teams, 0.90, 0.80)),
        new("player averages", "18 to 32 minutes, usage 18 to 28", IsCritical: false,
            $"select avg(minutes_played) between 18 and 32 and avg(usage_rate) between 18 and 28, round(avg(minutes_played), 1) || ' minutes, usage ' || round(avg(usage_rate), 1) from {Players}"),
        new("team averages", "100 to 130 points, 95 to 105 possessions and pace, rating 100 to 120", IsCritical: false,
            $"""
            select avg(points_scored) between 100 and 130 and avg(possessions) between 95 and 105 and avg(pace) between 95 and 105 and avg(offensive_rating) between 100 and 120,
              round(avg(points_scored), 1) || ' points, ' || round(avg(possessions), 1) || ' possessions, pace ' || round(avg(pace), 1) || ', rating ' || round(avg(offensive_rating), 1)
            from {Teams}
            """),
        new("usage of high scorers", "above 0 and below 60 in every game of 20 points", IsCritical: false,
            $"select count(*) filter (where usage_rate is null or usage_rate <= 0 or usage_rate >= 60) = 0, count(*) filter (where usage_rate is null or usage_rate <= 0 or usage_rate >= 60) || ' of ' || count(*) || ' are not' from {Players} and points >= 20"),
        new("spot check of three high scorers", "minutes, usage and attempts that explain the points", IsCritical: false,
            $"""
            select count(*) = 3 and bool_and(minutes_played >= 10 and usage_rate between 5 and 60 and points <= 3 * fg_attempts + ft_attempts and points = 2 * fg_makes + three_pt_makes + ft_makes),
              string_agg(player_full_name || ' ' || cast(game_date as varchar) || ': ' || points || ' points, ' || round(minutes_played, 1) || ' minutes, usage ' || round(usage_rate, 1), '; ' order by game_id, player_id)
            from (select * from {Players} and points >= 20 order by md5(game_id || player_id), game_id, player_id limit 3)
            """),
    ];

    static string Quality(string rows, double goldAndSilver, double ready) => FormattableString.Invariant(
        $"""
        select count(*) > 0 and count(*) filter (where quality_tier in ('gold', 'silver')) >= {goldAndSilver} * count(*) and count(*) filter (where is_production_ready) >= {ready} * count(*),
          round(100.0 * count(*) filter (where quality_tier in ('gold', 'silver')) / nullif(count(*), 0), 1) || ' % gold and silver, ' || round(100.0 * count(*) filter (where is_production_ready) / nullif(count(*), 0), 1) || ' % ready'
        from {rows}
        """);
}
