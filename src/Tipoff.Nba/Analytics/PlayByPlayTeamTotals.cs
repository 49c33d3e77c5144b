using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>What the play-by-play says about each team in each game: the length of the game, and the sums of its players.</summary>
public sealed class PlayByPlayTeamTotals : Table<PlayByPlayTeamTotals.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        [Doc("Length of the game in seconds, overtime included.")] int GameSeconds,
        int OvertimePeriods,
        [Doc("Players with time or an act.")] int Players,
        [Doc("Seconds on court of all its men; five times the game when every line-up is whole.")] int CourtSeconds,
        int Points,
        int FgMakes,
        int FgAttempts,
        int ThreePtMakes,
        int ThreePtAttempts,
        int FtMakes,
        int FtAttempts,
        int PaintMakes,
        int PaintAttempts,
        int MidRangeMakes,
        int MidRangeAttempts,
        int AssistedFgMakes,
        int OffensiveRebounds,
        int DefensiveRebounds,
        int Rebounds,
        int Assists,
        int Steals,
        int Blocks,
        [Doc("Turnovers of its players, as the official team line counts.")] int Turnovers,
        int PersonalFouls,
        int PaintBlocks,
        int MidRangeBlocks,
        int ThreePtBlocks,
        [Doc("Turnovers charged to the team and to no player, such as a shot clock violation.")] int TeamTurnovers,
        [Doc("Rebounds credited to the team and to no player, dead balls left out.")] int TeamRebounds,
        int SecondChancePoints,
        int FastBreakPoints,
        int PointsOffTurnovers,
        [Doc("Points of players who did not start.")] int BenchPoints,
        [Doc("Counted event by event: runs of the ball, ends of periods included.")] int Possessions,
        [Doc("Seconds after the game was decided.")] int GarbageSeconds,
        [Doc("Ids of the five men who began, in order, joined by |; null where the feed does not tell.")] string? StartingLineup);

    public override IReadOnlyList<Upstream> Upstreams =>
        [Same<PlayByPlayPlayerTotals>(), Same<LineupStints>(), Same<NbacPlayByPlay>(), Same<Games>()];

    public override Expectation Expectation => Calendars.PlayByPlayGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.GameSeconds, 2880, 2880 + 300 * 6),
        Between(row => row.OvertimePeriods, 0, 6),
        Between(row => row.Points, 40, 220),
        Never("players' time differs from five men for the whole game", "abs(court_seconds - 5 * game_seconds) > 1", Severity.Warning),
        Between(row => row.Possessions, 60, 180),
        Never("fewer than five players", "players < 5"),
        Never("more assists than baskets", "assists > fg_makes"),
    ];
}
