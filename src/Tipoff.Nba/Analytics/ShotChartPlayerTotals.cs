using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Each player's field goals in each game by zone, as the shot chart draws them.</summary>
/// <remarks>Serves where no play-by-play exists, and measures the play-by-play's zones where it does.</remarks>
public sealed class ShotChartPlayerTotals : Table<ShotChartPlayerTotals.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] int PlayerId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        int FgAttempts,
        int FgMakes,
        [Doc("Restricted area and the rest of the paint.")] int PaintAttempts,
        int PaintMakes,
        [Doc("Two-point attempts outside the paint.")] int MidRangeAttempts,
        int MidRangeMakes,
        int ThreePtAttempts,
        int ThreePtMakes);

    public override IReadOnlyList<Upstream> Upstreams => [Same<NbacShotChart>()];

    public override Expectation Expectation => Calendars.ShotGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.FgAttempts, 1, 70),
        Never("more makes than attempts", "paint_makes > paint_attempts or mid_range_makes > mid_range_attempts or three_pt_makes > three_pt_attempts"),
        Never("zones do not add up to field goals", "paint_attempts + mid_range_attempts + three_pt_attempts <> fg_attempts or paint_makes + mid_range_makes + three_pt_makes <> fg_makes"),
    ];
}
