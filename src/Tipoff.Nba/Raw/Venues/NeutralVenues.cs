using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Venues;

/// <summary>Venues of games away from both teams' arenas, with coordinates, time zone and altitude.</summary>
public sealed class NeutralVenues : Table<NeutralVenues.Row>
{
    public sealed record Row(
        [Key][Doc("Name, with other sponsors' names in brackets.")] string Arena,
        string City,
        double Latitude,
        double Longitude,
        string TimeZone,
        int AltitudeM,
        string? Note);

    public override IReadOnlyList<ArchiveFormat> Archives =>
        [new("neutral_venues", "arena", "city", "latitude", "longitude", "time_zone", "altitude_m", "note") { IsRagged = true }];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Latitude, -90, 90),
        Between(row => row.Longitude, -180, 180),
    ];
}
