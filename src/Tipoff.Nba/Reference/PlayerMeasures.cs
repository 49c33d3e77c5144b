using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.BasketballReference;
using Tipoff.Nba.Raw.NbaCom;

namespace Tipoff.Nba.Reference;

/// <summary>Birth date, position and height of everybody any source measures.</summary>
/// <remarks>
/// Basketball-Reference comes first, then NBA.com's pages on persons, then its index of players and its roster pages. Those are read anew each
/// day; what they say of a person is not, so what is built from here stays fresh.
/// </remarks>
public sealed class PlayerMeasures : Table<PlayerMeasures.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        DateOnly? BirthDate,
        [Doc("G, F, C or a pair such as G-F.")] string? Position,
        [Doc("Inches.")] int? HeightIn,
        [Doc("Id at Basketball-Reference.")] string? BrefId);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Whole<BrefPlayerIndex>(),
        Whole<BrefPlayerCareers>(),
        Whole<NbacCommonPlayerInfo>(),
        Whole<NbacPlayersBio>(),
        Whole<NbacPlayerList>(),
        Whole<NbacRosters>(),
    ];

    public override IReadOnlyList<Check> Checks => [Between(row => row.HeightIn, 60, 96, Severity.Warning)];
}
