using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>What NBA.com says of a player's person: birth date, size, school, draft.</summary>
public sealed class NbacCommonPlayerInfo : Table<NbacCommonPlayerInfo.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        string PlayerName,
        string PlayerLookup,
        DateOnly? BirthDate,
        string? School,
        string? Country,
        [Doc("Inches.")] int? HeightIn,
        [Doc("Pounds.")] int? WeightLb,
        string? Position,
        int? DraftYear,
        int? DraftRound,
        int? DraftNumber);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("common_player_info", "person_id", "display_first_last", "birthdate", "school", "country", "height", "weight", "season_exp", "draft_year"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.HeightIn, 60, 96, Severity.Warning),
    ];
}
