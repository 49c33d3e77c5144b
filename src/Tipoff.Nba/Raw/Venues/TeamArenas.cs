using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Venues;

/// <summary>The thirty teams and the arenas they call home, with coordinates, time zone and altitude.</summary>
/// <remarks>A team that moved has several rows, each with the seasons it holds for.</remarks>
public sealed class TeamArenas : Table<TeamArenas.Row>
{
    public sealed record Row(
        [Key] int TeamId,
        [Key] string Arena,
        string TeamAbbr,
        string TeamName,
        string City,
        string Conference,
        string Division,
        [Doc("First season, by the year it starts in.")] int ValidFromSeason,
        [Doc("Last season; null while it holds.")] int? ValidToSeason,
        [Doc("Degrees north.")] double Latitude,
        [Doc("Degrees east.")] double Longitude,
        [Doc("IANA name.")] string TimeZone,
        [Doc("Metres above the sea, approximate.")] int AltitudeM);

    public override IReadOnlyList<ArchiveFormat> Archives =>
        [new("team_arenas", "team_id", "team_abbreviation", "team_name", "city", "arena", "valid_from_season", "valid_to_season", "latitude", "longitude", "time_zone")];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Latitude, -90, 90),
        Between(row => row.Longitude, -180, 180),
        Accepted(row => row.Conference, "East", "West"),
        Never("valid to before valid from", "valid_to_season < valid_from_season"),
    ];
}
