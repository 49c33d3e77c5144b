using Tipoff.Engine.Tables;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>What each team allowed in each game: the opponent's line seen from the other side, and the own defensive acts.</summary>
public sealed class TeamDefenseGameSummary : Table<TeamDefenseGameSummary.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string OpponentTeamAbbr,
        bool IsHome,
        [Doc("Minutes of five men: 240 in regulation, 25 more per overtime.")] int TeamMinutes,
        int OvertimePeriods,
        int PointsAllowed,
        int OppFgMakes,
        int OppFgAttempts,
        int OppThreePtMakes,
        int OppThreePtAttempts,
        int OppFtMakes,
        int OppFtAttempts,
        int OppOffensiveRebounds,
        int OppRebounds,
        int OppAssists,
        [Doc("The opponent's turnovers.")] int TurnoversForced,
        [Doc("Own personal fouls.")] int? FoulsCommitted,
        int Steals,
        int Blocks,
        int DefensiveRebounds,
        double OppPossessions,
        [Doc("Points allowed per 100 possessions of the opponent.")] double? DefensiveRating,
        [Doc("The opponent's possessions per 48 minutes.")] double OpponentPace,
        [Doc("The opponent's possessions counted in the play-by-play; null without it, as the next.")] int? OppPossessionsCounted,
        [Doc("Points allowed per 100 counted possessions of the opponent.")] double? DefensiveRatingCounted,
        [Doc("The opponent's true shooting, 0-1.")] double? OpponentTsPct,
        bool WinFlag,
        int MarginOfVictory,
        int? OppPaintAttempts,
        int? OppPaintMakes,
        int? OppMidRangeAttempts,
        int? OppMidRangeMakes,
        int? PointsInPaintAllowed,
        int? MidRangePointsAllowed,
        int ThreePtPointsAllowed,
        [Doc("The opponent's points after its own offensive rebounds, as the play-by-play marks them; null without it, as the next two.")] int? SecondChancePointsAllowed,
        int? FastBreakPointsAllowed,
        int? PointsOffTurnoversAllowed,
        [Doc("Own blocks of shots in the paint.")] int? PaintBlocks,
        int? MidRangeBlocks,
        int? ThreePtBlocks,
        [Doc("play_by_play, shot_chart, or null without zones.")] string? ShotZoneSource,
        [Doc("Where the opponent's line comes from.")] string Source,
        [Doc("gold from 95, silver from 75, bronze from 50, poor from 25, else unusable.")] string QualityTier,
        [Doc("Score of the opponent's line: 100 = all primary sources.")] int QualityScore,
        [Doc("JSON list, sorted, of what was missing or replaced; null when nothing.")] string? QualityIssues,
        [Doc("JSON object, keys sorted: column family of the opponent's line to the source it came from.")] string DataSources,
        [Doc("JSON object, keys sorted: source table to the first 16 hex digits of the md5 of the opponent's counts.")] string SourceHashes,
        [Doc("Score of 50 or more.")] bool IsProductionReady);

    public override IReadOnlyList<Upstream> Upstreams => [Same<TeamOffenseGameSummary>(), SameIfAny<PlayByPlayTeamTotals>()];

    public override Expectation Expectation => Calendars.BoxGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.PointsAllowed, 40, 220),
        Between(row => row.OpponentPace, 60, 140),
        Between(row => row.DefensiveRating, 50, 180),
        Never("points differ from the shots allowed", "points_allowed <> 2 * opp_fg_makes + opp_three_pt_makes + opp_ft_makes"),
        Never("a winner with fewer points", "win_flag <> (margin_of_victory > 0)"),
        Never("blocks differ from their zones", "abs(blocks - paint_blocks - mid_range_blocks - three_pt_blocks) > 2", Severity.Warning),
    ];
}
