using Tipoff.Nba.Raw.OddsApi;
using Tipoff.Nba.Raw.Sportsbooks;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

public sealed class OddsApiBodiesTests
{
    const string CavaliersMagic = "event_id=f54c4a22568ce9dc33fb410d1b0e75e9 game_date=2024-02-22";
    const string RaptorsNets = "event_id=f9f3f99b5124a4ecf984003f0af23d2e game_date=2024-02-22";
    const string WarriorsHawks = "event_id=cd0bc7d0c238f4446ce1c03d0cea7ec4 game_date=2024-01-24 snapshot_at=2024-01-25T04:00:00Z";

    [ArchiveTheory]
    [InlineData("v4_historical_events_2024-01-25T03-55-40Z.json", "historical_events", "game_date=2024-01-24 snapshot_at=2024-01-25T04:00:00Z", "odds_api_events 10 75e66e934936")]
    [InlineData("v4_historical_events_2025-03-09T23-55-38Z.json", "historical_events", "game_date=2025-03-09 snapshot_at=2025-03-10T00:00:00Z", "odds_api_events 16 853ce4e2b782")]
    [InlineData("v4_event_odds_player_points_f54c4a22_2024-02-23.json", "player_points", CavaliersMagic, "sportsbook_player_points 241 072be88aa42b")]
    [InlineData("v4_event_odds_player_points_f9f3f99b_2024-02-23.json", "player_points", RaptorsNets, "sportsbook_player_points 272 a84138f045d4")]
    [InlineData("v4_historical_event_odds_h2h_cd0bc7d0.json", "historical_game_lines", WarriorsHawks, "odds_api_game_lines 4 11149f6aeb93")]
    [InlineData("v4_historical_event_odds_spreads_totals_cd0bc7d0.json", "historical_game_lines", WarriorsHawks, "odds_api_game_lines 8 428745447d54")]
    [InlineData("v4_scores_2024-02-22.json", "scores", "snapshot_date=2024-02-22", "odds_api_scores 21 0d770bd95ea6")]
    public void A_real_body_gives_the_rows_that_were_counted_in_it(string file, string endpoint, string target, string expected) =>
        ParsedBody.Of($"the-odds-api/{file}", $"the_odds_api.{endpoint}", target).Digest().ShouldBe(expected);

    [ArchiveFact]
    public void Games_that_begin_after_midnight_in_Greenwich_belong_to_the_evening_before() =>
        ParsedBody.Of("the-odds-api/v4_historical_events_2024-01-25T03-55-40Z.json", "the_odds_api.historical_events", "game_date=2024-01-24")
            .Rows<OddsApiEvents.Row>()
            .GroupBy(game => game.GameDate)
            .Select(games => $"{games.Key:yyyy-MM-dd} {games.Count()}")
            .ShouldBe(["2024-01-24 3", "2024-01-25 7"]);

    [ArchiveFact]
    public void Each_book_has_one_main_line_a_player_and_all_others_are_alternates()
    {
        var rows = ParsedBody.Of("the-odds-api/v4_event_odds_player_points_f54c4a22_2024-02-23.json", "the_odds_api.player_points", CavaliersMagic, "2024-02-22T23:56:00Z")
            .Rows<SportsbookPlayerPoints.Row>();

        rows.GroupBy(row => (row.Bookmaker, row.PlayerName)).ShouldAllBe(lines => lines.Count(line => line.IsMain) == 1);
        rows.Where(row => row.PlayerName == "Darius Garland" && row.Bookmaker == "draftkings")
            .Select(row => $"{row.Line} {row.OverPrice} {row.UnderPrice} {row.HomeTeamName}").ShouldBe(["20.5 -110 -120 Cleveland Cavaliers"]);
        rows.Where(row => row.Bookmaker == "betrivers").Select(row => $"{row.PlayerName} {row.Line} {row.OverPrice} {row.UnderPrice} {row.IsMain}")
            .ShouldBe(rows.Where(row => row.Bookmaker == "unibet_us").Select(row => $"{row.PlayerName} {row.Line} {row.OverPrice} {row.UnderPrice} {row.IsMain}"));
        rows.ShouldAllBe(row => row.Phase == "pre" && row.GameDate == new DateOnly(2024, 2, 22) && row.KnownAt == row.SnapshotAt);
    }

    [ArchiveFact]
    public void Caesars_quotes_every_line_twice_and_is_read_by_the_cheaper_quote()
    {
        var rows = ParsedBody.Of("the-odds-api/v4_event_odds_player_points_f9f3f99b_2024-02-23.json", "the_odds_api.player_points", RaptorsNets)
            .Rows<SportsbookPlayerPoints.Row>().Where(row => row.Bookmaker == "williamhill_us").ToList();

        rows.Count.ShouldBe(14);
        rows.Where(row => row.PlayerName == "Ben Simmons").Select(row => $"{row.Line} {row.OverPrice} {row.UnderPrice}").ShouldBe(["7.5 -106 -129"]);
    }

    [ArchiveFact]
    public void Decimal_odds_of_the_past_become_American_ones() =>
        ParsedBody.Of("the-odds-api/v4_historical_event_odds_h2h_cd0bc7d0.json", "the_odds_api.historical_game_lines", WarriorsHawks)
            .Rows<OddsApiGameLines.Row>().Select(row => $"{row.Bookmaker} {row.TeamAbbr} {row.Price}")
            .ShouldBe(["draftkings ATL 230", "draftkings GSW -313", "fanduel ATL 280", "fanduel GSW -385"]);

    [ArchiveFact]
    public void Both_sides_of_a_spread_are_rows_of_their_own() =>
        ParsedBody.Of("the-odds-api/v4_historical_event_odds_spreads_totals_cd0bc7d0.json", "the_odds_api.historical_game_lines", WarriorsHawks)
            .Rows<OddsApiGameLines.Row>().Where(row => row.Bookmaker == "draftkings").Select(row => $"{row.Market} {row.Outcome} {row.TeamAbbr} {row.Point} {row.Price}")
            .ShouldBe(["spreads Atlanta Hawks ATL 6.5 -110", "spreads Golden State Warriors GSW -6.5 -120", "totals Over  248.5 -115", "totals Under  248.5 -115"]);

    [ArchiveTheory]
    [InlineData("v4_event_odds_player_points_f54c4a22_2024-02-23.json", CavaliersMagic, "18 of 20")]
    [InlineData("v4_event_odds_player_points_f9f3f99b_2024-02-23.json", RaptorsNets, "18 of 25")]
    public void Names_lead_to_players_of_the_archive_but_for_nicknames_and_Bovadas_formal_names(string file, string target, string known) =>
        ParsedBody.Of($"the-odds-api/{file}", "the_odds_api.player_points", target)
            .Rows<SportsbookPlayerPoints.Row>().Select(row => row.PlayerLookup).Known().ShouldBe(known);
}
