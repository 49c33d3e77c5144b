using System.Data.Common;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Monitoring;
using Tipoff.Tests.Engine.Warehouse;

namespace Tipoff.Tests.Nba.Monitoring;

public sealed class SignsTests : IDisposable
{
    /// <summary>Noon in New York; four days ago two games were played, tonight there is one, at seven.</summary>
    static readonly DateTimeOffset Noon = new(2024, 12, 1, 17, 0, 0, TimeSpan.Zero);

    readonly EmptyWarehouse empty = new();
    readonly DbConnection connection;

    public SignsTests() => connection = empty.Connection;

    public void Dispose() => empty.Dispose();

    [Fact]
    public void An_empty_warehouse_is_fine_and_says_why()
    {
        All(Noon).ShouldAllBe(line => line.Health == "healthy");
        Line("last games", Noon).Why.ShouldBe("no game is held yet");
        Line("tonight", Noon).ShouldBe(("healthy", "no games today", null, "the next game date is not announced"));
        Line("daemon", Noon).ShouldBe(("healthy", null, null, "no daemon has served here: days are built by hand"));
    }

    [Fact]
    public void A_pause_of_the_league_is_fine_and_says_why()
    {
        Played(hasAll: true);

        Line("last games", Noon.AddDays(30)).ShouldBe(("healthy", "2 of 2 games of 2024-12-01, 2 with features", null, "the league pauses; next game date: not announced"));
        Line("tonight", Noon.AddDays(30)).Value.ShouldBe("no games today");
    }

    [Fact]
    public void The_All_Star_break_is_fine_and_says_when_it_ends()
    {
        Played(hasAll: true);
        connection.Run("update analytics.player_game_summary set points = 10, assists = 2, rebounds = 4, fg_attempts = 8, three_pt_attempts = 2");
        connection.Run("insert into reference.games (game_id, game_date, season_year, season_type) values ('star', '2024-12-07', 2024, 'allstar'), ('g3', '2024-12-10', 2024, 'regular')");

        All(Noon.AddDays(6)).ShouldAllBe(line => line.Health == "healthy");
        Line("tonight", Noon.AddDays(6)).ShouldBe(("healthy", "only All-Star games today", null, "the next game date is 2024-12-10"));
        Line("tonight", Noon.AddDays(7)).Value.ShouldBe("no games today");
        Line("last games", Noon.AddDays(7)).Why.ShouldBe("the league pauses; next game date: 2024-12-10");
    }

    [Fact]
    public void A_game_that_is_not_there_yet_is_named_and_alarms_nobody_before_it_is_due()
    {
        Played(hasAll: false);

        Line("last games", Noon.AddDays(1)).ShouldBe(("healthy", "2 of 2 games of 2024-12-01, 1 with features", null, "still missing: g2"));
    }

    [Fact]
    public void Rows_that_left_behind_the_ledgers_back_are_critical()
    {
        Played(hasAll: true);
        connection.Run("insert into orchestration.cells (table_name, partition, presence, row_count) values ('analytics.player_game_summary', '2024-12-01', 'ok', 2)");
        connection.Run("delete from analytics.player_game_summary where game_id = 'g2'");

        Line("last games", Noon.AddDays(1)).Health.ShouldBe("critical");
        Troubles("last games", Noon.AddDays(1)).ShouldBe(["2024-12-01 critical: rows that the ledger knows are gone: g2"]);
        Troubles("last games", Noon.AddHours(20)).ShouldBeEmpty("at eight in the morning the night before is not due");
    }

    /// <summary>The loss that started it all: a layer that stood still for months while every screen was green.</summary>
    [Fact]
    public void A_gap_of_any_age_is_critical_and_each_date_is_one_trouble()
    {
        Months();
        Line("gaps", Noon.AddYears(1)).ShouldBe(("healthy", "30 game dates of any age in 2 tables", null, "none lacks anything"));

        connection.Run("delete from orchestration.cells where table_name = 'precompute.player_composite_factors' and partition between '2024-11-06' and '2024-11-09'");

        Line("gaps", Noon.AddYears(1)).ShouldBe((
            "critical", "4 game dates lack rows; 30 game dates of any age in 2 tables", "2024-11-06",
            "precompute.player_composite_factors 2024-11-09 not built; precompute.player_composite_factors 2024-11-08 not built; precompute.player_composite_factors 2024-11-07 not built; and 1 more"));
        Troubles("gaps", Noon.AddYears(1)).Count.ShouldBe(4);
    }

    [Fact]
    public void A_layer_that_was_never_built_is_a_gap_since_the_layer_below_began()
    {
        Months();
        connection.Run("delete from orchestration.cells where table_name = 'precompute.player_composite_factors' and partition < '2024-11-15'");

        Troubles("gaps", Noon).Count.ShouldBe(10, "the first fourteen days are bootstrap");
    }

    [Fact]
    public void However_many_tables_wait_for_a_date_it_is_one_trouble_and_its_cause_is_told()
    {
        Months();
        connection.Run("update orchestration.cells set presence = 'waiting_upstream', row_count = 0, reason = 'the other is not there' where partition = '2024-11-05' and table_name like 'precompute.%'");
        connection.Run("update orchestration.cells set presence = 'failed_terminal', row_count = 0, reason = 'given up after 5 tries: a fault' where partition = '2024-11-05' and table_name like 'analytics.%'");

        Troubles("gaps", Noon).ShouldBe(["2024-11-05 critical: analytics.player_game_summary 2024-11-05 failed_terminal: given up after 5 tries: a fault (1 more tables)"]);
    }

    [Fact]
    public void What_the_nightly_validation_found_counts_until_the_cell_is_built_anew()
    {
        Months();
        connection.Run("update orchestration.cells set updated_at = timestamptz '2024-11-20 00:00:00+00'");
        connection.Run("insert into orchestration.validation_gaps values ('analytics.player_game_summary', '2024-11-05', 'g14', timestamptz '2024-12-01 11:30:00+00')");

        Troubles("gaps", Noon).ShouldBe(["2024-11-05 critical: analytics.player_game_summary 2024-11-05 published rows lack g14"]);

        connection.Run("update orchestration.cells set updated_at = timestamptz '2024-12-01 12:00:00+00' where partition = '2024-11-05'");
        Troubles("gaps", Noon).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "healthy")]
    [InlineData(5, "warning")]
    [InlineData(8, "critical")]
    public void A_slate_is_predicted_three_hours_before_its_first_game(int hours, string expected)
    {
        connection.Run("insert into reference.games (game_id, game_date, season_year, season_type, tipoff_at) values ('g1', '2024-12-01', 2024, 'regular', timestamptz '2024-12-02 00:00:00+00')");
        Line("tonight", Noon.AddHours(hours)).Health.ShouldBe("healthy", "no model stands that could predict it: that is another trouble");
        connection.Run("insert into orchestration.models (model, target, period, is_active) values ('m', 'median', 2024, true)");

        var line = Line("tonight", Noon.AddHours(hours));
        line.Health.ShouldBe(expected);
        line.Value.ShouldBe("0 of 1 games predicted");
        line.Why.ShouldContain("the first tip-off is at 19:00 ET");

        connection.Run("insert into predictions.player_prop_predictions (player_id, game_id, game_date, system_id) values (1, 'g1', '2024-12-01', 'xgboost')");

        Line("tonight", Noon.AddHours(hours)).Health.ShouldBe("healthy");
    }

    [Fact]
    public void Rejected_rows_warn_and_a_rejected_cell_is_a_gap()
    {
        connection.Run("insert into orchestration.quarantine (table_name, partition, check_name, rejected_at) values ('raw.nbac_schedule', '2024-11-29', 'no date', timestamptz '2024-11-30 12:00:00+00'), ('analytics.game_lines', '2024-11-29', 'twice', timestamptz '2024-11-30 12:00:00+00')");
        connection.Run("insert into orchestration.cells (table_name, partition, presence, reason, row_count) values ('analytics.game_lines', '2024-11-29', 'quarantined', 'twice', 0)");

        Troubles("quarantine", Noon).ShouldBe(["raw.nbac_schedule 2024-11-29 warning: raw.nbac_schedule 2024-11-29: 1 rows rejected by no date"]);
        Troubles("gaps", Noon).ShouldBe(["2024-11-29 critical: analytics.game_lines 2024-11-29 quarantined: twice"]);
    }

    [Fact]
    public void One_failure_of_a_workflow_mends_itself_three_in_a_row_do_not()
    {
        Decided("tonight", "RUN", "done", 10);
        Decided("tonight", "RUN", "failed", 4);
        Decided("tonight", "RUN", "failed", 3);
        Decided("tonight", "SKIP", null, 2);
        Troubles("last runs", Noon).ShouldBeEmpty();

        Decided("tonight", "ABORT", null, 1);
        Troubles("last runs", Noon).ShouldBe(["tonight critical: tonight failed 3 times in a row: told"]);

        Decided("tonight", "RUN", "partial", 0.5);
        Troubles("last runs", Noon).ShouldBeEmpty();
    }

    [Fact]
    public void A_workflow_that_failed_half_a_day_ago_and_has_not_succeeded_since_alarms()
    {
        Decided("grade", "RUN", "failed", 13);

        Troubles("last runs", Noon).Count.ShouldBe(1);
    }

    [Fact]
    public void A_site_that_answers_nothing_alarms_and_one_bad_answer_does_not()
    {
        connection.Run("insert into orchestration.fetches (endpoint, site, outcome, reason, fetched_at) select 'nba_cdn.schedule', 'nba_cdn', case when i = 0 then 'failed' else 'ok' end, 'status 500', timestamptz '2024-12-01 12:00:00+00' from range(8) r(i)");
        Troubles("requests", Noon).ShouldBeEmpty();

        connection.Run("insert into orchestration.fetches (endpoint, site, outcome, reason, fetched_at) select 'espn.scoreboard', 'espn', 'refused', 'status 403', timestamptz '2024-12-01 12:00:00+00' from range(12)");
        Troubles("requests", Noon).ShouldBe(["espn critical: 12 of 12 requests to espn in 12 h were in vain: status 403"]);
        Line("requests", Noon).Value.ShouldBe("1 site refuses; 20 requests in 24 h, 13 in vain");
    }

    [Fact]
    public void A_daemon_that_decided_nothing_for_an_hour_is_silent()
    {
        Decided("watch", "SKIP", null, 0.5);
        Troubles("daemon", Noon).ShouldBeEmpty();
        Troubles("daemon", Noon.AddHours(1)).ShouldBe(["daemon critical: nothing was decided for an hour: the daemon does not run"]);
    }

    [Fact]
    public void What_a_person_ran_by_hand_is_no_daemon()
    {
        connection.Run($"insert into orchestration.decisions (workflow, decided_at, verdict, reason, state) values ('validation', {Sql.Literal(Noon.AddHours(-5))}, 'RUN', 'by hand', 'done')");

        Line("daemon", Noon).ShouldBe(("healthy", null, null, "no daemon has served here: days are built by hand"));
    }

    /// <summary>Prop lines were absent for two months, and nothing had failed.</summary>
    [Fact]
    public void An_optional_source_that_had_rows_on_most_dates_and_has_none_any_more_fell_silent()
    {
        Months();
        connection.Run("insert into orchestration.cells (table_name, partition, presence, row_count) select 'raw.bettingpros_player_points_props', cast(date '2024-10-22' + cast(d as integer) as varchar), 'ok', 5 from range(28) r(d)");
        var now = new DateTimeOffset(2024, 11, 21, 20, 0, 0, TimeSpan.Zero);

        Troubles("silent sources", now).ShouldBe(["raw.bettingpros_player_points_props warning: raw.bettingpros_player_points_props had rows on 10 of ten game dates and has none since 2024-11-18"]);
        Troubles("silent sources", now.AddDays(20)).ShouldBeEmpty("the league pauses");
    }

    [Fact]
    public void A_system_that_says_the_same_of_everybody_says_nothing()
    {
        connection.Run("insert into predictions.player_prop_predictions (player_id, game_id, game_date, system_id, points) select i, 'g1', '2024-12-01', 'xgboost', 11.5 from range(25) r(i)");
        Troubles("calls", Noon).ShouldBe(["xgboost 2024-12-01 critical: xgboost says the same 11.5 points of all 25 players of 2024-12-01"]);

        connection.Run("update predictions.player_prop_predictions set points = player_id");
        Troubles("calls", Noon).ShouldBeEmpty();
    }

    [Fact]
    public void A_field_that_everybody_has_and_nobody_has_any_more_is_named()
    {
        connection.Run("insert into analytics.player_game_summary (player_id, game_id, game_date, season_year, points, assists, rebounds, fg_attempts, three_pt_attempts, minutes_played, usage_rate) select i, 'g1', '2024-11-30', 2024, 10, 1, 3, 8, 2, 30, case when i > 8 then 20 end from range(20) r(i)");

        Troubles("columns", Noon).ShouldBe(["usage_rate critical: usage_rate is filled in 55.0 % of 20 rows since 2024-11-30, expected 95.0 %"]);
    }

    [Fact]
    public void A_date_of_which_many_measures_are_odd_is_shown_until_somebody_labels_it_and_alarms_nobody()
    {
        Line("profiles", Noon).ShouldBe(("healthy", null, null, "nothing was validated yet"));
        connection.Run("insert into orchestration.validations (validated_at) values (now())");
        connection.Run("insert into orchestration.anomalies select 'analytics.player_game_summary', '2024-11-29', 'column_' || i, 'mean', 20.4, 10.25, 14 - i, now() from range(5) r(i)");
        connection.Run("insert into orchestration.anomalies select 'raw.nbac_schedule', '2024-11-28', 'column_' || i, 'empty', 1, 0, 90, now() from range(4) r(i)");

        Line("profiles", Noon).ShouldBe(("healthy", "9 odd measures", null, "5 of 2024-11-29: analytics.player_game_summary.column_0 mean 20.4, usually 10.25"));
        Troubles("profiles", Noon).ShouldBeEmpty();

        connection.Run("insert into orchestration.labels values ('analytics.player_game_summary', null, '2024-11-29', '2024-11-30', 'doubled', 'A', now())");
        Line("profiles", Noon).ShouldBe(("healthy", "4 odd measures", null, "no date of the last seven days is unlike those before"));
    }

    /// <summary>A daily game from 2024-10-22 to 2024-11-20, summed up and with factors; the first fourteen days need none.</summary>
    void Months()
    {
        connection.Run("insert into raw.nbac_player_boxscores (player_id, game_id, game_date) values (1, 'g', '2024-04-01')");
        connection.Run("insert into reference.games (game_id, game_date, season_year, season_type, tipoff_at) select 'g' || d, date '2024-10-22' + cast(d as integer), 2024, 'regular', timestamptz '2024-10-23 00:00:00+00' + d * interval '1' day from range(30) r(d)");
        connection.Run("insert into orchestration.cells (table_name, partition, presence, row_count) select t, cast(date '2024-10-22' + cast(d as integer) as varchar), 'ok', 5 from range(30) r(d), (values ('analytics.player_game_summary'), ('precompute.player_composite_factors')) v(t)");
    }

    void Decided(string workflow, string verdict, string? state, double hoursAgo) =>
        connection.Run($"insert into orchestration.decisions (workflow, scheduled_at, day, decided_at, verdict, reason, state) select '{workflow}', t, '2024-12-01', t, '{verdict}', 'told', {Sql.Literal(state)} from (select {Sql.Literal(Noon.AddHours(-hoursAgo))} as t) moment");

    List<string> Troubles(string name, DateTimeOffset now) =>
        [.. ReadOnlyQuery.Run(connection, Signs.All.Single(sign => sign.Name == name).TroublesOn(now, Tipoff.Nba.Domain.Eastern.DateOf(now))).Rows.Select(row => $"{row[0]} {row[1]}: {row[3]}")];

    /// <summary>Two games of the first of December, the second without features when something is to be missing.</summary>
    void Played(bool hasAll)
    {
        connection.Run("insert into reference.games (game_id, game_date, season_year, season_type) values ('g1', '2024-12-01', 2024, 'regular'), ('g2', '2024-12-01', 2024, 'regular')");
        connection.Run("insert into analytics.player_game_summary (player_id, game_id, game_date, season_year, minutes_played, usage_rate) values (1, 'g1', '2024-12-01', 2024, 30, 0.2), (2, 'g2', '2024-12-01', 2024, 30, 0.2)");
        connection.Run($"insert into precompute.ml_feature_store (player_id, game_id, game_date, season_year) values (1, 'g1', '2024-12-01', 2024){(hasAll ? ", (2, 'g2', '2024-12-01', 2024)" : "")}");
    }

    (string Health, string? Value, string? Since, string Why) Line(string name, DateTimeOffset now) => All(now)[Signs.All.Index().Single(sign => sign.Item.Name == name).Index];

    List<(string Health, string? Value, string? Since, string Why)> All(DateTimeOffset now) =>
        [.. ReadOnlyQuery.Run(connection, Sign.All(Signs.All, now, Tipoff.Nba.Domain.Eastern.DateOf(now))).Rows.Select(row => (row[1]!.ToString()!, row[2]?.ToString(), row[3]?.ToString(), row[4]!.ToString()!))];
}
