using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Who led the league in a figure when it was read.</summary>
public sealed class BdlLeaders : Table<BdlLeaders.Row>
{
    public sealed record Row(
        [Partition][Key][Doc("Year the season starts in.")] int SeasonYear,
        [Key][Doc("pts, reb, ast, stl or blk.")] string StatType,
        [Key][Doc("Player id of BallDontLie.")] int BdlPlayerId,
        string PlayerName,
        string PlayerLookup,
        [Doc("A game.")] decimal Value,
        int GamesPlayed,
        int Rank,
        [Doc("When it was read.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Rank, 1, 1000),
        Between(row => row.GamesPlayed, 1, 82),
    ];
}
