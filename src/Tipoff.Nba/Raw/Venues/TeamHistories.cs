using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Venues;

/// <summary>Names and cities a franchise has had, with the seasons they were used.</summary>
public sealed class TeamHistories : Table<TeamHistories.Row>
{
    public sealed record Row(
        [Key] int TeamId,
        [Key] int SeasonFounded,
        [Doc("2100 stands for still in use.")] int? SeasonActiveTill,
        string TeamCity,
        string TeamName,
        string TeamAbbr,
        string League);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("team_histories", "teamId", "teamCity", "teamName", "teamAbbrev", "seasonFounded", "seasonActiveTill", "league"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Never("ended before it began", "season_active_till < season_founded", Severity.Warning),
    ];
}
