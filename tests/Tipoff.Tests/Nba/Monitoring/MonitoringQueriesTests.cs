using System.Data.Common;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Monitoring;
using Tipoff.Tests.Engine.Warehouse;

namespace Tipoff.Tests.Nba.Monitoring;

/// <summary>Every named question runs against the schema, so that a renamed column breaks a build and not an operator, and finds what is planted.</summary>
public sealed class MonitoringQueriesTests : IDisposable
{
    static readonly DateOnly Today = new(2024, 12, 1);

    readonly EmptyWarehouse empty = new();
    readonly DbConnection connection;

    public MonitoringQueriesTests()
    {
        connection = empty.Connection;
        connection.Run(
            """
            insert into reference.games (game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr)
            select 'g' || strftime(d, '%m%d'), cast(d as date), 2024, 'regular', 'BOS', 'NYK' from range(timestamp '2024-10-22', timestamp '2024-12-01', interval 2 day) r(d)
            """);
    }

    public void Dispose() => empty.Dispose();

    [Fact]
    public void Each_has_a_number_a_name_a_question_and_a_reading_and_the_first_ten_keep_theirs()
    {
        MonitoringQueries.All.Select(query => query.Number).Take(10).ShouldBe(Enumerable.Range(1, 10));
        MonitoringQueries.All.Select(query => query.Number).Distinct().Count().ShouldBe(MonitoringQueries.All.Count);
        MonitoringQueries.All.Select(query => query.Name).Distinct().Count().ShouldBe(MonitoringQueries.All.Count);
        MonitoringQueries.All.ShouldAllBe(query => query.Question.EndsWith('?') && query.Reading.EndsWith('.'));
    }

    [Fact]
    public void Each_runs_on_an_empty_warehouse_and_finds_nothing_bad() =>
        MonitoringQueries.All.ShouldAllBe(query => !Verdicts(query.Name).Contains(MonitoringQuery.Bad) || query.Name == "source_availability" || query.Name == "sources_by_date");

    [Fact]
    public void What_games_need_is_counted_date_by_date_and_only_what_is_required_is_bad()
    {
        Rows("sources_by_date", "held, needs, required_held, required, missing, verdict")[0].ShouldBe("0 10 0 5 game lines, injuries, play-by-play, player boxes, points lines, referees, rosters, schedule, shots, team boxes bad");

        connection.Run(
            """
            insert into orchestration.cells (table_name, partition, presence, row_count)
            select t, cast(d as varchar), 'ok', 5 from (select distinct game_date as d from reference.games) dates, (values ('raw.nbac_schedule'), ('raw.nbac_player_boxscores'), ('raw.nbac_play_by_play'), ('raw.kaggle_game_lines')) v(t)
            """);

        Rows("sources_by_date", "held, required_held, missing, verdict").ShouldAllBe(row => row == "6 5 injuries, points lines, referees, rosters ok");
    }

    [Theory]
    [InlineData("2024-11-29", "ok")]
    [InlineData("2024-11-27", "warn")]
    [InlineData("2024-11-21", "bad")]
    public void A_table_is_behind_by_game_dates_and_not_by_days(string last, string expected)
    {
        connection.Run($"insert into orchestration.cells (table_name, partition, presence, row_count) values ('analytics.player_game_summary', '{last}', 'ok', 20)");

        Verdicts("freshness").ShouldBe([expected]);
    }

    [Fact]
    public void A_date_that_analytics_has_and_precompute_has_not_is_missing_after_the_bootstrap_only()
    {
        Summaries("2024-11-03", "2024-11-05", "2024-11-07");
        connection.Run("insert into precompute.player_composite_factors (player_id, game_id, game_date, season_year) values (1, 'g1105', '2024-11-05', 2024)");

        Rows("phase4_by_date", "game_date, status").ShouldBe(["2024-11-07 MISSING", "2024-11-05 PROCESSED", "2024-11-03 BOOTSTRAP"]);
        Rows("coverage_by_season", "phase3_dates, bootstrap_dates, phase4_dates, phase4_coverage_pct, verdict").ShouldBe(["3 1 1 50 bad"]);
    }

    [Fact]
    public void What_was_given_up_or_rejected_is_listed()
    {
        connection.Run(
            """
            insert into orchestration.cells (table_name, partition, presence, attempt, reason, row_count, updated_at) values
              ('analytics.game_lines', '2024-11-29', 'failed_terminal', 5, 'given up after 5 tries: a fault', 0, timestamptz '2024-11-30 12:00:00+00'),
              ('analytics.game_lines', '2023-11-27', 'quarantined', 1, 'rejected a year ago', 0, timestamptz '2023-11-30 12:00:00+00'),
              ('analytics.game_lines', '2024-11-27', 'failed_retryable', 1, 'a fault', 0, timestamptz '2024-11-30 12:00:00+00'),
              ('analytics.game_lines', '2024-11-25', 'ok', 1, null, 5, timestamptz '2024-11-30 12:00:00+00')
            """);
        connection.Run("insert into orchestration.quarantine (table_name, partition, rejected_at) values ('raw.nbac_schedule', '2024-11-29', timestamptz '2024-11-30 12:00:00+00')");

        Rows("failures", "partition, verdict").ShouldBe(["2024-11-29 bad", "2023-11-27 bad", "2024-11-27 warn"]);
        Rows("stuck_work", "table_name, quarantined_rows, given_up_cells", "table_name").ShouldBe(["analytics.game_lines 0 1", "raw.nbac_schedule 1 0"]);
        Rows("pipeline_health", "layer, open_cells, verdict").ShouldBe(["analytics 3 bad"]);
    }

    [Fact]
    public void Empty_columns_and_doubled_points_are_bad()
    {
        Summaries("2024-11-25", "2024-11-27");
        Verdicts("training_quality").ShouldBe(["ok"]);
        Verdicts("daily_stats").ShouldBe(["ok", "ok"]);
        Verdicts("quality_tiers").ShouldBe(["ok", "ok"]);

        connection.Run("update analytics.player_game_summary set usage_rate = null, points = 2 * points, quality_tier = 'bronze' where game_date = '2024-11-27'");

        Verdicts("training_quality").ShouldBe(["bad"]);
        Verdicts("daily_stats").ShouldBe(["bad", "ok"]);
        Verdicts("quality_tiers").ShouldBe(["warn", "ok"]);
    }

    [Fact]
    public void This_week_is_compared_with_the_last()
    {
        Summaries("2024-11-19", "2024-11-27");
        Verdicts("regression").ShouldBe(["ok", "ok"]);

        connection.Run("update analytics.player_game_summary set paint_attempts = null where game_date = '2024-11-27'");

        Verdicts("regression").ShouldBe(["bad", "ok"]);
    }

    [Fact]
    public void A_played_game_is_complete_stands_on_a_second_source_or_is_nowhere()
    {
        Summaries("2024-11-29", "2024-11-27");
        connection.Run("insert into raw.nbac_player_boxscores (player_id, game_id, game_date) values (1, 'g1129', '2024-11-29')");

        Rows("source_availability", "game_id, availability").ShouldBe(["g1129 COMPLETE", "g1127 PRIMARY_MISSING", "g1125 ALL_MISSING"]);
        Rows("play_by_play", "game_id").ShouldBe(["g1129"]);
    }

    [Fact]
    public void A_workflow_whose_last_run_failed_is_bad()
    {
        connection.Run(
            """
            insert into orchestration.decisions (workflow, day, decided_at, verdict, state) values
              ('grade', '2024-11-30', timestamptz '2024-11-30 12:00:00+00', 'RUN', 'done'), ('tonight', '2024-11-30', timestamptz '2024-11-30 12:00:00+00', 'RUN', 'done'),
              ('tonight', '2024-11-30', timestamptz '2024-11-30 15:00:00+00', 'RUN', 'failed'), ('models', '2024-11-30', timestamptz '2024-11-30 15:00:00+00', 'SKIP', null)
            """);

        Rows("workflows", "workflow, verdict").ShouldBe(["grade ok", "models ok", "tonight bad"]);
    }

    void Summaries(params string[] dates)
    {
        foreach (var date in dates)
        {
            connection.Run(
                $"""
                insert into analytics.player_game_summary (player_id, game_id, game_date, season_year, season_type, minutes_played, usage_rate, paint_attempts, points, quality_tier)
                select i, 'g{date[5..7]}{date[8..]}', '{date}', 2024, 'regular', 20, 0.2, 4, 10, 'gold' from range(1, 11) r(i)
                """);
        }
    }

    List<string?> Verdicts(string name)
    {
        var result = ReadOnlyQuery.Run(connection, MonitoringQueries.All.Single(query => query.Name == name).On(Today));
        var place = result.Columns.ToList().FindIndex(column => column.Name == MonitoringQuery.Verdict);
        return place < 0 ? [] : [.. result.Rows.Select(row => row[place]?.ToString())];
    }

    List<string> Rows(string name, string columns, string? order = null) =>
        [.. ReadOnlyQuery.Run(connection, $"select {columns} from ({MonitoringQueries.All.Single(query => query.Name == name).On(Today)}) q{(order is null ? "" : $" order by {order}")}").Rows
            .Select(row => string.Join(' ', row.Select(value => value is DateOnly date ? $"{date:yyyy-MM-dd}" : value?.ToString())))];
}
