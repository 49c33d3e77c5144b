using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Venues;

/// <summary>Conference, division and affiliate of each team as of 2023.</summary>
public sealed class NbaTeamInfo : Table<NbaTeamInfo.Row>
{
    public sealed record Row(
        [Key] int TeamId,
        string TeamAbbr,
        string TeamName,
        string Nickname,
        string City,
        string Conference,
        string Division,
        int? YearFounded,
        [Doc("Farm team.")] string? GLeagueTeam);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("nba_team_info", "ID", "Abbreviation", "Full Name", "NICKNAME", "City", "Division", "Conference", "YEAR_FOUNDED", "G-LEAGUE"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.Conference, "East", "West"),
    ];
}
