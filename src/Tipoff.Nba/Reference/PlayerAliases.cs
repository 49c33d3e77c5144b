using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Decisions;

namespace Tipoff.Nba.Reference;

/// <summary>Spellings that no rule explains, with the player they mean: a list of our own, and what people decided.</summary>
public sealed class PlayerAliases : Table<PlayerAliases.Row>
{
    public sealed record Row(
        [Key][Doc("Lookup of the spelling; a decision on a tagged one adds the tag after an underscore.")] string AliasLookup,
        [Key] DateOnly ValidFrom,
        [Doc("Null: for good.")] DateOnly? ValidThrough,
        [Doc("Lookup of the name that boxes use; null in a decision.")] string? PlayerLookup,
        [Doc("Whom a decision names; null in the list.")] int? PlayerId,
        [Doc("nickname, formal name, misspelling and so on; decision.")] string Reason);

    public override IReadOnlyList<Upstream> Upstreams => [Whole<PlayerAliasDecisions>()];

    public override IReadOnlyList<Check> Checks =>
    [
        Never("an alias of itself", "alias_lookup = player_lookup"),
        Never("an alias of nobody, or of two", "(player_lookup is null) = (player_id is null)"),
    ];
}
