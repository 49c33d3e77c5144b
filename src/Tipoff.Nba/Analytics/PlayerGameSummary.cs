using Tipoff.Engine.Tables;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Each player's line in each game he appeared in, reconciled across sources.</summary>
/// <remarks>
/// Counts come from the game's best box, see player_box_lines; what that box lacks (playoff attempts, free throws, the rebound split) comes
/// from the play-by-play. Shot zones come from one feed per game: play-by-play, else shot chart. What no source observed is null.
/// The score starts at that of the box. A game without play-by-play loses 10 for exact time and starters, and 5 more for zones of the
/// shot chart or 15 for none; a line without attempts loses 25, one with attempts of the play-by-play 5, minutes of the box beside a
/// play-by-play 5, a missing team line (no usage) 10. So a regular line of 2018-19, where nothing but the box exists, is silver at 75.
/// A game whose sources all fail has no row, so every row lacks nothing required and is ready for production from 50 on.
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
        [Doc("Minutes on court: seconds / 60.")] double MinutesPlayed,
        [Doc("play_by_play (exact), box_seconds (exact, as the box says) or box (whole minutes).")] string SecondsSource,
        [Doc("Whole minutes of the box.")] int BoxMinutes,
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
        [Doc("Own less the opponent's points while on court, as the box says, else counted.")] int? PlusMinus,
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
        [Doc("Points after an own offensive rebound, as the play-by-play marks them; so for the next two.")] int? SecondChancePoints,
        int? FastBreakPoints,
        int? PointsOffTurnovers,
        [Doc("Seconds on court in the fourth quarter; null without play-by-play, as the next two.")] int? FourthQuarterSeconds,
        [Doc("Seconds on court in the last five minutes or overtime with at most five points between the teams.")] int? ClutchSeconds,
        [Doc("Seconds on court after the game was decided.")] int? GarbageSeconds,
        [Doc("Estimate by the box formula of the share of the team's plays used while on court, 0-100: the team's plays are taken as evenly spread over the game, so a few seconds can exceed 100.")] double? UsageRate,
        [Doc("Counted share of the team's plays while on court that he used, 0-100, team turnovers included; null without play-by-play or plays.")] double? UsageRateOnCourt,
        [Doc("Plays that ended with him: FGA + 0.44 FTA + turnovers.")] double? PlaysUsed,
        [Doc("True shooting, 0-1, more with and-ones: points / (2 (FGA + 0.44 FTA)).")] double? TsPct,
        [Doc("(FGM + half of the threes made) / FGA, 0-1.5.")] double? EfgPct,
        [Doc("Free throws attempted per 100 field goals attempted.")] double? FreeThrowRate,
        [Doc("Threes attempted per 100 field goals attempted.")] double? ThreePtAttemptRate,
        [Doc("One of the ten men of the first event, else as the box says; null where neither tells.")] bool? IsStarter,
        [Doc("play_by_play, box or none.")] string StarterSource,
        bool WinFlag,
        [Doc("Closing points line, median over books; null without one.")] decimal? PointsLine,
        string? PointsLineSource,
        [Doc("OVER, UNDER or PUSH against the closing line.")] string? OverUnderResult,
        [Doc("Points less the closing line.")] decimal? Margin,
        [Doc("gold from 95, silver from 75, bronze from 50, poor from 25, else unusable.")] string QualityTier,
        [Doc("100 = all primary sources.")] int QualityScore,
        [Doc("JSON list, sorted, of what was missing or replaced; null when nothing.")] string? QualityIssues,
        [Doc("JSON object, keys sorted: column family to the source it came from.")] string DataSources,
        [Doc("JSON object, keys sorted: source table to the first 16 hex digits of the md5 of the row's counts.")] string SourceHashes,
        [Doc("Score of 50 or more.")] bool IsProductionReady);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<PlayerBoxLines>(),
        SameIfAny<PlayByPlayPlayerTotals>(),
        SameIfAny<PlayByPlayTeamTotals>(),
        SameIfAny<ShotChartPlayerTotals>(),
        SameIfAny<TeamOffenseGameSummary>(),
        SameIfAny<PlayerPointsLines>(),
        EverThrough<Players>(),
    ];

    public override Expectation Expectation => Calendars.PlayerBoxGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        ForeignKey<Players>(row => row.PlayerId, Severity.Warning),
        Accepted(row => row.SeasonType, "regular", "playin", "playoffs"),
        Accepted(row => row.SecondsSource, "play_by_play", "box_seconds", "box"),
        Accepted(row => row.StarterSource, "play_by_play", "box", "none"),
        Accepted(row => row.OverUnderResult, "OVER", "UNDER", "PUSH"),
        Accepted(row => row.QualityTier, "gold", "silver", "bronze", "poor", "unusable"),
        Between(row => row.SecondsPlayed, 0, 4200),
        Between(row => row.Points, 0, 100),
        Between(row => row.UsageRate, 0, 10000),
        Between(row => row.UsageRateOnCourt, 0, 100, Severity.Warning),
        Between(row => row.TsPct, 0, 3),
        Between(row => row.EfgPct, 0, 1.5),
        Never("points differ from the shots made", "shooting_source = 'box' and points <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("points differ from the play-by-play's shots", "shooting_source = 'play_by_play' and points <> 2 * fg_makes + three_pt_makes + ft_makes", Severity.Warning),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts or paint_makes > paint_attempts or mid_range_makes > mid_range_attempts"),
        Never("points without attempts", "points > 0 and fg_attempts = 0 and ft_attempts = 0"),
        Never("points without time", "points > 0 and seconds_played = 0", Severity.Warning),
        Never("more of the fourth quarter, or of garbage time, than he played", "greatest(fourth_quarter_seconds, clutch_seconds, garbage_seconds) > seconds_played + 1", Severity.Warning),
        Never("usage above 100 in five minutes or more", "usage_rate > 100 and seconds_played >= 300", Severity.Warning),
        Never("zones differ from field goals by more than two", "abs(paint_attempts + mid_range_attempts + zone_three_pt_attempts - fg_attempts) > 2", Severity.Warning),
        Never("seconds differ from the official minutes by more than one", "abs(seconds_played - 60 * box_minutes) > 90", Severity.Warning),
        Never("result contradicts the line", "over_under_result <> case when points > points_line then 'OVER' when points < points_line then 'UNDER' else 'PUSH' end"),
    ];
}
