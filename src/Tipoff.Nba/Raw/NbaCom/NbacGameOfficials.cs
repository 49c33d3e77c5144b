using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Who refereed each game in the end, as told after it; <see cref="NbacRefereeAssignments"/> is what was announced.</summary>
public sealed class NbacGameOfficials : Table<NbacGameOfficials.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key][Doc("The league's number of the official.")] int OfficialCode,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string OfficialName,
        string? Jersey);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
    ];
}
