using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>Each book's spread, total and moneyline of a game at a moment; both sides of a market are rows of their own.</summary>
public sealed class OddsApiGameLines : Table<OddsApiGameLines.Row>
{
    public sealed record Row(
        [Key][Doc("Event id of The Odds API.")] string EventId,
        [Key] string Bookmaker,
        [Key][Doc("spreads, totals or h2h, which is the moneyline.")] string Market,
        [Key][Doc("Team as the source wrote it, Over or Under.")] string Outcome,
        [Key][Doc("The moment that the row shows.")] DateTimeOffset SnapshotAt,
        [Partition][Doc("Eastern date of the start.")] DateOnly GameDate,
        DateTimeOffset CommenceAt,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        [Doc("The team that the outcome names; null for Over and Under.")] string? TeamAbbr,
        [Doc("Points added to the team, or points of both teams; null for the moneyline.")] decimal? Point,
        [Doc("American odds; decimal odds of the source are converted.")] int? Price,
        [Doc("When the book last changed it.")] DateTimeOffset? UpdatedAt,
        DateTimeOffset KnownAt,
        [Feed] string Feed);

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.Market, "spreads", "totals", "h2h"),
        Never("an outcome of neither side", "market <> 'totals' and (team_abbr is null or team_abbr not in (home_team_abbr, away_team_abbr))"),
        Never("a line without points", "market <> 'h2h' and point is null"),
        Never("an impossible American price", "abs(price) < 100"),
        Never("known before it was seen", "known_at < snapshot_at"),
        Never("a spread or total beyond any game", "market = 'spreads' and abs(point) > 50 or market = 'totals' and point not between 100 and 320", Severity.Warning),
    ];

    internal static void Land(Document document, DateTimeOffset snapshotAt, Fields game, Landing landing)
    {
        if (OddsApiEvent.Sides(game) is not { } sides)
            return;

        foreach (var book in game.Items("bookmakers"))
        {
            foreach (var market in book.Items("markets"))
            {
                var updatedAt = market.InstantOrNull("last_update");
                foreach (var outcome in market.Items("outcomes"))
                {
                    landing.Add(new Row(
                        game.Text("id"),
                        book.Text("key"),
                        market.Text("key"),
                        outcome.Text("name"),
                        snapshotAt,
                        OddsApiEvent.GameDate(game),
                        game.Instant("commence_time"),
                        sides.Home,
                        sides.Away,
                        Domain.Team.Of(outcome.Text("name"))?.Abbr,
                        outcome.Optional.DecimalOrNull("point"),
                        AmericanOdds.Of(outcome.Decimal("price")),
                        updatedAt,
                        updatedAt > snapshotAt ? updatedAt.Value : snapshotAt,
                        document.Feed));
                }
            }
        }
    }
}
