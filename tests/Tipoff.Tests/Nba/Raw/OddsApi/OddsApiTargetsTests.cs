using Tipoff.Nba.Raw.OddsApi;
using Tipoff.Nba.Reference;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Raw.OddsApi;

public sealed class OddsApiTargetsTests : IDisposable
{
    const string Event = "event_id, known_at, game_date, commence_at, feed";

    readonly TransformBench bench = new(new OddsApiEvents(), new Games());

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Lines_are_asked_for_todays_games_that_have_not_begun()
    {
        bench.Rows(
            "raw.odds_api_events", Event,
            "'begun', '2025-01-15 20:00:00+00', '2025-01-15', '2025-01-16 00:10:00+00', 'the_odds_api.events'",
            "'coming', '2025-01-15 20:00:00+00', '2025-01-15', '2025-01-16 03:10:00+00', 'the_odds_api.events'",
            "'tomorrow', '2025-01-15 20:00:00+00', '2025-01-16', '2025-01-17 00:10:00+00', 'the_odds_api.events'");

        bench.Targets(new TheOddsApiPlayerPoints(), "2025-01-16 01:00:00+00", "2025-01-15", "2025-01-16").ShouldBe(["coming 2025-01-15 false"]);
    }

    [Fact]
    public void A_game_that_moved_is_asked_for_on_its_new_date_only()
    {
        bench.Rows(
            "raw.odds_api_events", Event,
            "'moved', '2025-01-14 20:00:00+00', '2025-01-15', '2025-01-16 00:10:00+00', 'the_odds_api.events'",
            "'moved', '2025-01-15 18:00:00+00', '2025-01-16', '2025-01-17 00:10:00+00', 'the_odds_api.events'");

        bench.Targets(new TheOddsApiGameLines(), "2025-01-15 20:00:00+00", "2025-01-10", "2025-01-20").ShouldBeEmpty();
        bench.Targets(new TheOddsApiGameLines(), "2025-01-16 20:00:00+00", "2025-01-10", "2025-01-20").ShouldBe(["moved 2025-01-16 false"]);
    }

    [Fact]
    public void Past_lines_are_bought_at_the_cut_off_and_just_before_the_start()
    {
        bench.Rows("raw.odds_api_events", Event, "'past', '2024-01-25 00:10:00+00', '2024-01-24', '2024-01-25 03:10:00+00', 'the_odds_api.historical_events'");

        bench.Targets(new TheOddsApiHistoricalPlayerPoints(), "2025-01-16 20:00:00+00", "2024-01-24").ShouldBe(
            ["past 2024-01-24 2024-01-25T02:40:00Z false", "past 2024-01-24 2024-01-25T03:05:00Z false"]);
        bench.Targets(new TheOddsApiHistoricalGameLines(), "2024-01-24 20:00:00+00", "2024-01-24").ShouldBeEmpty();
    }

    [Fact]
    public void What_was_collected_live_is_not_bought_again()
    {
        bench.Rows("reference.games", "game_id, game_date, season_type, cutoff_at", "'0022300001', '2024-01-24', 'regular', '2024-01-25 00:00:00+00'", "'0022300002', '2024-01-25', 'regular', '2024-01-26 00:00:00+00'");
        bench.Rows("raw.odds_api_events", Event, "'live', '2024-01-25 00:10:00+00', '2024-01-24', '2024-01-25 03:10:00+00', 'the_odds_api.events'");

        bench.Targets(new TheOddsApiHistoricalEvents(), "2025-01-16 20:00:00+00", "2024-01-24", "2024-01-25").ShouldBe(["2024-01-25 2024-01-26T00:00:00Z true"]);
        bench.Targets(new TheOddsApiHistoricalPlayerPoints(), "2025-01-16 20:00:00+00", "2024-01-24").ShouldBeEmpty();
    }
}
