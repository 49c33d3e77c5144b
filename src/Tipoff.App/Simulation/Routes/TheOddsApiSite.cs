using System.Globalization;

namespace Tipoff.App.Simulation.Routes;

/// <summary>The Odds API: upcoming events and the books' odds on them, now and at moments of the past.</summary>
sealed class TheOddsApiSite(SimulatedLeague league, KeyedAccount account) : SimulatedSite(league)
{
    const string Sport = "basketball_nba";
    const string Help = "https://the-odds-api.com/liveapi/guides/v4/api-error-codes.html";
    const int HistoricalFactor = 10;
    const int DaysAhead = 7;
    const int SnapshotMinutes = 5;
    const int ScoreDaysMax = 3;

    static readonly string[] Markets = ["h2h", "spreads", "totals", "player_points"];

    readonly Sportsbook books = new(league);

    public override string Name => "the_odds_api";

    public override Answer Answer(Ask ask)
    {
        if (ask.Parameter("apiKey") is not { } key)
            return Error(401, "API key is missing", "MISSING_KEY");
        if (!account.Accepts(key))
            return Error(401, "API key is not valid. See usage plans at https://the-odds-api.com", "INVALID_KEY");

        string[] parts = [.. ask.Parts];
        var isHistorical = parts is ["v4", "historical", ..];
        if (isHistorical)
            parts = [parts[0], .. parts[2..]];
        return parts switch
        {
            ["v4", "sports", Sport, "events"] => Events(ask, isHistorical),
            ["v4", "sports", Sport, "scores"] when !isHistorical => Scores(ask),
            ["v4", "sports", Sport, "events", var id, "odds"] => Odds(ask, id, isHistorical),
            _ => Error(404, "Unknown sport", "UNKNOWN_SPORT"),
        };
    }

    Answer Events(Ask ask, bool isHistorical)
    {
        if (isHistorical && Moment(ask) is null)
            return BadMoment();

        var now = isHistorical ? Moment(ask)!.Value : ask.Now;
        var (from, to) = (ask.Instant("commenceTimeFrom") ?? now, ask.Instant("commenceTimeTo") ?? now.AddDays(DaysAhead));
        var events = Upcoming(now).Where(night => night.Fixture.TipoffAt >= from && night.Fixture.TipoffAt <= to).Select(Event);
        return Paid(isHistorical ? 1 : 0, () => isHistorical ? Wrapped(now, events) : events);
    }

    // Games of the last days and those to come; asking for the past costs two.
    Answer Scores(Ask ask)
    {
        var days = int.TryParse(ask.Parameter("daysFrom"), out var given) ? Math.Clamp(given, 1, ScoreDaysMax) : 0;
        var past = League.Nights.Where(night => night.Fixture.TipoffAt <= ask.Now && night.Fixture.TipoffAt > ask.Now.AddDays(-days));
        return Paid(days > 0 ? 2 : 1, () => past.Concat(Upcoming(ask.Now)).Select(night =>
        {
            var isOver = night.OverAt <= ask.Now;
            var told = Event(night);
            told["completed"] = isOver;
            told["scores"] = isOver ? night.Sides.Select(side => new { name = side.Franchise.FullName, score = $"{side.Score}" }) : null;
            told["last_update"] = isOver ? Stamp(night.OverAt) : null;
            return told;
        }));
    }

    Answer Odds(Ask ask, string id, bool isHistorical)
    {
        if (isHistorical && Moment(ask) is null)
            return BadMoment();

        var now = isHistorical ? Moment(ask)!.Value : ask.Now;
        var markets = (ask.Parameter("markets") ?? "h2h").Split(',');
        if (markets.FirstOrDefault(market => !Markets.Contains(market)) is { } unknown)
            return Error(422, $"Invalid markets: {unknown}", "INVALID_MARKET");
        if (Upcoming(now).FirstOrDefault(night => books.EventId(night.Fixture) == id) is not { } night)
            return Error(404, "Event not found. The event may have expired or the event id is invalid", "EVENT_NOT_FOUND");

        var offered = Bookmakers(ask, night, markets, now, isHistorical);
        var isOffered = offered.Count > 0;
        var body = Event(night);
        body["bookmakers"] = offered;
        var regions = ask.Parameter("bookmakers") is null ? (ask.Parameter("regions") ?? "us").Split(',').Length : 1;
        // A request that finds no odds is free.
        return Paid(isOffered ? markets.Length * regions * (isHistorical ? HistoricalFactor : 1) : 0, () => isHistorical ? Wrapped(now, body) : body);
    }

    List<object> Bookmakers(Ask ask, GameNight night, string[] markets, DateTimeOffset now, bool isHistorical)
    {
        if (Sportsbook.MovedAt(night.Fixture, now) is not { } movedAt)
            return [];

        var wanted = ask.Parameter("bookmakers")?.Split(',');
        var market = new OddsMarkets(books, night, movedAt, ask.Parameter("oddsFormat") == "american");
        return
        [
            .. Sportsbook.Books.Where(book => wanted?.Contains(book.Key) ?? true).Select(book =>
            {
                Dictionary<string, object> told = new() { ["key"] = book.Key, ["title"] = book.Title };
                if (isHistorical)
                    told["last_update"] = Stamp(movedAt);
                told["markets"] = markets.Select(name => new { key = name, last_update = Stamp(movedAt), outcomes = market.Outcomes(book.Key, name) });
                return (object)told;
            }),
        ];
    }

    IEnumerable<GameNight> Upcoming(DateTimeOffset now) =>
        League.Nights.Where(night => night.Fixture.TipoffAt > now && night.Fixture.TipoffAt <= now.AddDays(DaysAhead)).OrderBy(night => night.Fixture.TipoffUtc);

    Dictionary<string, object?> Event(GameNight night) => new()
    {
        ["id"] = books.EventId(night.Fixture),
        ["sport_key"] = Sport,
        ["sport_title"] = "NBA",
        ["commence_time"] = Stamp(night.Fixture.TipoffAt),
        ["home_team"] = night.Fixture.Home.FullName,
        ["away_team"] = night.Fixture.Away.FullName,
    };

    static object Wrapped(DateTimeOffset at, object data) => new
    {
        timestamp = Stamp(at),
        previous_timestamp = Stamp(at.AddMinutes(-SnapshotMinutes)),
        next_timestamp = Stamp(at.AddMinutes(SnapshotMinutes)),
        data,
    };

    // The snapshot at or before the moment that was asked for; the future has none.
    static DateTimeOffset? Moment(Ask ask)
    {
        if (ask.Instant("date") is not { } asked || asked > ask.Now)
            return null;

        var step = TimeSpan.FromMinutes(SnapshotMinutes).Ticks;
        return new DateTimeOffset(asked.UtcTicks / step * step, TimeSpan.Zero);
    }

    Answer Paid(int price, Func<object> body) =>
        account.Pay(price)
            ? Routes.Answer.Json(body()) with { Headers = Quota(price) }
            : Error(429, "Usage quota has been reached. See usage plans at https://the-odds-api.com", "OUT_OF_USAGE_CREDITS");

    (string Name, string Value)[] Quota(int price) =>
    [
        ("x-requests-remaining", account.Remaining.ToString(CultureInfo.InvariantCulture)),
        ("x-requests-used", account.Used.ToString(CultureInfo.InvariantCulture)),
        ("x-requests-last", price.ToString(CultureInfo.InvariantCulture)),
    ];

    Answer BadMoment() => Error(422, "Invalid date parameter. It must be an ISO8601 timestamp of the past", "INVALID_HISTORICAL_TIMESTAMP");

    Answer Error(int status, string message, string code)
    {
        var refused = Routes.Answer.Json(new { message, error_code = code, details_url = $"{Help}#{code.ToLowerInvariant().Replace('_', '-')}" }, status);
        return code.EndsWith("_KEY", StringComparison.Ordinal) ? refused : refused with { Headers = Quota(0) };
    }

    static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
