using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The official line of each player in each game he appeared in.</summary>
/// <remarks>The archive of playoff lines holds neither game ids (they are found by date and team) nor attempts (null here).</remarks>
public sealed class NbacPlayerBoxscores : Table<NbacPlayerBoxscores.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] int PlayerId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string PlayerName,
        string PlayerLookup,
        string TeamAbbr,
        string OpponentTeamAbbr,
        bool IsHome,
        bool IsWin,
        [Doc("Whole minutes; 0 is a player with seconds on court.")] int Minutes,
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
        [Doc("Seconds on court, where the source knows them.")] int? SecondsPlayed,
        [Feed] string Feed);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("gamelog_regular", "SEASON_ID", "GAME_ID", "GAME_DATE", "PLAYER_ID", "TEAM_ABBREVIATION", "MATCHUP", "FGM", "FGA", "OREB", "PTS", "PLUS_MINUS", "FANTASY_PTS")
        {
            Lookups = [typeof(NbacSchedule)],
        },
        new("gamelog_playoffs", "PLAYER_ID", "GAME_DATE", "MATCHUP", "WL", "PTS", "SEASON_TYPE")
        {
            Lookups = [typeof(NbacSchedule), typeof(NbacTeamResults)],
        },
    ];

    public override Expectation Expectation => Calendars.PlayerBoxGames;

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Never("the game date lies outside its season", GameRules.DateOutsideSeason),
        Never("points differ from the shots made", "points <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts or three_pt_makes > fg_makes"),
        Never("rebounds differ from their parts", "rebounds <> offensive_rebounds + defensive_rebounds"),
        Between(row => row.Minutes, 0, 78),
        Between(row => row.Points, 0, 100),
        Never("a count below zero", "least(rebounds, assists, steals, blocks, turnovers) < 0"),
    ];
}
