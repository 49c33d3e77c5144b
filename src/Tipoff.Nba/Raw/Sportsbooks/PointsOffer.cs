using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.Sportsbooks;

/// <summary>What one bookmaker offers on the points of one player, at one line.</summary>
sealed record PointsOffer(string Bookmaker, string PlayerName, decimal Line, int? OverPrice, int? UnderPrice)
{
    public DateTimeOffset? CommenceAt { get; init; }

    public string? HomeTeamName { get; init; }

    public string? AwayTeamName { get; init; }

    public string? OpponentHint { get; init; }

    /// <summary>When the book last changed it.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The source itself calls it an alternate to its main line.</summary>
    public bool IsAlternate { get; init; }

    bool IsTwoSided => OverPrice is not null && UnderPrice is not null;

    double Imbalance => Math.Abs(ChanceOf(OverPrice) - ChanceOf(UnderPrice));

    double Margin => ChanceOf(OverPrice) + ChanceOf(UnderPrice);

    /// <summary>The rows of a snapshot; of each book and player the most balanced line is the main one, and the lowest of equals.</summary>
    /// <remarks>A book that quotes one line twice, as Caesars does, is read by the quote that costs less.</remarks>
    /// <param name="snapshotAt">The moment the offers stood; null where each only says when it was last changed.</param>
    public static IEnumerable<SportsbookPlayerPoints.Row> Rows(Document document, DateTimeOffset? snapshotAt, IReadOnlyList<PointsOffer> offers)
    {
        var best = offers
            .GroupBy(offer => (offer.CommenceAt, offer.Bookmaker, offer.PlayerName, offer.Line))
            .Select(quotes => quotes.OrderBy(quote => !quote.IsTwoSided).ThenBy(quote => quote.Margin).First())
            .ToList();
        var main = best
            .GroupBy(offer => (offer.CommenceAt, offer.Bookmaker, offer.PlayerName))
            .Select(lines => lines.OrderBy(line => line.IsAlternate).ThenBy(line => !line.IsTwoSided).ThenBy(line => line.Imbalance).ThenBy(line => line.Line).First())
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return best.Select(offer => offer.Row(document, snapshotAt ?? offer.UpdatedAt, main.Contains(offer)));
    }

    SportsbookPlayerPoints.Row Row(Document document, DateTimeOffset? seenAt, bool isMain) => new(
        document.Feed,
        CommenceAt is { } commenceAt ? Eastern.DateOf(commenceAt) : document.Target.Date("game_date"),
        PlayerName,
        PlayerLookup.Of(PlayerName),
        Bookmaker,
        seenAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture) ?? "unknown",
        seenAt,
        seenAt,
        CommenceAt,
        HomeTeamName,
        AwayTeamName,
        OpponentHint,
        Line,
        OverPrice,
        UnderPrice,
        Bookmaker is "prizepicks" or "underdog",
        isMain,
        CommenceAt is null || seenAt is null ? "unknown" : seenAt < CommenceAt ? "pre" : "inplay",
        UpdatedAt > seenAt ? UpdatedAt : seenAt,
        document.Feed);

    static double ChanceOf(int? price) => price is { } odds ? AmericanOdds.Chance(odds) : 0;
}
