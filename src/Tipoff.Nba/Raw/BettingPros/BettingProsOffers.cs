using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Nba.Raw.BettingPros;

/// <summary>Every book's line on the points of the players of one game; at most ten players a page.</summary>
/// <remarks>
/// Written after descriptions of the interface, for no recorded body was at hand. Of a game that is over the body shows each book's last
/// line and when it was set, and that moment is taken. The consensus, book 0, is no book.
/// </remarks>
public sealed class BettingProsOffers : Endpoint
{
    const int PlayerPoints = 156;

    const int Consensus = 0;

    public override Site Site { get; } = new BettingPros();

    public override string Summary => "Lines on players' points, by game and book";

    /// <remarks>Three pages hold the players of a game; a page too many is empty.</remarks>
    public override string Targets => """
        select
            cast(e.event_id as text) as event_id,
            cast(e.game_date as text) as game_date,
            replace(cast(timezone('UTC', e.commence_at) as text), ' ', 'T') || 'Z' as commence_at,
            e.home_team_abbr as home_team_abbr,
            e.away_team_abbr as away_team_abbr,
            cast(p.page as text) as page,
            false as is_expected
        from raw.bettingpros_games e
        cross join (values (1), (2), (3)) p (page)
        where e.game_date between @from and @to
          and e.game_date <= cast(timezone('America/New_York', @now) as date)
        """;

    public override string Path(Target target) =>
        $"v3/offers?sport=NBA&market_id={PlayerPoints}&event_id={target["event_id"]}&limit=10&page={target["page"]}";

    public override IReadOnlyList<Type> Lands => [typeof(SportsbookPlayerPoints)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override IReadOnlyList<Type> After => [typeof(BettingProsEvents)];

    public override void Parse(Document document, Landing landing)
    {
        var commenceAt = document.Target.Instant("commence_at");
        List<PointsOffer> offers = [];
        foreach (var offer in document.Json.Items("offers"))
        {
            var player = offer.Items("participants").FirstOrDefault() ?? throw new SchemaProblem($"{offer.Path}.participants", "an empty list", "a player");
            var quotes = offer.Items("selections").SelectMany(Quotes).ToList();
            foreach (var line in quotes.GroupBy(quote => (quote.Book, quote.Line)))
            {
                var over = line.FirstOrDefault(quote => quote.IsOver);
                var under = line.FirstOrDefault(quote => !quote.IsOver);
                offers.Add(new PointsOffer(BettingPros.Book(line.Key.Book), player.Text("name"), line.Key.Line, over?.Price, under?.Price)
                {
                    CommenceAt = commenceAt,
                    HomeTeamName = Team.Of(document.Target["home_team_abbr"])?.FullName,
                    AwayTeamName = Team.Of(document.Target["away_team_abbr"])?.FullName,
                    UpdatedAt = line.Max(quote => quote.UpdatedAt),
                    IsAlternate = line.All(quote => quote.IsMain == false),
                });
            }
        }

        foreach (var row in PointsOffer.Rows(document, document.FetchedAt < commenceAt ? document.FetchedAt : null, offers))
            landing.Add(row);
    }

    static IEnumerable<Quote> Quotes(Fields selection)
    {
        var isOver = selection.Text("selection") switch
        {
            "over" => true,
            "under" => false,
            var side => throw new SchemaProblem($"{selection.Path}.selection", $"'{side}'", "over or under"),
        };
        return from book in selection.Items("books")
               where book.Int("id") != Consensus
               from line in book.Items("lines")
               where line.Optional.FlagOrNull("is_off") != true && line.Optional.FlagOrNull("active") != false
               select new Quote(
                   book.Int("id"),
                   line.Decimal("line"),
                   isOver,
                   AmericanOdds.Of(line.DecimalOrNull("cost")),
                   line.Optional.FlagOrNull("main"),
                   line.Optional.InstantOrNull("updated"));
    }

    sealed record Quote(int Book, decimal Line, bool IsOver, int? Price, bool? IsMain, DateTimeOffset? UpdatedAt);
}
