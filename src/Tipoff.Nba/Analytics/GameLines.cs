using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.OddsApi;
using Tipoff.Nba.Raw.Sportsbooks;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Spread, total and moneyline of each game, for comparison with the market only.</summary>
/// <remarks>
/// The books' own quotes come first: the median over them of each one's last before the cut-off. No archive says when its numbers were seen, so
/// no prediction without the market family may read them; one archive covers every season and comes next. Each number names where it came from.
/// </remarks>
public sealed class GameLines : Table<GameLines.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Partition] DateOnly GameDate,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        [Doc("Points added to the home team; negative when it is favoured.")] decimal? Spread,
        string? SpreadSource,
        [Doc("Points of both teams together.")] decimal? Total,
        string? TotalSource,
        [Doc("American odds.")] decimal? MoneylineHome,
        [Doc("American odds.")] decimal? MoneylineAway,
        string? MoneylineSource,
        [Doc("Points added to the home team: median of each book's first quote. Of books only, for an undated number is of no moment.")] decimal? OpeningSpread,
        [Doc("Points of both teams: median of each book's first quote.")] decimal? OpeningTotal,
        [Doc("Books' spread at the cut-off less the opening one; null where they were seen only once.")] decimal? SpreadMovement,
        [Doc("Books' total at the cut-off less the opening one; null where they were seen only once.")] decimal? TotalMovement,
        [Doc("The cut-off of the game, by rule: no archive says when its numbers were seen, and no quote is later.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Upstream> Upstreams =>
        [Same<Games>(), Same<OddsApiGameLines>(), Same<KaggleGameLines>(), Same<OddsApiClosingLines>(), Same<SbrGameLines>()];

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Accepted(row => row.SpreadSource, "odds_api_books", "kaggle", "odds_api", "sbr"),
        Between(row => row.Spread, -50, 50),
        Between(row => row.Total, 100, 320),
        Never("an impossible American price", "least(abs(moneyline_home), abs(moneyline_away)) < 100"),
        Never("a favourite by the spread who is an underdog by the moneyline", "spread < -5 and moneyline_home > moneyline_away or spread > 5 and moneyline_home < moneyline_away", Severity.Warning),
    ];
}
