using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;

namespace Tipoff.Nba.Reference;

/// <summary>Every spelling that leads to exactly one player.</summary>
/// <remarks>What several players answer to is absent: the names of a source are counted in unresolved_names instead of guessed.</remarks>
public sealed class PlayerNames : Table<PlayerNames.Row>
{
    public sealed record Row(
        [Key] string PlayerLookup,
        int PlayerId,
        [Doc("box, alias, without_suffix, reversed, initial or with_suffix: the first that fits wins.")] string MatchKind);

    public override IReadOnlyList<Upstream> Upstreams => [Whole<NbacPlayerBoxscores>(), Whole<PlayerAliases>()];

    public override IReadOnlyList<Check> Checks =>
        [Accepted(row => row.MatchKind, "box", "alias", "without_suffix", "reversed", "initial", "with_suffix")];
}
