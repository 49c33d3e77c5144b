using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.BasketballReference;

namespace Tipoff.Nba.Reference;

/// <summary>The ids under which other providers know a player.</summary>
/// <remarks>A provider whose ids come without the league's id is matched by name and birth date in a branch of its own; match_kind says which it was.</remarks>
public sealed class PlayerProviderIds : Table<PlayerProviderIds.Row>
{
    public sealed record Row(
        [Key][Doc("basketball_reference.")] string Provider,
        [Key] string ProviderId,
        int PlayerId,
        [Doc("crosswalk: the source names the league's id beside its own.")] string MatchKind);

    public override IReadOnlyList<Upstream> Upstreams => [Whole<BrefPlayerIndex>()];

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.Provider, "basketball_reference"),
        Accepted(row => row.MatchKind, "crosswalk"),
        Never("an empty id", "provider_id = ''"),
    ];
}
