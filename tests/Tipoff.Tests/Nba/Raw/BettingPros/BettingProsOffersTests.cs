using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.BettingPros;
using Tipoff.Nba.Raw.Sportsbooks;
using Tipoff.Tests.Nba.Analytics;
using Tipoff.Tests.Payloads;

namespace Tipoff.Tests.Nba.Raw.BettingPros;

public sealed class BettingProsOffersTests
{
    [Fact]
    public void A_body_fetched_after_the_game_tells_when_each_line_was_set()
    {
        var before = EndpointFixture.Document(EndpointFixture.Catalog["betting_pros.offers"]);
        var after = new Document(before.Endpoint, before.Target, before.FetchedAt.AddYears(1), before.Text);

        var rows = EndpointFixture.Catalog.Parse(after).Tables.SelectMany(EndpointFixture.Catalog.Parse(after).Of).Cast<SportsbookPlayerPoints.Row>().ToList();

        rows.Where(row => row.PlayerName == "Abel Alderwood" && row.IsMain).Select(row => $"{row.Bookmaker} {row.SnapshotKey} {row.Phase}").ShouldBe(
            ["fanduel 2025-01-15T18:25:00Z pre", "draftkings 2025-01-15T18:20:00Z pre", "bettingpros_33 2025-01-15T18:20:00Z pre"]);
        rows.ShouldAllBe(row => row.KnownAt == row.SnapshotAt);
    }

    [Fact]
    public void Three_pages_are_asked_for_each_game_and_carry_its_start()
    {
        using var bench = new TransformBench(new BettingprosGames());
        bench.Rows("raw.bettingpros_games", "event_id, game_date, commence_at, home_team_abbr, away_team_abbr", "91001, '2025-01-15', '2025-01-16 00:40:00+00', 'BOS', 'ATL'");

        bench.Targets(new BettingProsOffers(), "2025-01-15 20:00:00+00", "2025-01-15").ShouldBe(
        [
            "91001 2025-01-15 2025-01-16T00:40:00Z BOS ATL 1 false", "91001 2025-01-15 2025-01-16T00:40:00Z BOS ATL 2 false",
            "91001 2025-01-15 2025-01-16T00:40:00Z BOS ATL 3 false",
        ]);
    }
}
