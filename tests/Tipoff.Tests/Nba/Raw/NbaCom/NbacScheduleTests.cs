namespace Tipoff.Tests.Nba.Raw.NbaCom;

public sealed class NbacScheduleTests : IDisposable
{
    const string League = """
        gameId,gameDateTimeEst,gameDay,arenaCity,arenaState,arenaName,gameLabel,gameSubLabel,gameSubtype,gameSequence,seriesGameNumber,seriesText,weekNumber,hometeamId,awayteamId
        0022400001,2024-10-22T19:30:00Z,Tue,Boston,MA,TD Garden,,,,1,,,1,1610612738,1610612748
        0022400147,2024-11-02 21:30:00+00:00,Sat,Mexico City,,Arena CDMX,,,,1,,,2,1610612764,1610612748
        0022400983,2025-03-16 22:00:00+00:00,Sun,Inglewood,CA,Intuit Dome,,,,1,,,21,1610612746,1610612764
        """;

    const string Results = """
        season,season_type,SEASON_ID,GAME_ID,GAME_DATE,TEAM_ABBREVIATION,TEAM_NAME,MATCHUP,WL
        2024-25,regular_season,22024,0022400147,2024-11-02,MIA,Miami Heat,MIA @ WAS,W
        2024-25,regular_season,22024,0022400147,2024-11-02,WAS,Washington Wizards,WAS @ MIA,L
        2024-25,regular_season,22024,0022400983,2025-01-23,WAS,Washington Wizards,WAS @ LAC,L
        2024-25,regular_season,22024,0022400983,2025-01-23,LAC,LA Clippers,LAC vs. WAS,W
        """;

    readonly SomeLeague league = new();

    public NbacScheduleTests() => league.Import("schedule.csv", League);

    public void Dispose() => league.Dispose();

    [Fact]
    public void Eastern_wall_time_is_read_as_such_whatever_offset_stands_behind_it() =>
        league.Query("select cast(tipoff_at at time zone 'UTC' as text) from raw.nbac_schedule order by game_id").ShouldBe(
            ["2024-10-22 23:30:00", "2024-11-03 01:30:00", "2025-03-17 02:00:00"]);

    [Fact]
    public void At_a_neutral_site_the_schedule_says_who_is_at_home_when_both_match_ups_read_at()
    {
        league.Import("results.csv", Results);

        league.Query("select team_abbr, is_home from raw.nbac_team_results where game_id = '0022400147' order by 1").ShouldBe(["MIA False", "WAS True"]);
    }

    [Fact]
    public void A_moved_game_has_the_date_it_was_played_on_the_hour_it_was_planned_for_and_was_known_the_day_before_its_first_date()
    {
        league.Import("results.csv", Results);

        league.BuildReference();

        league.Query(
            """
            select game_code, cast(tipoff_at at time zone 'America/New_York' as text), cast(schedule_known_at at time zone 'America/New_York' as text)
            from reference.games where game_id = '0022400983'
            """).ShouldBe(["20250123_WAS_LAC 2025-01-23 22:00:00 2025-01-22 00:00:00"]);
    }

    [Fact]
    public void A_game_in_another_city_is_neutral_and_has_that_citys_altitude()
    {
        league.BuildReference();

        league.Query("select game_id, altitude_m from reference.games where is_neutral_site").ShouldBe(["0022400147 2240"]);
    }

    [Fact]
    public void A_season_that_contradicts_the_game_id_goes_to_quarantine()
    {
        var file = league.Import("results.csv", Results.Replace("22024,0022400147", "22023,0022400147"));

        file.Quarantined.ShouldBe(2);
        file.Reason!.ShouldContain("season contradicts the game id");
    }

    [Fact]
    public void Opponents_that_are_still_open_are_null_and_make_no_game()
    {
        league.Import("open.csv", League.Split('\n')[0] + "\n0022401201,2024-12-10T00:00:00Z,Tue,,,TBD,,,,1,,,8,0,0\n");

        league.BuildReference();

        league.Query("select home_team_id, tipoff_at from raw.nbac_schedule where game_id = '0022401201'").ShouldBe(["null null"]);
        league.Query("select count(*) from reference.games where game_id = '0022401201'").ShouldBe(["0"]);
    }
}
