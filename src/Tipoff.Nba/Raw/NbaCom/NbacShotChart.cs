using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Every field-goal attempt with its place on the floor, in feet from the centre of the hoop.</summary>
/// <remarks>
/// The archives use three units: feet, tens of feet and tenths of a foot. The distance that stands beside the coordinates says which, and a
/// check keeps them together.
/// </remarks>
public sealed class NbacShotChart : Table<NbacShotChart.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key][Doc("Position within the game in the order of the source, from 1.")] int ShotIndex,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        int PlayerId,
        int TeamId,
        int Period,
        [Doc("Whole seconds left in the period.")] int ClockSeconds,
        bool IsMade,
        string ActionType,
        [Doc("2PT or 3PT.")] string ShotType,
        string? BasicZone,
        string? ZoneArea,
        string? ZoneRange,
        [Doc("Feet from the hoop's centre along the baseline.")] double LocXFeet,
        [Doc("Feet from the hoop's centre towards the other basket.")] double LocYFeet,
        [Doc("Whole feet, rounded down.")] int ShotDistance,
        [Doc("Number of the event in the play-by-play, where the source gives it.")] int? EventNumber,
        [Feed] string Feed);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("shots", "GAME_ID", "GAME_DATE", "PLAYER_ID", "TEAM_ID", "HOME_TEAM", "QUARTER", "MINS_LEFT", "SHOT_MADE", "BASIC_ZONE", "LOC_X", "LOC_Y", "SHOT_DISTANCE")
        {
            Lookups = [typeof(NbacSchedule), typeof(NbacTeamResults)],
        },
        new("shotchartdetail", "GAME_ID", "GAME_EVENT_ID", "PLAYER_ID", "TEAM_ID", "PERIOD", "MINUTES_REMAINING", "SHOT_MADE_FLAG", "SHOT_ZONE_BASIC", "LOC_X", "LOC_Y", "SHOT_DISTANCE"),
    ];

    public override Expectation Expectation => Calendars.ShotGames;

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.SeasonContradictsId,
        Accepted(row => row.ShotType, "2PT", "3PT"),
        Between(row => row.Period, 1, 10),
        Never(
            "place and distance disagree: another unit",
            "sqrt(loc_x_feet * loc_x_feet + loc_y_feet * loc_y_feet) not between shot_distance - 2 and shot_distance + 3"),
    ];
}
