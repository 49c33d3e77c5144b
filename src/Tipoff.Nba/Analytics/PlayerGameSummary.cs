using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Each player's line in each game he appeared in, reconciled across sources.</summary>
/// <remarks>
/// The official box wins where it speaks; playoff attempts, free throws and the rebound split come from the play-by-play. Shot zones
/// come from one feed per game: play-by-play, else shot chart. What no source observed is null.
/// </remarks>
public sealed class PlayerGameSummary : Table<PlayerGameSummary.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Key] string GameId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string PlayerLookup,
        [Doc("Registry id; null until the player is registered.")] string? UniversalPlayerId,
        string PlayerFullName,
        string TeamAbbr,
        string OpponentTeamAbbr,
        bool IsHome,
        [Doc("Seconds on court; 0 is possible.")] int SecondsPlayed,
        [Doc("play_by_play (exact) or box (whole minutes).")] string SecondsSource,
        [Doc("Whole minutes of the official box.")] int BoxMinutes,
        int Points,
        int? FgMakes,
        int? FgAttempts,
        int? ThreePtMakes,
        int? ThreePtAttempts,
        int? FtMakes,
        int? FtAttempts,
        [Doc("box or play_by_play: attempts, free throws, rebound split and fouls; null when unknown.")] string? ShootingSource,
        int? OffensiveRebounds,
        int? DefensiveRebounds,
        int Rebounds,
        int Assists,
        int Steals,
        int Blocks,
        int Turnovers,
        int? PersonalFouls,
        [Doc("Own less the opponent's points while on court.")] int? PlusMinus,
        int? PaintAttempts,
        int? PaintMakes,
        int? MidRangeAttempts,
        int? MidRangeMakes,
        [Doc("Three-point attempts as the zone source counts them.")] int? ZoneThreePtAttempts,
        int? ZoneThreePtMakes,
        [Doc("play_by_play, shot_chart, or null without zones.")] string? ShotZoneSource,
        int? AssistedFgMakes,
        int? UnassistedFgMakes,
        [Doc("Bonus free throws after an own basket.")] int? And1Count,
        int? PaintBlocks,
        int? MidRangeBlocks,
        int? ThreePtBlocks,
        [Doc("Share of the team's plays while on court, 0-100; in a few seconds it can exceed 100.")] double? UsageRate,
        [Doc("True shooting, 0-1, more with and-ones: points / (2 (FGA + 0.44 FTA)).")] double? TsPct,
        [Doc("(FGM + half of the threes made) / FGA, 0-1.5.")] double? EfgPct,
        [Doc("One of the ten men of the first event; null without play-by-play.")] bool? IsStarter,
        [Doc("play_by_play or none.")] string StarterSource,
        bool WinFlag,
        [Doc("Closing points line, median over books; null without one.")] decimal? PointsLine,
        string? PointsLineSource,
        [Doc("OVER, UNDER or PUSH against the closing line.")] string? OverUnderResult,
        [Doc("Points less the closing line.")] decimal? Margin,
        string QualityTier,
        [Doc("100 = all primary sources.")] int QualityScore,
        [Doc("JSON list of what was missing or replaced; null when nothing.")] string? QualityIssues);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<NbacPlayerBoxscores>(),
        Same<PlayByPlayPlayerTotals>(),
        Same<PlayByPlayTeamTotals>(),
        Same<ShotChartPlayerTotals>(),
        Same<TeamOffenseGameSummary>(),
        Same<PlayerPointsLines>(),
        EverThrough<Players>(),
    ];

    public override Expectation Expectation => Calendars.PlayerBoxGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        ForeignKey<Players>(row => row.PlayerId, Severity.Warning),
        Accepted(row => row.SeasonType, "regular", "playin", "playoffs"),
        Accepted(row => row.SecondsSource, "play_by_play", "box"),
        Accepted(row => row.StarterSource, "play_by_play", "none"),
        Accepted(row => row.OverUnderResult, "OVER", "UNDER", "PUSH"),
        Accepted(row => row.QualityTier, "gold", "silver", "bronze", "poor"),
        Between(row => row.SecondsPlayed, 0, 4200),
        Between(row => row.Points, 0, 100),
        Between(row => row.UsageRate, 0, 10000),
        Between(row => row.TsPct, 0, 3),
        Between(row => row.EfgPct, 0, 1.5),
        Never("points differ from the shots made", "shooting_source = 'box' and points <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("points differ from the play-by-play's shots", "shooting_source = 'play_by_play' and points <> 2 * fg_makes + three_pt_makes + ft_makes", Severity.Warning),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts or paint_makes > paint_attempts or mid_range_makes > mid_range_attempts"),
        Never("points without attempts", "points > 0 and fg_attempts = 0 and ft_attempts = 0"),
        Never("points without time", "points > 0 and seconds_played = 0", Severity.Warning),
        Never("usage above 100 in five minutes or more", "usage_rate > 100 and seconds_played >= 300", Severity.Warning),
        Never("zones differ from field goals by more than two", "abs(paint_attempts + mid_range_attempts + zone_three_pt_attempts - fg_attempts) > 2", Severity.Warning),
        Never("seconds differ from the official minutes by more than one", "abs(seconds_played - 60 * box_minutes) > 90", Severity.Warning),
        Never("result contradicts the line", "over_under_result <> case when points > points_line then 'OVER' when points < points_line then 'UNDER' else 'PUSH' end"),
    ];
}
