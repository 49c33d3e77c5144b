using System.Globalization;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.Espn;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>What a candidate brings to the game: team-mates, shooting, lines, the opponent, how much of it is known.</summary>
public sealed class UpcomingPlayerFormTests : IDisposable
{
    const string Date = "2024-12-01";

    readonly TransformBench bench =
        new TransformBench(
                new Games(), new UpcomingTeamGameContext(), new PlayerRunningTotals(), new PlayerLineTotals(), new KeyTeammateSplits(), new InjuryStatusSnapshots(), new NbacInjuryReport(),
                new NbacInjuryReportTeams(), new NbacRosters(), new EspnTeamRosters(), new Players(), new PlayerNames(), new ResolvedNames(),
                new UpcomingPlayerGameContext())
            .Rows("reference.games", "game_id, game_date, season_year, season_type, cutoff_at", $"'0022400300', '{Date}', 2024, 'regular', '{Date} 23:30:00+00'")
            .Rows(
                "analytics.upcoming_team_game_context",
                "game_id, team_abbr, game_date, season_year, season_type, opponent_team_abbr, is_home, season_day, game_number_in_season, games_played, opponent_win_pct, travel_miles, time_zone_changes, consecutive_road_games, next_game_days_rest, games_expected, games_known, completeness_pct, is_production_ready, defensive_rating_last_10, net_rating_last_10, ft_rate_allowed_last_10",
                $"'0022400300', 'BOS', '{Date}', 2024, 'regular', 'NYK', false, 40, 20, 19, 0.6, 190, 0, 2, 1, 12, 9, 75, true, 105, 5, 0.2",
                $"'0022400300', 'NYK', '{Date}', 2024, 'regular', 'BOS', true, 40, 20, 19, 0.7, 0, 0, 0, 3, 12, 12, 100, true, 112, -2, 0.25");

    [Fact]
    public void The_opponent_is_as_strong_as_he_has_been_and_the_journey_is_the_teams()
    {
        Player(1, "2024-11-30", 10);

        Of(1, "opponent_win_pct, opponent_def_rating_last_10, opponent_net_rating_last_10, opponent_ft_rate_allowed").ShouldBe("0.6 112 -2 0.25");
        Of(1, "travel_miles, time_zone_changes, consecutive_road_games, next_game_days_rest").ShouldBe("190 0 2 1");
        Of(1, "games_expected_last_30_days, games_known_last_30_days, completeness_pct, is_production_ready").ShouldBe("12 9 75 true");
    }

    [Fact]
    public void Absent_team_mates_of_the_rotation_leave_their_plays_to_the_others()
    {
        Player(1, "2024-11-30", 10);
        Player(2, "2024-11-28", 10, teamGame: 18, minutes: 24, usage: 30);
        Player(3, "2024-11-28", 10, teamGame: 18, minutes: 14, usage: 12);
        Player(4, "2024-11-10", 3, teamGame: 8, minutes: 36, usage: 30);

        Of(1, "rotation_teammates_out, teammate_usage_available, teammates_out_source").ShouldBe("1 18.5 last_game");
        Of(2, "rotation_teammates_out, teammate_usage_available").ShouldBe("0 3.5");
    }

    [Fact]
    public void Beside_the_key_team_mate_and_without_him_are_told_apart_before_the_date_only()
    {
        Player(1, "2024-11-30", 10, minutes: 30);
        Player(2, "2024-11-28", 10, teamGame: 18, minutes: 34);
        Player(3, "2024-11-10", 3, teamGame: 8, minutes: 40);
        bench.Rows(
            "analytics.key_teammate_splits",
            "game_id, player_id, teammate_id, game_date, season_year, team_abbr, hundredths_together, hundredths_apart, points_together, points_apart, plays_together, plays_apart",
            "'G1', 1, 2, '2024-11-20', 2024, 'BOS', 216000, 108000, 20, 6, 0, 0", "'G2', 1, 2, '2024-11-30', 2024, 'BOS', 0, 108000, 0, 9, 0, 0",
            $"'G3', 1, 2, '{Date}', 2024, 'BOS', 216000, 216000, 99, 99, 0, 0", "'G4', 2, 1, '2024-11-20', 2024, 'BOS', 215999, 216000, 99, 18, 0, 0");

        Of(1, "key_teammate_id, is_key_teammate_absent, points_per_36_with_key_teammate, points_per_36_without_key_teammate").ShouldBe("2 true 20 15");
        Of(2, "key_teammate_id, is_key_teammate_absent, points_per_36_with_key_teammate, points_per_36_without_key_teammate").ShouldBe("1 false null 18");
    }

    [Fact]
    public void Team_mates_in_doubt_are_counted_without_oneself_once_a_report_was_known()
    {
        foreach (var player in (int[])[1, 2, 3])
            Player(player, "2024-11-30", 10);
        Of(1, "questionable_teammates, probable_teammates, teammates_out_source").ShouldBe("null null last_game");

        Said(1, "Questionable", "20:00");
        Said(2, "Questionable", "20:00");
        Said(3, "Probable", "20:00");

        Of(1, "questionable_teammates, probable_teammates, teammates_out_source").ShouldBe("1 1 report");
        Of(3, "questionable_teammates, probable_teammates, teammates_out_source").ShouldBe("2 0 report");
    }

    [Fact]
    public void A_report_after_the_cut_off_says_nothing_of_team_mates()
    {
        Player(1, "2024-11-30", 10);
        Player(2, "2024-11-30", 10);
        Said(2, "Questionable", "23:31");

        Of(1, "questionable_teammates, teammates_out_source").ShouldBe("null last_game");
    }

    [Fact]
    public void Shooting_has_declined_where_the_last_five_are_below_the_season()
    {
        Player(1, "2024-11-20", 5, columns: "box_games, fg_makes, fg_attempts", values: "5, 30, 50");
        Player(1, "2024-11-30", 10, columns: "box_games, fg_makes, fg_attempts", values: "10, 50, 100");

        Of(1, "shooting_pct_decline_last_5").ShouldBe("0.1");
    }

    [Fact]
    public void Below_five_games_and_before_the_first_there_is_no_decline()
    {
        Player(1, "2024-11-30", 4, columns: "box_games, fg_makes, fg_attempts", values: "4, 20, 50");
        Player(2, "2024-04-10", 70, season: 2023, columns: "box_games, fg_makes, fg_attempts", values: "70, 300, 700");

        Of(1, "shooting_pct_decline_last_5").ShouldBe("null");
        Of(2, "candidate_source, shooting_pct_decline_last_5, games_with_line").ShouldBe("previous_season null 0");
    }

    [Fact]
    public void Minutes_of_the_end_of_games_are_of_seven_appearances_with_play_by_play()
    {
        const string Court = "court_time_games, fourth_quarter_seconds, clutch_seconds";
        Player(1, "2024-11-10", 3, columns: Court, values: "2, 1000, 200");
        Player(1, "2024-11-30", 10, columns: Court, values: "7, 3700, 500");
        Player(2, "2024-11-30", 10, columns: Court, values: "0, 0, 0");

        Of(1, "fourth_quarter_minutes_avg_last_7, clutch_minutes_avg_last_7").ShouldBe("9 1");
        Of(2, "fourth_quarter_minutes_avg_last_7, clutch_minutes_avg_last_7").ShouldBe("null null");
    }

    [Theory]
    [InlineData("1, 0, 0", "3, 0, 0", "silver")]
    [InlineData("1, 1, 0", "3, 1, 0", "silver")]
    [InlineData("1, 0, 0", "1, 0, 0", "gold")]
    [InlineData("1, 0, 0", "3, 1, 0", "bronze")]
    [InlineData("1, 0, 0", "3, 1, 1", "poor")]
    public void Form_is_as_good_as_the_worst_of_ten_appearances(string before, string now, string quality)
    {
        const string Tiers = "silver_games, bronze_games, poor_games";
        Player(1, "2024-11-02", 2, columns: Tiers, values: before);
        Player(1, "2024-11-30", 12, columns: Tiers, values: now);

        Of(1, "form_quality").ShouldBe(quality);
    }

    [Fact]
    public void His_record_against_the_line_is_of_earlier_games_of_the_season()
    {
        Player(1, "2024-11-30", 15);
        Lines(1, "2024-10-25", 1, 1, 0, 1, 0, 4.5m);
        Lines(1, "2024-11-10", 7, 3, 3, 0, 1, 6m);
        Lines(1, "2024-11-28", 12, 6, 5, 2, 0, 11m);
        Lines(1, Date, 13, 7, 5, 3, 0, 30m);
        Lines(1, "2024-11-02", 2, 1, 1, 0, 1, 4m);

        Of(1, "games_with_line, prop_over_streak, prop_under_streak, over_rate_last_10, margin_vs_line_avg_last_5").ShouldBe("12 2 0 0.556 1");
    }

    [Fact]
    public void A_player_without_history_or_line_says_nothing_about_lines()
    {
        Player(1, "2024-11-30", 1);

        Of(1, "games_with_line, prop_over_streak, prop_under_streak, over_rate_last_10, margin_vs_line_avg_last_5").ShouldBe("0 null null null null");
    }

    [Fact]
    public void Who_was_traded_brings_his_own_form_to_the_new_teams_journey()
    {
        Player(1, "2024-11-28", 18, team: "NYK", teamGame: 19, columns: "box_games, fg_makes, fg_attempts", values: "18, 90, 180");
        bench.Rows("raw.nbac_rosters", "roster_date, known_at, team_abbr, player_id", $"'{Date}', '{Date} 15:00:00+00', 'BOS', 1");

        Of(1, "team_abbr, candidate_source, games_with_team, travel_miles, opponent_win_pct").ShouldBe("BOS roster 0 190 0.6");
    }

    public void Dispose() => bench.Dispose();

    string Of(int player, string columns)
    {
        bench.Build<UpcomingPlayerGameContext>(Date);
        return bench.Query($"select {columns} from analytics.upcoming_player_game_context where player_id = {player}").Single();
    }

    /// <summary>A player's sums after an appearance; every appearance before was like it.</summary>
    void Player(
        int player, string date, int appearance, int teamGame = 19, int minutes = 30, int usage = 20, string team = "BOS", int season = 2024, string columns = "", string values = "") =>
        bench.Rows(
            "analytics.player_running_totals",
            "player_id, game_id, game_date, season_year, team_abbr, team_game_number, season_appearance, team_appearance, minutes_in_game, points_in_game, points, minutes, usage_numerator, usage_denominator, fast_minutes, fast_weight" + (columns.Length > 0 ? ", " + columns : ""),
            $"{player}, 'G{player}-{date}', '{date}', {season}, '{team}', {teamGame}, {appearance}, {appearance}, {minutes}, 12, {12 * appearance}, {minutes * appearance}, {usage * appearance}, {100 * appearance}, {minutes}, 1{(values.Length > 0 ? ", " + values : "")}");

    void Said(int player, string status, string hour)
    {
        bench.Rows("reference.resolved_names", "source, game_date, player_name, hint, player_id, is_known_before", $"'injury_status_snapshots', '{Date}', 'P{player}', '', {player}, true");
        bench.Rows("raw.injury_status_snapshots", "snapshot_at, game_date, player_name, player_lookup, status", $"'{Date} {hour}:00+00', '{Date}', 'P{player}', 'p{player}', '{status}'");
    }

    void Lines(int player, string date, int number, int overs, int unders, int overStreak, int underStreak, decimal margin) =>
        bench.Rows(
            "analytics.player_line_totals",
            "player_id, game_id, game_date, season_year, line_number, overs, unders, over_streak, under_streak, margin",
            $"{player}, 'G{player}-{date}', '{date}', 2024, {number}, {overs}, {unders}, {overStreak}, {underStreak}, {margin.ToString(CultureInfo.InvariantCulture)}");
}
