using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The official line of each team in each game.</summary>
public sealed class NbacTeamBoxscores : Table<NbacTeamBoxscores.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string OpponentTeamAbbr,
        bool IsHome,
        bool IsWin,
        [Doc("Minutes of all players together: about 240, and 25 more for each overtime.")] int? Minutes,
        int Points,
        int? FgMakes,
        int? FgAttempts,
        int? ThreePtMakes,
        int? ThreePtAttempts,
        int? FtMakes,
        int? FtAttempts,
        int? OffensiveRebounds,
        int? DefensiveRebounds,
        int Rebounds,
        int Assists,
        int Steals,
        int Blocks,
        int Turnovers,
        int? PersonalFouls,
        int? PlusMinus,
        [Feed] string Feed);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("team_gamelog_regular", "SEASON_ID", "TEAM_ID", "GAME_ID", "GAME_DATE", "MATCHUP", "WL", "FGM", "OREB", "SEASON")
        {
            Lookups = [typeof(NbacSchedule)],
        },
        new("team_box_playoffs", "SEASON_YEAR", "TEAM_ID", "GAME_ID", "GAME_DATE", "MATCHUP", "FGM", "BLKA", "PFD", "AVAILABLE_FLAG")
        {
            Lookups = [typeof(NbacSchedule)],
        },
    ];

    public override Expectation Expectation => Calendars.TeamBoxGames;

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Never("the game date lies outside its season", GameRules.DateOutsideSeason),
        Never("points differ from the shots made", "points <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts"),
        Never("a team plays itself", "team_abbr = opponent_team_abbr"),
        Between(row => row.Minutes, 200, 400),
        Between(row => row.Points, 40, 200),
    ];
}
