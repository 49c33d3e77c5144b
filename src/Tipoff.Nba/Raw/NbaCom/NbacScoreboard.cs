using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The league's scoreboard of a date: where each game stood when the board was read last.</summary>
/// <remarks>A result, whatever the status: nothing that looks forward may read it.</remarks>
public sealed class NbacScoreboard : Table<NbacScoreboard.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Partition][Doc("Eastern date of the board.")] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        [Doc("1 to come, 2 under way, 3 over.")] int GameStatus,
        string? StatusText,
        [Doc("Period the game is or ended in; 0 before it.")] int Period,
        int? HomeTeamId,
        int? AwayTeamId,
        [Doc("Null for sides that are none of the thirty teams.")] string? HomeTeamAbbr,
        string? AwayTeamAbbr,
        [Doc("Null before the game.")] int? HomePoints,
        int? AwayPoints,
        [Doc("Points of each period begun, joined by |.")] string? HomePeriodPoints,
        string? AwayPeriodPoints,
        [Doc("When the board was read.")] DateTimeOffset KnownAt,
        [Feed] string Feed);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        Between(row => row.GameStatus, 1, 3),
        Never("the game date lies outside its season", GameRules.DateOutsideSeason),
        Never("a team plays itself", "home_team_id = away_team_id"),
        Never("a game that is over without a winner", "game_status = 3 and (home_points is null or away_points is null or home_points = away_points)"),
    ];
}
