using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Warehouse;

namespace Tipoff.Tests.Nba.Monitoring;

/// <summary>A warehouse in which thirty dates were built, one was given up and one is missing in one table; two incidents stand.</summary>
sealed class TroubledNight : IDisposable
{
    /// <summary>Noon in New York, ten days after the last game.</summary>
    public static readonly DateTimeOffset Noon = new(2024, 12, 1, 17, 0, 0, TimeSpan.Zero);

    readonly EmptyWarehouse empty = new();

    public TroubledNight()
    {
        Run("insert into raw.nbac_player_boxscores (player_id, game_id, game_date) values (1, 'g', '2024-04-01')");
        Run("insert into reference.games (game_id, game_date, season_year, season_type, tipoff_at) select 'g' || d, date '2024-10-22' + cast(d as integer), 2024, 'regular', timestamptz '2024-10-23 00:00:00+00' + d * interval '1' day from range(30) r(d)");
        Run("insert into reference.games (game_id, game_date, season_year, season_type, tipoff_at) values ('next', '2024-12-03', 2024, 'regular', timestamptz '2024-12-04 00:00:00+00')");
        Run("insert into analytics.player_game_summary (player_id, game_id, game_date, season_year, points, assists, fg_attempts, minutes_played, usage_rate) select 1, game_id, game_date, 2024, 20, 3, 15, 30, 20 from reference.games where game_date < date '2024-12-01'");
        Run("insert into precompute.ml_feature_store (player_id, game_id, game_date, season_year) select 1, game_id, game_date, 2024 from reference.games where game_date < date '2024-12-01'");
        Run("insert into orchestration.cells (table_name, partition, presence, row_count, run, updated_at) select t, cast(date '2024-10-22' + cast(d as integer) as varchar), 'ok', 5, 'r1', timestamptz '2024-11-21 09:00:00+00' from range(30) r(d), (values ('analytics.player_game_summary'), ('precompute.player_composite_factors')) v(t)");
        Run("delete from orchestration.cells where table_name = 'precompute.player_composite_factors' and partition = '2024-11-09'");
        Run($"update orchestration.cells set presence = 'failed_terminal', row_count = 0, attempt = 5, error = {Sql.Literal(Error)}, reason = null, run = 'r2', updated_at = timestamptz '2024-11-21 10:00:00+00' where partition = '2024-11-05' and table_name like 'analytics.%'");
        Run("insert into orchestration.attempts select 'analytics.player_game_summary', '2024-11-05', 'r' || n, n, case n when 2 then 'failed_terminal' else 'failed_retryable' end, 'processing_error', 'Conversion Error: Could not convert', null, timestamptz '2024-11-21 08:00:00+00' + n * interval '1' hour from (values (1), (2)) v(n)");
        Run("insert into orchestration.runs (run, command, state, from_date, to_date, started_at, ended_at, cells_failed) values ('r1', 'tipoff backfill --from 2024-10-22 --to 2024-11-20', 'partial', '2024-10-22', '2024-11-20', timestamptz '2024-11-21 08:50:00+00', timestamptz '2024-11-21 09:00:00+00', 1), ('r2', 'tipoff backfill --from 2024-11-05 --to 2024-11-05', 'partial', '2024-11-05', '2024-11-05', timestamptz '2024-11-21 09:59:00+00', timestamptz '2024-11-21 10:00:00+00', 1)");
        Run("insert into orchestration.quarantine (table_name, partition, check_name, rejected_at) select 'raw.nbac_schedule', '2024-11-29', 'no date', timestamptz '2024-11-30 12:00:00+00' from range(3)");
        Incident("3f2a", "2024-11-05", 6, "'ann'");
        Incident("77b1", "2024-11-09", 10, "null");
    }

    /// <summary>Longer than any line.</summary>
    public const string Error = "Conversion Error: Could not convert string 'DNP' to INT32 when casting from source column minutes: the box score of game 0022400123 holds a comment where seconds were expected, in the line of player 1629029 of the visiting team";

    public QueryResult Query(string sql) => ReadOnlyQuery.Run(empty.Connection, sql);

    public void Run(string sql) => empty.Connection.Run(sql);

    public void Dispose() => empty.Dispose();

    void Incident(string id, string subject, int day, string by) => Run(
        $"""
        insert into orchestration.incidents (incident, rule, subject, state, severity, since, first_seen_at, raised_at, last_seen_at, acked_at, acked_by, why, fix, runbook) values (
          '{id}', 'gaps', '{subject}', 'alerting', 'critical', timestamptz '{subject} 00:00:00+00', timestamptz '2024-11-{day:00} 17:00:00+00', timestamptz '2024-11-{day:00} 17:30:00+00',
          timestamptz '2024-12-01 17:00:00+00', case when {by} is null then null else timestamptz '2024-11-21 12:00:00+00' end, {by}, 'rows of {subject} are missing', 'tipoff backfill --from {subject} --to {subject}', 'data-missing')
        """);
}
