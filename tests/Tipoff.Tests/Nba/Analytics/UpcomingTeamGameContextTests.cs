namespace Tipoff.Tests.Nba.Analytics;

public sealed class UpcomingTeamGameContextTests : IDisposable
{
    const string Travel = "round(travel_miles), time_zone_changes, altitude_change_m";

    readonly ScheduleBench bench = new();

    [Fact]
    public void Boston_to_Los_Angeles_is_some_2590_miles_and_three_hours_back_and_forth()
    {
        bench.Game("2024-11-01", "LAL", "BOS").Game("2024-11-03", "BOS", "LAL").Game("2024-11-05", "LAL", "BOS");

        bench.Of("BOS", "2024-11-01", Travel).ShouldBe("null null null");
        bench.Of("BOS", "2024-11-03", Travel).ShouldBe("2592 -3 80");
        bench.Of("BOS", "2024-11-05", Travel + ", miles_traveled_last_14_days").ShouldBe("2592 3 -80 5184");
    }

    [Theory]
    [InlineData("2024-11-01", "2024-11-02", "0")]
    [InlineData("2024-11-01", "2024-11-04", "-1")]
    [InlineData("2025-03-08", "2025-03-10", "0")]
    public void Hours_are_those_of_the_day_for_Phoenix_keeps_its_clock_when_others_change_theirs(string first, string second, string hours)
    {
        bench.Game(first, "LAL", "PHX").Game(second, "PHX", "LAL");

        bench.Of("PHX", second, "time_zone_changes").ShouldBe(hours);
    }

    [Fact]
    public void Denver_is_a_mile_high()
    {
        bench.Game("2024-11-01", "BOS", "LAL").Game("2024-11-03", "BOS", "DEN");

        bench.Of("BOS", "2024-11-03", "altitude_m, altitude_change_m, time_zone_changes").ShouldBe("1609 1523 1");
    }

    [Theory]
    [InlineData("Paris", "3627 6 25 1 0")]
    [InlineData("Mexico City", "2088 -1 2230 1 0")]
    public void A_neutral_site_is_where_it_is_and_home_of_nobody(string venue, string expected)
    {
        bench.Game("2025-01-20", "BOS", "NYK").Game("2025-01-23", "BOS", "NYK", venue);

        bench.Of("NYK", "2025-01-23", Travel + ", consecutive_road_games, consecutive_home_games").ShouldBe(expected);
    }

    [Fact]
    public void In_the_bubble_nobody_travels_and_nobody_is_at_home()
    {
        const string Bubble = "Lake Buena Vista";
        bench.Game("2020-08-01", "BOS", "LAL", Bubble, season: 2019).Game("2020-08-03", "DEN", "LAL", Bubble, season: 2019);

        bench.Of("LAL", "2020-08-03", Travel + ", consecutive_road_games, consecutive_home_games").ShouldBe("0 0 0 2 0");
    }

    [Fact]
    public void Miles_need_both_venues()
    {
        bench.Game("2024-11-01", "BOS", "DEN", "nowhere").Game("2024-11-03", "BOS", "DEN");

        bench.Of("BOS", "2024-11-03", Travel + ", altitude_m, miles_traveled_last_14_days").ShouldBe("null null null 1609 null");
    }

    [Theory]
    [InlineData(24, "early")]
    [InlineData(25, "mid")]
    [InlineData(48, "mid")]
    [InlineData(49, "late")]
    public void The_short_season_has_thirds_of_24_games(int number, string phase)
    {
        foreach (var game in Enumerable.Range(0, number))
            bench.Game(ScheduleBench.Day(game, "2020-12-22"), "BOS", "LAL", season: 2020);

        bench.Of("BOS", ScheduleBench.Day(number - 1, "2020-12-22"), "season_phase, season_day").ShouldBe($"{phase} {number - 1}");
    }

    [Theory]
    [InlineData(27, "early")]
    [InlineData(28, "mid")]
    [InlineData(55, "late")]
    public void A_season_of_82_has_thirds_of_27_and_a_third_whatever_the_month(int number, string phase)
    {
        foreach (var game in Enumerable.Range(0, number))
            bench.Game(ScheduleBench.Day(game), "BOS", "LAL");

        bench.Of("BOS", ScheduleBench.Day(number - 1), "season_phase").ShouldBe(phase);
    }

    [Theory]
    [InlineData("playin")]
    [InlineData("playoffs")]
    public void After_the_regular_season_the_phase_is_the_kind_of_game(string type)
    {
        bench.Game("2025-04-16", "BOS", "LAL", type: type);

        bench.Of("BOS", "2025-04-16", "season_phase, season_type").ShouldBe($"{type} {type}");
    }

    [Fact]
    public void Half_past_ten_and_the_next_afternoon_are_back_to_back_though_both_are_one_day_in_greenwich()
    {
        bench.Game("2024-11-29", "BOS", "LAL", hour: "22:30").Game("2024-11-30", "BOS", "PHX", hour: "15:30");

        bench.Of("BOS", "2024-11-30", "days_rest, is_back_to_back").ShouldBe("0 true");
        bench.Of("BOS", "2024-11-29", "next_game_days_rest, games_in_next_7_days").ShouldBe("0 1");
    }

    [Theory]
    [InlineData("2024-11-01", "7 0 NYK")]
    [InlineData("2024-11-02", "2 2 LAL")]
    public void A_postponed_game_is_no_next_game_before_its_new_date_was_known(string date, string expected)
    {
        bench.Game(date, "BOS", "DEN").Game("2024-11-05", "BOS", "LAL", knownOn: "2024-11-02").Game("2024-11-09", "BOS", "NYK");

        bench.Of("BOS", date, "next_game_days_rest, games_in_next_7_days, next_opponent_team_abbr").ShouldBe(expected);
    }

    [Theory]
    [InlineData("2024-11-15", "13")]
    [InlineData("2024-11-16", "null")]
    public void The_next_game_is_looked_for_in_fourteen_days(string next, string rest)
    {
        bench.Game("2024-11-01", "BOS", "DEN").Game(next, "BOS", "LAL");

        bench.Of("BOS", "2024-11-01", "next_game_days_rest").ShouldBe(rest);
    }

    [Theory]
    [InlineData("2024-12-03", 13, "true")]
    [InlineData("2024-12-03", 12, "false")]
    [InlineData("2024-12-04", 20, "false")]
    public void A_better_opponent_within_two_days_makes_a_look_ahead_spot(string next, int wins, string spot)
    {
        bench.Game("2024-12-01", "BOS", "DEN").Game(next, "BOS", "LAL").Played("2024-11-28", "DEN", 20, 10).Played("2024-11-29", "LAL", 20, wins).Played("2024-11-27", "BOS", 20, 16);

        bench.Of("BOS", "2024-12-01", "is_look_ahead_spot, win_pct, opponent_win_pct, next_opponent_win_pct, next_opponent_team_abbr")
            .ShouldBe($"{spot} 0.8 0.5 {(wins / 20.0).ToString(System.Globalization.CultureInfo.InvariantCulture)} LAL");
    }

    [Fact]
    public void Nothing_is_said_of_a_look_ahead_before_the_opponents_have_played()
    {
        bench.Game("2024-12-01", "BOS", "DEN").Game("2024-12-02", "BOS", "LAL");

        bench.Of("BOS", "2024-12-01", "is_look_ahead_spot, next_opponent_win_pct, next_opponent_team_abbr").ShouldBe("null null LAL");
    }

    [Fact]
    public void Road_games_are_counted_until_the_team_comes_home()
    {
        bench.Game("2024-11-01", "DEN", "BOS").Game("2024-11-03", "BOS", "LAL").Game("2024-11-04", "BOS", "PHX").Game("2024-11-06", "BOS", "DEN").Game("2024-11-08", "NYK", "BOS");

        bench.Of("BOS", "2024-11-06", "consecutive_road_games, consecutive_home_games, is_road_trip").ShouldBe("3 0 true");
        bench.Of("BOS", "2024-11-03", "consecutive_road_games, consecutive_home_games, is_road_trip").ShouldBe("1 0 false");
        bench.Of("BOS", "2024-11-08", "consecutive_road_games, consecutive_home_games, is_road_trip").ShouldBe("0 1 false");
    }

    [Theory]
    [InlineData(7, "10 7 70 true")]
    [InlineData(6, "10 6 60 false")]
    public void Seven_of_ten_games_are_enough(int known, string expected)
    {
        foreach (var game in Enumerable.Range(0, 10))
            bench.Game(ScheduleBench.Day(2 * game), "BOS", "LAL");
        foreach (var game in Enumerable.Range(0, known))
            bench.Played(ScheduleBench.Day(2 * game), "BOS", game + 1);
        bench.Game(ScheduleBench.Day(20), "BOS", "DEN");

        bench.Of("BOS", ScheduleBench.Day(20), "games_expected, games_known, completeness_pct, is_production_ready").ShouldBe(expected);
    }

    [Fact]
    public void The_play_in_and_what_is_older_than_thirty_days_are_not_expected()
    {
        bench.Game("2025-03-21", "BOS", "LAL").Game("2025-03-22", "BOS", "DEN").Game("2025-04-16", "BOS", "NYK", type: "playin").Game("2025-04-21", "BOS", "PHX", type: "playoffs");

        bench.Of("BOS", "2025-04-21", "games_expected, games_known, completeness_pct, is_production_ready").ShouldBe("1 0 0 false");
    }

    [Fact]
    public void Where_no_game_is_expected_yet_nothing_is_missing()
    {
        bench.Game("2024-10-22", "BOS", "LAL");

        bench.Of("BOS", "2024-10-22", "games_expected, completeness_pct, is_production_ready, form_quality, win_pct").ShouldBe("0 null true null null");
    }

    [Fact]
    public void Form_is_of_ten_games_and_as_good_as_its_worst()
    {
        const string Counted = "silver_games, bronze_games, poor_games, lineups_compared, lineup_changes, games_with_lineup";
        bench.Game("2024-12-01", "BOS", "DEN").Played("2024-11-28", "DEN", 12).Played("2024-11-01", "DEN", 2)
            .Played("2024-11-02", "BOS", 2, 2, Counted, "1, 1, 0, 1, 1, 1").Played("2024-11-28", "BOS", 12, 9, Counted, "2, 1, 0, 11, 4, 3");

        bench.Of("BOS", "2024-12-01", "form_quality, starting_five_changes_last_10, games_since_lineup_change, points_avg_last_10, margin_avg_last_10, net_rating_last_10, opponent_net_rating_last_10")
            .ShouldBe("silver 3 2 110 2 2 2");
    }

    [Fact]
    public void The_line_moves_towards_one_side_and_away_from_the_other()
    {
        bench.Game("2024-12-01", "BOS", "DEN")
            .Rows("analytics.game_lines", "game_id, game_date, spread, total, opening_spread, opening_total, spread_movement, total_movement", "'0000000001', '2024-12-01', -4.5, 220, -3, 222, -1.5, -2");

        bench.Of("DEN", "2024-12-01", "spread, opening_spread, spread_movement, total_movement").ShouldBe("-4.5 -3 -1.5 -2");
        bench.Of("BOS", "2024-12-01", "spread, opening_spread, spread_movement, total_movement").ShouldBe("4.5 3 1.5 -2");
    }

    public void Dispose() => bench.Dispose();
}
