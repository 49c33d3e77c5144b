using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;

namespace Tipoff.Nba.Reference;

/// <summary>Every spelling with every player who answers to it; who is meant on a date is decided in resolved_names.</summary>
public sealed class PlayerSpellings : Table<PlayerSpellings.Row>
{
    public sealed record Row(
        [Key][Doc("Lookup; of a tagged name the tag follows after an underscore.")] string Spelling,
        [Key] int PlayerId,
        [Key][Doc("A decision may hold for some dates only.")] DateOnly ValidFrom,
        DateOnly? ValidThrough,
        [Doc("decision, box, alias, without_suffix, reversed, initial or with_suffix.")] string MatchKind,
        [Key][Doc("0 decision to 6 with_suffix: the lower is the surer.")] int Rank,
        [Doc("Eastern date of the first box that makes the spelling his.")] DateOnly FirstDate);

    public override IReadOnlyList<Upstream> Upstreams => [Whole<NbacPlayerBoxscores>(), Whole<PlayerAliases>()];

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.MatchKind, "decision", "box", "alias", "without_suffix", "reversed", "initial", "with_suffix"),
        Between(row => row.Rank, 0, 6),
    ];
}
