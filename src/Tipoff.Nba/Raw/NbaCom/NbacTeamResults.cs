using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Which team played whom on which date, as the games were really played: two rows a game.</summary>
/// <remarks>
/// The only archive with the true date of a game that moved. At neutral sites both rows may read <c>A @ B</c>, so home is asked of the
/// schedule first and read from the match-up only where no schedule knows the game.
/// </remarks>
public sealed class NbacTeamResults : Table<NbacTeamResults.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition][Doc("Eastern date on which the game was played.")] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string TeamName,
        string Matchup,
        bool IsHome,
        string OpponentTeamAbbr,
        bool? IsWin);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("team_results", "season", "season_type", "SEASON_ID", "GAME_ID", "GAME_DATE", "TEAM_ABBREVIATION", "MATCHUP", "WL")
        {
            Lookups = [typeof(NbacSchedule)],
        },
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Never("the game date lies outside its season", GameRules.DateOutsideSeason),
        Never("a team plays itself", "team_abbr = opponent_team_abbr"),
    ];
}
