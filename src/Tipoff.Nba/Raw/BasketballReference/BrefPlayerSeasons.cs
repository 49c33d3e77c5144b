using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BasketballReference;

/// <summary>Age, position and experience of each player in each season and team.</summary>
public sealed class BrefPlayerSeasons : Table<BrefPlayerSeasons.Row>
{
    public sealed record Row(
        [Key] string BrefId,
        [Key][Doc("Year the season starts in.")] int SeasonYear,
        [Key][Doc("NBA style; 2TM and the like stand for several teams together.")] string TeamAbbr,
        string PlayerName,
        [Doc("On 1 February of the season.")] int? Age,
        string? Position,
        [Doc("Seasons in the league, this one included.")] int? Experience);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("bref_player_season_info", "season", "lg", "player", "player_id", "age", "team", "pos", "experience"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Age, 17, 50, Severity.Warning),
        Between(row => row.Experience, 0, 30, Severity.Warning),
    ];
}
