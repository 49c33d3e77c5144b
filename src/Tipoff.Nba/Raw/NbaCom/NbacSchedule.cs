using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Venues;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Games as the league's schedules announced them: one row a game and feed, with the Eastern tip-off and the venue.</summary>
/// <remarks>
/// All feeds write Eastern wall time, whatever offset stands behind it. The date is the feed's own: a game that moved later keeps the date
/// the feed knew. No feed's scores or series texts are taken, for they are results.
/// </remarks>
public sealed class NbacSchedule : Table<NbacSchedule.Row>
{
    public sealed record Row(
        [Key][Doc("NBA game id, ten digits.")] string GameId,
        [Key][Feed][Doc("Which schedule the row came from.")] string Feed,
        [Partition][Doc("Eastern date that the feed states.")] DateOnly GameDate,
        [Doc("Tip-off; null while the hour is open.")] DateTimeOffset? TipoffAt,
        [Doc("Year the season starts in.")] int SeasonYear,
        string SeasonType,
        [Doc("Null while the opponents are open: rounds that wait for results.")] int? HomeTeamId,
        int? AwayTeamId,
        string? HomeTeamAbbr,
        string? AwayTeamAbbr,
        string? Arena,
        string? City,
        [Doc("Round or event, such as Emirates NBA Cup.")] string? GameLabel,
        string? GameSubLabel,
        [Doc("The feed marks the game as postponed.")] bool IsPostponed);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("schedule_et", "gid", "gcode", "etdate", "ettime", "h.tid", "v.tid", "h.ta", "v.ta", "an", "ac"),
        new("league_schedule", "gameId", "gameDateTimeEst", "gameDay", "arenaName", "hometeamId", "awayteamId") { Lookups = [typeof(TeamArenas)] },
        new("nbaschedule", "gameId", "gameCode", "gameDateTimeEst", "postponedStatus", "homeTeam.teamId", "awayTeam.teamId"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        Never("a team plays itself", "home_team_id = away_team_id"),
        Never("the game date lies outside its season", GameRules.DateOutsideSeason),
    ];
}
