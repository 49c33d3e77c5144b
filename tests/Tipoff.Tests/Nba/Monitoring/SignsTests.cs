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
        Line("last games", Noon).Value.ShouldBe("no game is held yet");
        Line("tonight", Noon).ShouldBe(("healthy", "no games today", null, "the next game date is not announced"));
        Line("daemon", Noon).Value.ShouldBe("no daemon has served here");
    }

    [Fact]
    public void A_pause_of_the_league_is_fine_and_says_why()
    {
        Played(hasAll: true);

        Line("last games", Noon.AddDays(30)).ShouldBe(("healthy", "2 of 2 games of 2024-12-01, 2 with features", "2024-12-01", "the league pauses"));
        Line("tonight", Noon.AddDays(30)).Value.ShouldBe("no games today");
    }

    [Fact]
    public void A_game_that_is_missing_in_a_layer_is_critical_and_named()
    {
        Played(hasAll: false);

        Line("last games", Noon.AddDays(1)).ShouldBe(("critical", "2 of 2 games of 2024-12-01, 1 with features", "2024-12-01", "missing: g2"));
    }

    /// <summary>The loss that started it all: a layer that stood still for months while every screen was green.</summary>
    [Fact]
    public void A_gap_of_any_age_is_critical_and_its_newest_dates_are_named()
    {
        connection.Run("insert into reference.games (game_id, game_date, season_year, season_type) select 'g' || d, date '2024-10-22' + cast(d as integer), 2024, 'regular' from range(30) r(d)");
        connection.Run("insert into orchestration.cells (table_name, partition, presence, row_count) select t, cast(date '2024-10-22' + cast(d as integer) as varchar), 'ok', 5 from range(30) r(d), (values ('analytics.player_game_summary'), ('precompute.ml_feature_store')) v(t)");
        Line("gaps", Noon.AddYears(1)).ShouldBe(("healthy", "0 of 60 game dates of any age are missing in analytics or features", null, "since each began"));

        connection.Run("delete from orchestration.cells where table_name = 'precompute.ml_feature_store' and partition between '2024-11-02' and '2024-11-05'");

        Line("gaps", Noon.AddYears(1)).ShouldBe(("critical", "4 of 60 game dates of any age are missing in analytics or features", "2024-11-02", "precompute.ml_feature_store 2024-11-05, precompute.ml_feature_store 2024-11-04, precompute.ml_feature_store 2024-11-03"));
    }

    [Theory]
    [InlineData(0, "healthy")]
    [InlineData(5, "warning")]
    [InlineData(8, "critical")]
    public void A_slate_is_predicted_three_hours_before_its_first_game(int hours, string expected)
    {
        connection.Run("insert into reference.games (game_id, game_date, season_year, season_type, tipoff_at) values ('g1', '2024-12-01', 2024, 'regular', timestamptz '2024-12-02 00:00:00+00')");

        Line("tonight", Noon.AddHours(hours)).ShouldBe((expected, "0 of 1 games predicted", null, "the first tip-off is at 19:00 ET"));

        connection.Run("insert into predictions.player_prop_predictions (player_id, game_id, game_date, system_id) values (1, 'g1', '2024-12-01', 'xgboost')");

        Line("tonight", Noon.AddHours(hours)).Health.ShouldBe("healthy");
    }

    [Fact]
    public void What_was_given_up_rejected_or_failed_is_critical_with_its_age_and_its_reason()
    {
        connection.Run("insert into orchestration.cells (table_name, partition, presence, reason, row_count, updated_at) values ('analytics.game_lines', '2024-11-29', 'failed_terminal', 'given up after 5 tries', 0, timestamptz '2024-11-30 12:00:00+00')");
        connection.Run("insert into orchestration.quarantine (table_name, partition, rejected_at) values ('raw.nbac_schedule', '2024-11-29', timestamptz '2024-11-30 12:00:00+00')");
        connection.Run("insert into orchestration.decisions (workflow, day, decided_at, verdict, state, summary) values ('grade', '2024-12-01', timestamptz '2024-12-01 12:00:00+00', 'RUN', 'failed', 'a fault')");
        connection.Run("insert into orchestration.fetches (endpoint, outcome, reason, fetched_at) values ('nba_cdn.schedule', 'failed', 'status 500', timestamptz '2024-12-01 12:00:00+00')");

        Line("open cells", Noon).ShouldBe(("critical", "1 given up or rejected, 0 tried again, 0 waiting", "2024-11-30 12:00", "analytics.game_lines 2024-11-29: given up after 5 tries"));
        Line("quarantine", Noon).Why.ShouldBe("raw.nbac_schedule");
        Line("last runs", Noon).Why.ShouldBe("grade: a fault");
        Line("requests", Noon).ShouldBe(("critical", "1 requests in 24 h, 1 in vain", "2024-12-01 12:00", "nba_cdn.schedule: status 500"));
        Line("daemon", Noon).Health.ShouldBe("critical", "it decided nothing for five hours");
        Line("daemon", Noon.AddHours(-4.5)).Health.ShouldBe("healthy");
    }

    /// <summary>Two games of the first of December, the second without features when something is to be missing.</summary>
    void Played(bool hasAll)
    {
        connection.Run("insert into reference.games (game_id, game_date, season_year, season_type) values ('g1', '2024-12-01', 2024, 'regular'), ('g2', '2024-12-01', 2024, 'regular')");
        connection.Run("insert into analytics.player_game_summary (player_id, game_id, game_date, season_year, minutes_played, usage_rate) values (1, 'g1', '2024-12-01', 2024, 30, 0.2), (2, 'g2', '2024-12-01', 2024, 30, 0.2)");
        connection.Run($"insert into precompute.ml_feature_store (player_id, game_id, game_date, season_year) values (1, 'g1', '2024-12-01', 2024){(hasAll ? ", (2, 'g2', '2024-12-01', 2024)" : "")}");
    }

    (string Health, string Value, string? Since, string Why) Line(string name, DateTimeOffset now) => All(now)[Signs.All.Index().Single(sign => sign.Item.Name == name).Index];

    List<(string Health, string Value, string? Since, string Why)> All(DateTimeOffset now) =>
        [.. ReadOnlyQuery.Run(connection, Sign.All(Signs.All, now, Tipoff.Nba.Domain.Eastern.DateOf(now))).Rows.Select(row => (row[1]!.ToString()!, row[2]!.ToString()!, row[3]?.ToString(), row[4]!.ToString()!))];
}
