using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Game lines of several books, each time they were read.</summary>
public sealed class BdlOdds : Table<BdlOdds.Row>
{
    public sealed record Row(
        [Key][Doc("Game id of BallDontLie.")] int BdlGameId,
        [Key] string Vendor,
        [Key][Doc("2way, spread or over/under.")] string Market,
        [Key][Doc("When it was read.")] DateTimeOffset KnownAt,
        [Partition][Doc("Eastern date.")] DateOnly GameDate,
        [Doc("Whether the game was under way.")] bool? IsLive,
        [Doc("Points added to the visitors.")] decimal? SpreadAway,
        [Doc("Points of both teams together.")] decimal? Total,
        [Doc("American odds on the home team, or on the over.")] int? PriceHome,
        int? PriceAway);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("an impossible American price", "abs(price_home) < 100 or abs(price_away) < 100"),
        Between(row => row.Total, 100, 320, Severity.Warning),
    ];
}
