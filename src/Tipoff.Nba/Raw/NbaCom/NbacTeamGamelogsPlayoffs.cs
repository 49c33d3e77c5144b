using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The thin playoff log of each team, without attempts: it reaches a season further than the full boxes.</summary>
public sealed class NbacTeamGamelogsPlayoffs : Table<NbacTeamGamelogsPlayoffs.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string OpponentTeamAbbr,
        bool IsHome,
        bool IsWin,
        int Points,
        int Rebounds,
        int Assists,
        int Steals,
        int Blocks,
        int Turnovers,
        int? PlusMinus,
        [Doc("Share of field goals made, to three digits.")] double? FgPct,
        double? ThreePtPct,
        double? FtPct);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("team_gamelog_playoffs", "TEAM_ID", "GAME_DATE", "MATCHUP", "WL", "PTS", "SEASON_TYPE")
        {
            Lookups = [typeof(NbacSchedule), typeof(NbacTeamResults)],
        },
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        Never("not a playoff game", "substr(game_id, 1, 3) <> '004'"),
        Never("the game date lies outside its season", GameRules.DateOutsideSeason),
        Between(row => row.Points, 40, 200),
    ];
}
