using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>api.the-odds-api.com: the lines of many American bookmakers, live and as they were.</summary>
/// <remarks>Paid by a monthly quota; lists of events cost nothing, the odds of the past ten times those of the present.</remarks>
public sealed class TheOddsApi : Site
{
    public override string Summary => "Bookmakers' lines, live and historical";

    public override Uri BaseAddress => new("https://api.the-odds-api.com/");

    public override Rate Rate => Rate.PerSecond(1);

    public override Credential? Credential => new("TIPOFF_ODDS_API_KEY", "apiKey", IsQuery: true);

    public override (string Remaining, string Used)? QuotaHeaders => ("x-requests-remaining", "x-requests-used");
}

/// <summary>The requests and the parts of bodies that the endpoints of The Odds API share.</summary>
static class OddsApiEvent
{
    /// <summary>Events of today that have not begun: <c>event_id</c>, <c>game_date</c>.</summary>
    public const string Upcoming = """
        select e.event_id as event_id, cast(e.game_date as text) as game_date, false as is_expected
        from (
            select distinct on (event_id) event_id, game_date, commence_at
            from raw.odds_api_events
            where game_date between @from and @to
            order by event_id, known_at desc, feed
        ) e
        where e.commence_at > @now
          and e.game_date = cast(timezone('America/New_York', @now) as date)
        """;

    /// <summary>Past events of dates that were not collected live: at the cut-off and five minutes before the start, <c>snapshot_at</c>.</summary>
    public const string Past = """
        select
            e.event_id as event_id,
            cast(e.game_date as text) as game_date,
            replace(cast(timezone('UTC', date_trunc('second', e.commence_at) - m.minutes * interval '1' minute) as text), ' ', 'T') || 'Z' as snapshot_at,
            false as is_expected
        from (
            select distinct on (event_id) event_id, game_date, commence_at
            from raw.odds_api_events
            where game_date between @from and @to
            order by event_id, known_at desc, feed
        ) e
        cross join (values (30), (5)) m (minutes)
        where e.game_date < cast(timezone('America/New_York', @now) as date)
          and not exists (
            select 1 from raw.odds_api_events l
            where l.game_date = e.game_date and l.feed = 'the_odds_api.events')
        """;

    /// <summary>The moment that a historical body shows.</summary>
    public static DateTimeOffset SnapshotAt(Document document) => document.Json.Instant("timestamp");

    public static string Team(Fields game, string side) => game.Text($"{side}_team");

    /// <summary>Both sides of an event; null for all-star sides and foreign clubs.</summary>
    public static (string Home, string Away)? Sides(Fields game) =>
        Domain.Team.Of(Team(game, "home")) is { } home && Domain.Team.Of(Team(game, "away")) is { } away ? (home.Abbr, away.Abbr) : null;

    public static DateOnly GameDate(Fields game) => Eastern.DateOf(game.Instant("commence_time"));
}
