using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>All books' lines on the points of the players of one game, as they stand now.</summary>
public sealed class TheOddsApiPlayerPoints : Endpoint
{
    public override Site Site { get; } = new TheOddsApi();

    public override string Summary => "Lines on players' points, by game and book";

    public override string Targets => OddsApiEvent.Upcoming;

    public override string Path(Target target) =>
        $"v4/sports/basketball_nba/events/{target["event_id"]}/odds?regions=us&markets=player_points&oddsFormat=american";

    public override IReadOnlyList<Type> Lands => [typeof(SportsbookPlayerPoints)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override IReadOnlyList<Type> After => [typeof(TheOddsApiEvents)];

    public override void Parse(Document document, Landing landing) => Land(document, document.FetchedAt, document.Json, landing);

    internal static void Land(Document document, DateTimeOffset snapshotAt, Fields game, Landing landing)
    {
        List<PointsOffer> offers = [];
        foreach (var book in game.Items("bookmakers"))
        {
            foreach (var market in book.Items("markets").Where(market => market.Text("key") == "player_points"))
                offers.AddRange(Offers(game, book.Text("key"), market));
        }

        foreach (var row in PointsOffer.Rows(document, snapshotAt, offers))
            landing.Add(row);
    }

    static IEnumerable<PointsOffer> Offers(Fields game, string book, Fields market)
    {
        var sides = market.Items("outcomes").ToLookup(IsOver);
        var unders = ByLine(sides[false]);
        foreach (var (key, quotes) in ByLine(sides[true]))
        {
            for (var i = 0; i < quotes.Count; i++)
                yield return Offer(key, Price(quotes[i]), unders.TryGetValue(key, out var against) && i < against.Count ? Price(against[i]) : null);
            for (var i = quotes.Count; unders.TryGetValue(key, out var against) && i < against.Count; i++)
                yield return Offer(key, null, Price(against[i]));
            unders.Remove(key);
        }

        foreach (var (key, quotes) in unders)
        {
            foreach (var quote in quotes)
                yield return Offer(key, null, Price(quote));
        }

        PointsOffer Offer((string Player, decimal Line) key, int? over, int? under) => new(book, key.Player, key.Line, over, under)
        {
            CommenceAt = game.Instant("commence_time"),
            HomeTeamName = OddsApiEvent.Team(game, "home"),
            AwayTeamName = OddsApiEvent.Team(game, "away"),
            UpdatedAt = market.InstantOrNull("last_update"),
        };
    }

    static bool IsOver(Fields outcome) => outcome.Text("name") switch
    {
        "Over" => true,
        "Under" => false,
        var name => throw new SchemaProblem($"{outcome.Path}.name", $"'{name}'", "Over or Under"),
    };

    static Dictionary<(string Player, decimal Line), List<Fields>> ByLine(IEnumerable<Fields> outcomes) =>
        outcomes.GroupBy(outcome => (outcome.Text("description"), outcome.Decimal("point"))).ToDictionary(quotes => quotes.Key, quotes => quotes.ToList());

    static int? Price(Fields outcome) => AmericanOdds.Of(outcome.Decimal("price"));
}
