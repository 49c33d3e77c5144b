using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.Nba.Reference;

namespace Tipoff.Tests.Nba.Analytics;

public sealed class UpcomingPlayerGameContextTests
{
    const string Appearance =
        "player_id, game_id, game_date, season_year, team_abbr, team_game_number, season_appearance, team_appearance, minutes_in_game, points_in_game, points, minutes, usage_numerator, usage_denominator, fast_minutes, fast_weight";

    [Fact]
    public void A_player_is_a_candidate_of_the_team_of_his_latest_appearance()
    {
        using var bench = Bench()
            .Rows("analytics.player_running_totals", Appearance, Played(1, "2024-11-28", "MIA", 18, 1), Played(1, "2024-11-30", "BOS", 19, 2), Played(2, "2024-11-30", "BOS", 19, 1), Played(2, "2024-12-01", "BOS", 20, 2));

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select player_id, team_abbr, days_rest, is_back_to_back, games_missed, games_in_last_7_days from analytics.upcoming_player_game_context order by 1")
            .ShouldBe(["1 BOS 0 true 0 2", "2 BOS 0 true 0 1"]);
    }

    [Theory]
    [InlineData(1, 30, 0)]
    [InlineData(1, 29, 1)]
    public void After_thirty_games_without_him_he_is_one_no_longer(int lastGame, int missed, int candidates)
    {
        using var bench = Bench(teamGames: lastGame + missed).Rows("analytics.player_running_totals", Appearance, Played(1, "2024-10-22", "BOS", lastGame, 1));

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select count(*) from analytics.upcoming_player_game_context").ShouldBe([$"{candidates}"]);
    }

    [Fact]
    public void Before_his_first_game_he_belongs_to_the_team_he_ended_the_last_season_with()
    {
        using var bench = Bench().Rows("analytics.player_running_totals", Appearance, Played(1, "2024-04-10", "BOS", 80, 70, season: 2023));

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select candidate_source, days_rest, games_played_season, games_missed from analytics.upcoming_player_game_context").ShouldBe(["previous_season null 0 null"]);
    }

    [Theory]
    [InlineData("2024-12-01 20:00:00+00", "Out", 0)]
    [InlineData("2024-12-01 20:00:00+00", "Questionable", 1)]
    [InlineData("2024-12-01 23:31:00+00", "Out", 1)]
    [InlineData("2024-11-30 20:00:00+00", "Out", 1)]
    public void Only_a_report_of_the_last_day_known_at_the_cut_off_rules_a_player_out(string seen, string status, int candidates)
    {
        using var bench = Bench().Rows("analytics.player_running_totals", Appearance, Played(1, "2024-11-30", "BOS", 19, 1));
        bench.Rows("reference.player_names", "player_lookup, player_id", "'aplayer', 1");
        bench.Rows("raw.injury_status_snapshots", "snapshot_at, game_date, player_name, player_lookup, status", $"'{seen}', '{seen[..10]}', 'A Player', 'aplayer', '{status}'");

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select count(*) from analytics.upcoming_player_game_context").ShouldBe([$"{candidates}"]);
    }

    [Fact]
    public void Absent_team_mates_are_valued_and_oneself_is_not_among_them()
    {
        using var bench = Bench().Rows(
            "analytics.player_running_totals", Appearance, Played(1, "2024-11-30", "BOS", 19, 1), Played(2, "2024-11-28", "BOS", 18, 1), Played(3, "2024-11-20", "BOS", 5, 1));

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select player_id, teammates_out_minutes, teammates_out_points, star_teammates_out from analytics.upcoming_player_game_context order by 1")
            .ShouldBe(["1 30 20 1", "2 0 0 0", "3 30 20 1"]);
    }

    static TransformBench Bench(int teamGames = 19) =>
        new TransformBench(
                new Games(), new UpcomingTeamGameContext(), new PlayerRunningTotals(), new InjuryStatusSnapshots(), new Players(), new PlayerNames(),
                new UpcomingPlayerGameContext())
            .Rows("reference.games", "game_id, game_date, season_year, season_type, cutoff_at", "'0022400300', '2024-12-01', 2024, 'regular', '2024-12-01 23:30:00+00'")
            .Rows(
                "analytics.upcoming_team_game_context",
                "game_id, team_abbr, game_date, season_year, season_type, opponent_team_abbr, is_home, season_day, game_number_in_season, games_played",
                $"'0022400300', 'BOS', '2024-12-01', 2024, 'regular', 'NYK', true, 40, {teamGames + 1}, {teamGames}");

    static string Played(int player, string date, string team, int teamGame, int appearance, int season = 2024) =>
        $"{player}, 'G{player}-{date}', '{date}', {season}, '{team}', {teamGame}, {appearance}, 1, 30, 20, {20 * appearance}, {30 * appearance}, 20, 100, 30, 1";
}
