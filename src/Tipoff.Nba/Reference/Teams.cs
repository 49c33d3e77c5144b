using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Venues;

namespace Tipoff.Nba.Reference;

/// <summary>The thirty teams as they are now, with their home arena.</summary>
public sealed class Teams : Table<Teams.Row>
{
    public sealed record Row(
        [Key] int TeamId,
        string TeamAbbr,
        string TeamName,
        string City,
        string Conference,
        string Division,
        string Arena,
        [Doc("Degrees north.")] double Latitude,
        [Doc("Degrees east.")] double Longitude,
        [Doc("IANA name.")] string TimeZone,
        [Doc("Metres above the sea.")] int AltitudeM);

    public override IReadOnlyList<Upstream> Upstreams => [Whole<TeamArenas>()];

    public override IReadOnlyList<Check> Checks => [Accepted(row => row.Conference, "East", "West")];
}
