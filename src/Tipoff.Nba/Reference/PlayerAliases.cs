using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Reference;

/// <summary>Spellings that no rule explains, with the player they mean.</summary>
public sealed class PlayerAliases : Table<PlayerAliases.Row>
{
    public sealed record Row(
        [Key] string AliasLookup,
        [Doc("Lookup of the name that boxes use.")] string PlayerLookup,
        [Doc("nickname, formal name, misspelling and so on.")] string Reason);

    public override IReadOnlyList<Check> Checks => [Never("an alias of itself", "alias_lookup = player_lookup")];
}
