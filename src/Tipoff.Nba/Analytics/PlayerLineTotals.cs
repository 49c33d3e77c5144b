using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Analytics;

/// <summary>How a player has done against the closing points line, after each appearance with one: any last-N window is the difference of two rows.</summary>
/// <remarks>
/// Market family. Appearances without a line have no row, seasons never mix. A push is a game with a line that is neither over nor under: streaks
/// pass over it.
/// </remarks>
public sealed class PlayerLineTotals : Table<PlayerLineTotals.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Key] string GameId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        [Doc("Appearances with a line in the season, this one included, from 1.")] int LineNumber,
        [Doc("Of these, over the line.")] int Overs,
        int Unders,
        [Doc("Overs in a row.")] int OverStreak,
        [Doc("Unders in a row.")] int UnderStreak,
        [Doc("Points less the closing line, summed.")] decimal Margin);

    public override IReadOnlyList<Upstream> Upstreams => [Same<PlayerGameSummary>(), PeriodBefore<PlayerGameSummary>()];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.LineNumber, 1, 120),
        Never("more decided than there were", "overs + unders > line_number"),
        Never("a streak both over and under", "over_streak > 0 and under_streak > 0"),
    ];
}
