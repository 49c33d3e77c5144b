using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Who refereed each game, as announced at nine in the morning, Eastern, of its day.</summary>
/// <remarks>Games that moved have two rows in the archive; the later one is kept.</remarks>
public sealed class NbacRefereeAssignments : Table<NbacRefereeAssignments.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key][Doc("The league's number of the official.")] int OfficialCode,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        [Doc("1 is the crew chief; 4 is the alternate.")] int Position,
        string OfficialName,
        string? Jersey,
        [Doc("09:00 Eastern of the game date.")] DateTimeOffset KnownAt,
        [Feed] string Feed);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("referee_assignments", "game_id", "game_date", "official1", "official1_code", "official2_code", "official3_code", "official4_code", "replaycenter_official1")
        {
            Lookups = [typeof(NbacSchedule), typeof(NbacTeamResults)],
        },
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.Position, 1, 4),
        Never("known before it was announced", "cast(known_at at time zone 'America/New_York' as date) <> game_date"),
    ];
}
