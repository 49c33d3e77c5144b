namespace Tipoff.Tests.Nba.Raw.Sportsbooks;

public sealed class SportsbookPlayerPointsTests : IDisposable
{
    const string Header = "source,season,game_date,snapshot_utc,last_seen_utc,commence_utc,away_team,home_team,opp,player,bookmaker,line,over_price,under_price,is_main,phase\n";

    readonly SomeLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public void Prices_between_minus_100_and_100_are_no_prices_and_remarks_are_no_names()
    {
        league.Import("lines.csv", Header + "x,2023-24,2024-03-02,2024-03-02T19:00:00Z,,,,,,Kyle Lowry (Phi),bovada,8.5,-77.7,105,1,pre\n");

        league.Query("select player_lookup, over_price, under_price from raw.sportsbook_player_points").ShouldBe(["kylelowry null 105"]);
    }

    [Fact]
    public void One_feed_under_two_names_stays_two_rows()
    {
        const string Row = "x,2023-24,2024-03-02,2024-03-02T19:00:00Z,,,,,,Bam Adebayo,{0},18.5,-110,-110,1,pre\n";

        league.Import("lines.csv", Header + Row.Replace("{0}", "betrivers") + Row.Replace("{0}", "unibet_us"));

        league.Query("select bookmaker from raw.sportsbook_player_points order by 1").ShouldBe(["betrivers", "unibet_us"]);
    }

    [Fact]
    public void Without_a_time_stamp_a_line_is_kept_but_known_never()
    {
        league.Import("lines.csv", Header + "pine,2023-24,2023-12-26,,,,,,,Bam Adebayo,prizepicks,19,-137,-137,1,unknown\n");

        league.Query("select snapshot_key, known_at, is_fantasy from raw.sportsbook_player_points").ShouldBe(["unknown null True"]);
    }
}
