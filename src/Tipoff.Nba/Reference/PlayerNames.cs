using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Reference;

/// <summary>Every spelling that leads to exactly one player.</summary>
/// <remarks>For readers without a date. What several players answer to is absent, never guessed: on a date their teams may tell them apart, see resolved_names.</remarks>
public sealed class PlayerNames : Table<PlayerNames.Row>
{
    public sealed record Row(
        [Key] string PlayerLookup,
        int PlayerId,
        [Doc("decision, box, alias, without_suffix, reversed, initial or with_suffix: the first that fits wins.")] string MatchKind);

    public override IReadOnlyList<Upstream> Upstreams => [Whole<PlayerSpellings>()];

    public override IReadOnlyList<Check> Checks =>
        [Accepted(row => row.MatchKind, "decision", "box", "alias", "without_suffix", "reversed", "initial", "with_suffix")];
}
