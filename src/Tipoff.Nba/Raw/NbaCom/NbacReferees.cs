using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Biographies of the referees.</summary>
/// <remarks>Taken in 2024: years of experience know that date, so they are no features.</remarks>
public sealed class NbacReferees : Table<NbacReferees.Row>
{
    public sealed record Row(
        [Key] string OfficialName,
        [Doc("Number on the shirt.")] int? Jersey,
        string? Born,
        string? College,
        [Doc("Such as 8th season.")] string? Experience,
        string? Resides);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("ref_bios", "ref_name", "ref_number", "nba_exp", "born", "college", "nba_experience"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Jersey, 0, 99, Severity.Warning),
    ];
}
