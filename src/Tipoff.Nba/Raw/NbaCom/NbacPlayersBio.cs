using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>All persons NBA.com has an id for, with the little that is known of most of them.</summary>
public sealed class NbacPlayersBio : Table<NbacPlayersBio.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        string PlayerName,
        string PlayerLookup,
        DateOnly? BirthDate,
        [Doc("Inches.")] int? HeightIn,
        [Doc("Pounds.")] int? WeightLb,
        bool? IsGuard,
        bool? IsForward,
        bool? IsCenter,
        int? DraftYear);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("players_bio", "personId", "firstName", "lastName", "birthdate", "lastAttended", "bodyWeight", "guard", "forward", "center", "draftYear"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.HeightIn, 60, 96, Severity.Warning),
    ];
}
