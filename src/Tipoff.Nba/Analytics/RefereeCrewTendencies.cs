using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>How the announced crew of a game has called its earlier games, against the league of the same seasons.</summary>
/// <remarks>
/// Of each of the up to three officials announced by the cut-off all earlier games of this season and the last count, both teams together, without
/// the alternate. A game two of them called counts twice. The league's mean is taken for each season so far and weighted as the crew's games are,
/// so that a crew with more of last season is not called lenient for its year. Where the crew has fewer than 10 games the rates are null.
/// </remarks>
public sealed class RefereeCrewTendencies : Table<RefereeCrewTendencies.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        [Doc("Officials announced, 1-3.")] int Officials,
        [Doc("Their earlier games, summed over them.")] int CrewGames,
        [Doc("Personal fouls of both teams.")] double? CrewFoulsPerGame,
        [Doc("Free throws attempted by both teams.")] double? CrewFtAttemptsPerGame,
        [Doc("Points of both teams, overtime included.")] double? CrewPointsPerGame,
        [Doc("Fouls a game above the league's mean of the same seasons so far.")] double? CrewFoulsVsLeague,
        [Doc("Free throws a game above the league's mean.")] double? CrewFtAttemptsVsLeague,
        [Doc("Points a game above the league's mean.")] double? CrewPointsVsLeague,
        DateTimeOffset KnownAt);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<Games>(),
        Same<NbacRefereeAssignments>(),
        PeriodBefore<NbacRefereeAssignments>(1),
        PeriodBefore<TeamOffenseGameSummary>(1),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.Officials, 1, 3),
        Between(row => row.CrewFoulsPerGame, 20, 70),
        Between(row => row.CrewPointsPerGame, 150, 300),
        Never("rates of fewer than ten games", "crew_games < 10 and crew_fouls_per_game is not null"),
    ];
}
