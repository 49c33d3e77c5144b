using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;

namespace Tipoff.Nba.Reference;

/// <summary>Every player who appeared in a game, with the one id that stays his whatever he is called.</summary>
/// <remarks>
/// Nothing here knows the future: how long a career lasts is left out, and a player stands in the cell of his first appearance, so that
/// a newcomer disturbs no earlier date.
/// </remarks>
public sealed class Players : Table<Players.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Partition][Doc("Eastern date of his first appearance in our boxes: from then on he is known.")] DateOnly FirstGameDate,
        string PlayerLookup,
        [Doc("First known spelling and a number that tells namesakes apart.")] string UniversalPlayerId,
        string PlayerName,
        DateOnly? BirthDate,
        [Doc("G, F, C or a pair such as G-F.")] string? Position,
        [Doc("Inches.")] int? HeightIn,
        [Doc("First season with an appearance in our boxes, by the year it starts in.")] int FirstSeason,
        [Doc("Id at Basketball-Reference.")] string? BrefId);

    public override IReadOnlyList<Upstream> Upstreams => [EverThrough<NbacPlayerBoxscores>(), Whole<PlayerMeasures>()];

    public override IReadOnlyList<Check> Checks =>
    [
        Never("an empty lookup", "player_lookup = ''"),
        Between(row => row.HeightIn, 60, 96, Severity.Warning),
    ];
}
