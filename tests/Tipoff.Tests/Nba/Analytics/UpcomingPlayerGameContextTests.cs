using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.Espn;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.Nba.Raw.NbaCom;
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
        bench.Rows("reference.resolved_names", "source, game_date, player_name, hint, player_id, is_known_before", $"'injury_status_snapshots', '{seen[..10]}', 'A Player', '', 1, true");
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

    [Theory]
    [InlineData("Out", "22:30", 0)]
    [InlineData("Doubtful", "22:30", 0)]
    [InlineData("Questionable", "22:30", 1)]
    [InlineData("Out", "23:31", 1)]
    public void The_official_report_rules_a_player_out_if_it_was_known_at_the_cut_off(string status, string knownAt, int candidates)
    {
        using var bench = WithOnePlayer();
        Report(bench, knownAt, "true", $"'A Player', 'aplayer', '{status}', 'rest'");

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select count(*) from analytics.upcoming_player_game_context").ShouldBe([$"{candidates}"]);
    }

    [Fact]
    public void A_later_edition_that_does_not_name_him_clears_him()
    {
        using var bench = WithOnePlayer();
        Report(bench, "18:30", "true", "'A Player', 'aplayer', 'Out', 'rest'");
        Report(bench, "22:30", "true");

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select injury_status, injury_source, injury_risk from analytics.upcoming_player_game_context").ShouldBe(["null nbac_injury_report 0"]);
    }

    [Fact]
    public void An_edition_without_his_team_clears_him_where_it_tells_of_the_opponent()
    {
        using var bench = WithOnePlayer();
        Report(bench, "18:30", "true", "'A Player', 'aplayer', 'Out', 'rest'");
        Report(bench, "22:30", team: "NYK", isSubmitted: "true");

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select injury_status, injury_source from analytics.upcoming_player_game_context").ShouldBe(["null nbac_injury_report"]);
    }

    [Fact]
    public void While_his_team_has_yet_to_report_its_last_report_holds()
    {
        using var bench = WithOnePlayer();
        Report(bench, "18:30", "true", "'A Player', 'aplayer', 'Out', 'rest'");
        Report(bench, "22:30", "false");

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select count(*) from analytics.upcoming_player_game_context").ShouldBe(["0"]);
    }

    [Fact]
    public void A_team_that_has_yet_to_report_says_nothing_of_anybody()
    {
        using var bench = WithOnePlayer();
        Report(bench, "22:30", "false");

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select injury_status, injury_source, injury_risk from analytics.upcoming_player_game_context").ShouldBe(["null null null"]);
    }

    [Theory]
    [InlineData("20:00", "Out", "22:30", "Questionable", "questionable nbac_injury_report rest 2")]
    [InlineData("20:00", "Questionable", "18:30", "Out", "questionable injury_status_snapshots null 2")]
    [InlineData("20:00", "Probable", "20:00", "Questionable", "questionable nbac_injury_report rest 2")]
    [InlineData("20:00", "Questionable", "22:30", "Out", null)]
    public void Of_two_sources_the_one_that_was_known_later_holds(string seen, string word, string knownAt, string status, string? context)
    {
        using var bench = WithOnePlayer();
        bench.Rows(
            "raw.injury_status_snapshots", "snapshot_at, game_date, player_name, player_lookup, status", $"'2024-12-01 {seen}:00+00', '2024-12-01', 'A Player', 'aplayer', '{word}'");
        bench.Rows("reference.resolved_names", "source, game_date, player_name, hint, player_id, is_known_before", "'injury_status_snapshots', '2024-12-01', 'A Player', '', 1, true");
        Report(bench, knownAt, "true", $"'A Player', 'aplayer', '{status}', 'rest'");

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select injury_status, injury_source, injury_reason, injury_risk from analytics.upcoming_player_game_context").ShouldBe(context is null ? [] : [context]);
    }

    [Theory]
    [InlineData("2024-12-01 15:00:00+00", "roster 10 0 null BOS")]
    [InlineData("2024-12-01 23:31:00+00", null)]
    [InlineData("2024-11-29 15:00:00+00", null)]
    public void A_roster_known_at_the_cut_off_adds_who_played_elsewhere_before(string seen, string? candidate)
    {
        using var bench = Bench().Rows("analytics.player_running_totals", Appearance, Played(1, "2024-11-29", "MIA", 19, 10));
        bench.Rows("raw.nbac_rosters", Roster, Listed("BOS", 1, seen), Listed("BOS", 99, seen));

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select candidate_source, games_played_season, games_with_team, games_missed, team_abbr from analytics.upcoming_player_game_context")
            .ShouldBe(candidate is null ? [] : [candidate]);
    }

    [Theory]
    [InlineData("2024-11-24", 1)]
    [InlineData("2024-11-23", 0)]
    public void A_roster_page_holds_for_a_week(string seen, int candidates)
    {
        using var bench = Bench().Rows("analytics.player_running_totals", Appearance, Played(1, "2024-04-10", "MIA", 80, 70, season: 2023));
        bench.Rows("raw.nbac_rosters", Roster, Listed("BOS", 1, $"{seen} 15:00:00+00"));

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select count(*) from analytics.upcoming_player_game_context").ShouldBe([$"{candidates}"]);
    }

    [Fact]
    public void A_newer_roster_of_another_source_that_lacks_him_adds_him_no_longer()
    {
        using var bench = Bench().Rows("analytics.player_running_totals", Appearance, Played(1, "2024-11-28", "MIA", 18, 10), Played(2, "2024-11-28", "MIA", 18, 10));
        bench.Rows("reference.player_names", "player_lookup, player_id", "'bplayer', 2");
        bench.Rows("raw.nbac_rosters", Roster, Listed("BOS", 1, "2024-11-30 15:00:00+00"));
        bench.Rows("raw.espn_team_rosters", "game_date, known_at, team_abbr, player_lookup", "'2024-12-01', '2024-12-01 15:00:00+00', 'BOS', 'bplayer'");

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select player_id, candidate_source from analytics.upcoming_player_game_context").ShouldBe(["2 roster"]);
    }

    [Theory]
    [InlineData("0022400300", "BOS", "NYK")]
    [InlineData("0022400301", "MIA", "NYK")]
    public void Where_his_old_team_plays_too_he_belongs_to_the_one_that_lists_him(string game, string opponent, string oldTeam)
    {
        using var bench = Bench().Rows("analytics.player_running_totals", Appearance, Played(1, "2024-11-30", oldTeam, 19, 10));
        if (opponent != "BOS")
            bench.Rows("reference.games", "game_id, game_date, season_year, season_type, cutoff_at", $"'{game}', '2024-12-01', 2024, 'regular', '2024-12-01 23:30:00+00'");
        bench.Rows(
            "analytics.upcoming_team_game_context",
            "game_id, team_abbr, game_date, season_year, season_type, opponent_team_abbr, is_home, season_day, game_number_in_season, games_played",
            $"'{game}', '{oldTeam}', '2024-12-01', 2024, 'regular', '{opponent}', false, 40, 20, 19");
        bench.Rows("raw.nbac_rosters", Roster, Listed("BOS", 1, "2024-12-01 15:00:00+00"));

        bench.Build<UpcomingPlayerGameContext>("2024-12-01");

        bench.Query("select team_abbr, candidate_source from analytics.upcoming_player_game_context").ShouldBe(["BOS roster"]);
    }

    const string Roster = "roster_date, known_at, team_abbr, player_id";

    static string Listed(string team, int player, string seen) => $"'{seen[..10]}', '{seen}', '{team}', {player}";

    static TransformBench WithOnePlayer() =>
        Bench()
            .Rows("analytics.player_running_totals", Appearance, Played(1, "2024-11-30", "BOS", 19, 1))
            .Rows("reference.player_names", "player_lookup, player_id", "'aplayer', 1");

    /// <summary>An edition of 1 December that is known at an hour in UTC.</summary>
    static void Report(TransformBench bench, string knownAt, string isSubmitted, string? player = null, string team = "BOS")
    {
        var edition = $"'2024-12-01', '{knownAt}', '2024-12-01', 'NYK@BOS', '{team}', '2024-12-01 {knownAt}:00+00'";
        const string Columns = "report_date, report_time, game_date, matchup, team_abbr, known_at";
        bench.Rows("raw.nbac_injury_report_teams", Columns + ", is_submitted", $"{edition}, {isSubmitted}");
        if (player is not null)
            bench.Rows("raw.nbac_injury_report", Columns + ", player_name, player_lookup, injury_status, reason_category", $"{edition}, {player}");
    }

    static TransformBench Bench(int teamGames = 19) =>
        new TransformBench(
                new Games(), new UpcomingTeamGameContext(), new PlayerRunningTotals(), new PlayerLineTotals(), new KeyTeammateSplits(), new InjuryStatusSnapshots(), new NbacInjuryReport(),
                new NbacInjuryReportTeams(), new NbacRosters(), new EspnTeamRosters(), new Players(), new PlayerNames(), new ResolvedNames(),
                new UpcomingPlayerGameContext())
            .Rows("reference.games", "game_id, game_date, season_year, season_type, cutoff_at", "'0022400300', '2024-12-01', 2024, 'regular', '2024-12-01 23:30:00+00'")
            .Rows(
                "analytics.upcoming_team_game_context",
                "game_id, team_abbr, game_date, season_year, season_type, opponent_team_abbr, is_home, season_day, game_number_in_season, games_played",
                $"'0022400300', 'BOS', '2024-12-01', 2024, 'regular', 'NYK', true, 40, {teamGames + 1}, {teamGames}");

    static string Played(int player, string date, string team, int teamGame, int appearance, int season = 2024) =>
        $"{player}, 'G{player}-{date}', '{date}', {season}, '{team}', {teamGame}, {appearance}, 1, 30, 20, {20 * appearance}, {30 * appearance}, 20, 100, 30, 1";
}
