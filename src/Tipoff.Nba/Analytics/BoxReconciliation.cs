using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Every statistic on which the official box and the play-by-play disagree: no row means that they agree.</summary>
/// <remarks>The box wins in all that is published; these rows say how far the events can be trusted, game by game.</remarks>
public sealed class BoxReconciliation : Table<BoxReconciliation.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] int PlayerId,
        [Key][Doc("Column of the box that differs.")] string Stat,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string TeamAbbr,
        [Doc("The official count.")] int BoxValue,
        [Doc("The count of the events.")] int PlayByPlayValue);

    public override IReadOnlyList<Upstream> Upstreams =>
        [Same<PlayByPlayPlayerTotals>(), Same<PlayByPlayTeamTotals>(), Same<NbacPlayerBoxscores>()];

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Accepted(
            row => row.Stat,
            "points", "fg_attempts", "three_pt_attempts", "ft_attempts", "rebounds", "assists", "steals", "blocks", "turnovers", "personal_fouls"),
        Never("the values agree", "box_value = play_by_play_value"),
        Never("points differ by more than a basket", "stat = 'points' and abs(box_value - play_by_play_value) > 3", Severity.Warning),
    ];
}
