using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>What the play-by-play says about each player in each game: time on court, shots by zone, and every counted act.</summary>
/// <remarks>
/// Time is kept in hundredths of a second, as the feed's clock gives it. The official box serves for the side of a player and to
/// mend a line-up of more than ten men; no statistic of it is copied here, so the two can be compared.
/// </remarks>
public sealed class PlayByPlayPlayerTotals : Table<PlayByPlayPlayerTotals.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] int PlayerId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        [Doc("Side by the official box, else by his own events; null when neither knows him.")] string? TeamAbbr,
        [Doc("Hundredths of a second on court, exact.")] int HundredthsPlayed,
        [Doc("Whole seconds on court; a team's men sum to five times the game.")] int SecondsPlayed,
        [Doc("One of the ten men of the first event.")] bool IsStarter,
        int Points,
        int FgMakes,
        int FgAttempts,
        int ThreePtMakes,
        int ThreePtAttempts,
        int FtMakes,
        int FtAttempts,
        int PaintMakes,
        [Doc("Two-point attempts that the feed marks as in the paint, restricted area included.")] int PaintAttempts,
        int MidRangeMakes,
        [Doc("Two-point attempts outside the paint.")] int MidRangeAttempts,
        int AssistedFgMakes,
        int UnassistedFgMakes,
        [Doc("Bonus free throws after an own basket at the same second.")] int And1Count,
        int OffensiveRebounds,
        int DefensiveRebounds,
        int Rebounds,
        int Assists,
        int Steals,
        int Blocks,
        int Turnovers,
        [Doc("Fouls without technical ones, as the official box counts.")] int PersonalFouls,
        int PaintBlocks,
        int MidRangeBlocks,
        int ThreePtBlocks,
        [Doc("Points the feed marks as second chance, after an own offensive rebound.")] int SecondChancePoints,
        int FastBreakPoints,
        [Doc("Points the feed marks as coming from an opponent's turnover.")] int PointsOffTurnovers,
        [Doc("Whole seconds on court in the fourth quarter.")] int FourthQuarterSeconds,
        [Doc("Whole seconds on court in the last five minutes of the fourth quarter or in overtime with at most five points between the teams.")] int ClutchSeconds,
        [Doc("Whole seconds on court after the game was decided.")] int GarbageSeconds,
        [Doc("Points of his team while he was on court.")] int OnCourtPoints,
        [Doc("Points of the opponent meanwhile; with the one before, his plus-minus.")] int OnCourtPointsAllowed,
        [Doc("Counted possessions of his team while he was on court.")] int OnCourtPossessions,
        int OnCourtOpponentPossessions,
        [Doc("His team's field-goal attempts while he was on court, his own included; so for the next two.")] int OnCourtFgAttempts,
        int OnCourtFtAttempts,
        [Doc("Turnovers of players and of the team.")] int OnCourtTurnovers);

    public override IReadOnlyList<Upstream> Upstreams =>
        [Same<NbacPlayByPlay>(), Same<LineupStints>(), SameIfAny<NbacPlayerBoxscores>(), Same<Games>()];

    public override Expectation Expectation => Calendars.PlayByPlayGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.SecondsPlayed, 0, 4200),
        Between(row => row.Points, 0, 100),
        Never("seconds stray from the exact time", "100 * seconds_played not between hundredths_played - 100 and hundredths_played + 100"),
        Never("points differ from the shots made", "points <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("more makes than attempts", "fg_makes > fg_attempts or paint_makes > paint_attempts or mid_range_makes > mid_range_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts"),
        Never("zones do not add up to field goals", "paint_attempts + mid_range_attempts + three_pt_attempts <> fg_attempts or paint_makes + mid_range_makes + three_pt_makes <> fg_makes"),
        Never("assisted and unassisted baskets do not add up", "assisted_fg_makes + unassisted_fg_makes <> fg_makes"),
        Never("more bonus shots than free throws", "and_1_count > ft_attempts or and_1_count > fg_makes"),
        Never("rebounds differ from their parts", "rebounds <> offensive_rebounds + defensive_rebounds"),
        Never("blocks differ from their zones", "blocks <> paint_blocks + mid_range_blocks + three_pt_blocks"),
        Never("a kind of points beyond all points", "greatest(second_chance_points, fast_break_points, points_off_turnovers) > points"),
        Never("own plays beyond those of the team on court", "fg_attempts > on_court_fg_attempts or ft_attempts > on_court_ft_attempts", Severity.Warning),
        Never("no side known", "team_abbr is null", Severity.Warning),
        Never("shots without time", "fg_attempts > 0 and hundredths_played = 0", Severity.Warning),
    ];
}
