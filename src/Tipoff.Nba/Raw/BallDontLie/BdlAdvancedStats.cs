using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Rates of each player in each game, as BallDontLie tells them.</summary>
public sealed class BdlAdvancedStats : Table<BdlAdvancedStats.Row>
{
    public sealed record Row(
        [Key][Doc("Game id of BallDontLie.")] int BdlGameId,
        [Key][Doc("Player id of BallDontLie.")] int BdlPlayerId,
        [Partition][Doc("Eastern date.")] DateOnly GameDate,
        int SeasonYear,
        string PlayerName,
        string PlayerLookup,
        string TeamAbbr,
        [Doc("Share of the events of the game.")] decimal? Pie,
        [Doc("Possessions in 48 minutes.")] decimal? Pace,
        [Doc("Points for 100 possessions.")] decimal? OffensiveRating,
        decimal? DefensiveRating,
        decimal? NetRating,
        [Doc("Share, 0 to 1.")] decimal? UsageRate,
        decimal? TrueShootingRate,
        decimal? EffectiveFgRate,
        decimal? AssistRate,
        decimal? AssistRatio,
        decimal? AssistToTurnover,
        decimal? TurnoverRatio,
        decimal? ReboundRate,
        decimal? OffensiveReboundRate,
        decimal? DefensiveReboundRate);

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.UsageRate, 0, 1),
        Between(row => row.TrueShootingRate, 0, 3),
        Never("the net rating is not the difference", "abs(net_rating - (offensive_rating - defensive_rating)) > 0.15", Severity.Warning),
    ];
}
