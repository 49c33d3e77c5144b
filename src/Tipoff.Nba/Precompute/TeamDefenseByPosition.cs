using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Precompute;

/// <summary>Points that a team's last 15 opponents scored by position, against what the league's teams allowed this season.</summary>
/// <remarks>
/// A player counts as what his position names first: a G-F is a guard. Nobody's position changes with the date here. Nothing is written in days
/// 0-13 of a season.
/// </remarks>
public sealed class TeamDefenseByPosition : Table<TeamDefenseByPosition.Row>
{
    public sealed record Row(
        [Key] string TeamAbbr,
        [Key][Partition] DateOnly GameDate,
        int SeasonYear,
        [Doc("Games of the team, at most 15.")] int GamesInSample,
        [Doc("Points per game.")] double GuardPointsAllowedLast15,
        [Doc("Points per game.")] double ForwardPointsAllowedLast15,
        [Doc("Points per game.")] double CenterPointsAllowedLast15,
        [Doc("Points per game above a team's mean of the season so far; positive = weaker.")] double GuardPointsVsLeague,
        [Doc("Points per game above a team's mean of the season so far; positive = weaker.")] double ForwardPointsVsLeague,
        [Doc("Points per game above a team's mean of the season so far; positive = weaker.")] double CenterPointsVsLeague,
        [Doc("high 15 games, medium from 10, low below.")] string DataQualityTier,
        [Doc("Share of the points whose scorer's position is known, 0-100.")] double CompletenessPct,
        [Doc("70 of 100 points have a position.")] bool IsProductionReady,
        [Doc("JSON list, sorted; null without an issue.")] string? DataQualityIssues);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<UpcomingTeamGameContext>(),
        PeriodBefore<PlayerGameSummary>(),
        Whole<Players>(),
    ];

    public override Expectation Expectation => Slate.DatesAfterBootstrap;

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.GamesInSample, 1, 15),
        Between(row => row.GuardPointsAllowedLast15, 0, 150),
        Between(row => row.CompletenessPct, 0, 100),
        Never("positions of hardly any point known", "completeness_pct < 90", Severity.Warning),
    ];
}
