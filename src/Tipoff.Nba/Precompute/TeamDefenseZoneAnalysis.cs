using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;

namespace Tipoff.Nba.Precompute;

/// <summary>Where a team's last 15 opponents scored, against what the league allowed.</summary>
/// <remarks>
/// The league is all teams with ten games in the 30 days before the date, weighted by attempts; with fewer than ten such teams there is
/// nothing to compare with. Positive against the league = weaker defence. Nothing is written in days 0-13 of a season.
/// </remarks>
public sealed class TeamDefenseZoneAnalysis : Table<TeamDefenseZoneAnalysis.Row>
{
    public sealed record Row(
        [Key] string TeamAbbr,
        [Key][Partition] DateOnly GameDate,
        int SeasonYear,
        int GamesInSample,
        [Doc("Games of the sample with every zone known.")] int ZoneGamesInSample,
        [Doc("Makes / attempts, 0-1.")] double? PaintPctAllowedLast15,
        double? MidRangePctAllowedLast15,
        double? ThreePtPctAllowedLast15,
        double? PaintAttemptsAllowedPerGame,
        double? MidRangeAttemptsAllowedPerGame,
        double? ThreePtAttemptsAllowedPerGame,
        double? PaintPointsAllowedPerGame,
        double? PaintBlocksPerGame,
        double? MidRangeBlocksPerGame,
        double? ThreePtBlocksPerGame,
        [Doc("Percentage points; positive = weaker.")] double? PaintDefenseVsLeagueAvg,
        [Doc("Percentage points; positive = weaker.")] double? MidRangeDefenseVsLeagueAvg,
        [Doc("Percentage points; positive = weaker.")] double? ThreePtDefenseVsLeagueAvg,
        [Doc("Points allowed per 100 possessions of the opponents.")] double? DefensiveRatingLast15,
        [Doc("The opponents' possessions per 48 minutes.")] double? OpponentPace,
        double OpponentPointsPerGame,
        [Doc("paint, mid_range or perimeter: least above the league.")] string? StrongestZone,
        [Doc("paint, mid_range or perimeter: most above the league.")] string? WeakestZone,
        [Doc("high 15 games with zones, medium from 10, low below.")] string DataQualityTier,
        [Doc("Games of the sample with every zone known, 0-100; null without a game.")] double? CompletenessPct,
        [Doc("70 of 100 games of the sample have every zone known.")] bool IsProductionReady,
        [Doc("JSON list, sorted; null without an issue.")] string? DataQualityIssues);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<UpcomingTeamGameContext>(),
        PeriodBefore<TeamRunningTotals>(),
        DaysBefore<TeamDefenseGameSummary>(30),
    ];

    public override Expectation Expectation => Slate.DatesAfterBootstrap;

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.PaintPctAllowedLast15, 0, 1),
        Between(row => row.PaintDefenseVsLeagueAvg, -40, 40),
        Between(row => row.GamesInSample, 1, 15),
        Accepted(row => row.WeakestZone, "paint", "mid_range", "perimeter"),
        Never("strongest and weakest at once", "strongest_zone = weakest_zone and paint_defense_vs_league_avg <> three_pt_defense_vs_league_avg"),
    ];
}
