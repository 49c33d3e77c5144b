using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Averages of players over a season as BallDontLie counts them; the day they were read is in them.</summary>
public sealed class BdlSeasonAverages : Table<BdlSeasonAverages.Row>
{
    public sealed record Row(
        [Partition][Key][Doc("Year the season starts in.")] int SeasonYear,
        [Key][Doc("The source's word: regular, playoffs.")] string SeasonKind,
        [Key][Doc("Player id of BallDontLie.")] int BdlPlayerId,
        string PlayerName,
        string PlayerLookup,
        int Games,
        [Doc("A game, as all that follows.")] decimal? Minutes,
        decimal? Points,
        decimal? Rebounds,
        decimal? Assists,
        decimal? Steals,
        decimal? Blocks,
        decimal? Turnovers,
        decimal? FgMakes,
        decimal? FgAttempts,
        decimal? ThreePtMakes,
        decimal? ThreePtAttempts,
        decimal? FtMakes,
        decimal? FtAttempts,
        decimal? PlusMinus,
        [Doc("When it was read.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Games, 0, 82),
        Between(row => row.Points, 0, 60),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts"),
    ];
}
