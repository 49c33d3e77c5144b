using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Venues;

namespace Tipoff.Nba.Raw.Sportsbooks;

/// <summary>Consensus spread, total and moneyline near the start of the game.</summary>
/// <remarks>American odds were averaged as plain numbers, which can land between -100 and 100 where no price exists: those are dropped.</remarks>
public sealed class OddsApiClosingLines : Table<OddsApiClosingLines.Row>
{
    public sealed record Row(
        [Key][Doc("Event id of The Odds API.")] string EventId,
        [Partition][Doc("Eastern date of the start.")] DateOnly GameDate,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        DateTimeOffset CommenceAt,
        [Doc("Points added to the home team; negative when it is favoured.")] decimal? SpreadHome,
        [Doc("American odds averaged over bookmakers; null where the mean is impossible.")] decimal? SpreadPriceHome,
        decimal? SpreadPriceAway,
        decimal? Total,
        decimal? OverPrice,
        decimal? UnderPrice,
        decimal? MoneylineHome,
        decimal? MoneylineAway);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("odds_api_closing_lines", "event_id", "home_team", "away_team", "commence_time", "home_ml", "spread_point", "total_point") { Lookups = [typeof(TeamArenas)] },
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Total, 100, 320, Severity.Warning),
        Between(row => row.SpreadHome, -50, 50, Severity.Warning),
        Never("an impossible American price", "least(abs(over_price), abs(under_price), abs(moneyline_home), abs(moneyline_away)) < 100"),
    ];
}
