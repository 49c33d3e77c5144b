using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;

namespace Tipoff.Nba.Reference;

/// <summary>Which resolved names a box row bears out: one before the date, or the one of the date itself.</summary>
/// <remarks>Made after the games, for grading and for judging the matching; nothing that is made before a game may read it.</remarks>
public sealed class NameConfirmations : Table<NameConfirmations.Row>
{
    public sealed record Row(
        [Key][Doc("Raw table that the name stands in.")] string Source,
        [Key][Partition] DateOnly GameDate,
        [Key] string PlayerName,
        [Key] string Hint,
        int PlayerId,
        [Doc("before: his latest box is with a team in question. box: he played for one of them on the date. null: neither.")] string? ConfirmedBy,
        [Doc("Whether his box of the date is one of another team than those the source speaks of.")] bool IsContradicted,
        [Doc("Rows of the source.")] int Occurrences);

    public override IReadOnlyList<Upstream> Upstreams => [Same<ResolvedNames>(), Same<NbacPlayerBoxscores>()];

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.ConfirmedBy, "before", "box"),
        Never("confirmed by the box that contradicts it", "is_contradicted and confirmed_by = 'box'"),
        Never("the box shows another team than the source", "is_contradicted", Severity.Warning),
    ];
}
