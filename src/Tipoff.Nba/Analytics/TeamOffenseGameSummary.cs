using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Each team's own line in each game, with possessions, rating and pace.</summary>
/// <remarks>
/// The team box gives the line (100); without one it is the sum of the players' boxes (85, of ESPN's 80), else of the play-by-play (60),
/// and the row says so. Zones of the shot chart cost 10, none 15, as in every season without play-by-play and shot chart.
/// Possessions are FGA + 0.44 FTA + turnovers - offensive rebounds, pace is per 48 minutes with overtime taken out.
/// </remarks>
public sealed class TeamOffenseGameSummary : Table<TeamOffenseGameSummary.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string OpponentTeamAbbr,
        bool IsHome,
        [Doc("Minutes of five men: 240 in regulation, 25 more per overtime.")] int TeamMinutes,
        int OvertimePeriods,
        int PointsScored,
        int FgMakes,
        int FgAttempts,
        int ThreePtMakes,
        int ThreePtAttempts,
        int FtMakes,
        int FtAttempts,
        int OffensiveRebounds,
        int DefensiveRebounds,
        int Rebounds,
        int Assists,
        int Steals,
        int Blocks,
        [Doc("Turnovers of its players; team turnovers are left out in every season.")] int Turnovers,
        int? PersonalFouls,
        [Doc("FGA + 0.44 FTA + turnovers - offensive rebounds.")] double Possessions,
        [Doc("Points per 100 own possessions.")] double? OffensiveRating,
        [Doc("Own possessions per 48 minutes.")] double Pace,
        [Doc("Possessions counted in the play-by-play; null without it, as the next two.")] int? PossessionsCounted,
        [Doc("Points per 100 counted possessions.")] double? OffensiveRatingCounted,
        [Doc("Mean of both teams' counted possessions per 48 minutes.")] double? PaceCounted,
        [Doc("True shooting, 0-1: points / (2 (FGA + 0.44 FTA)).")] double? TsPct,
        bool WinFlag,
        [Doc("Own points less the opponent's.")] int MarginOfVictory,
        int? TeamPaintAttempts,
        int? TeamPaintMakes,
        int? TeamMidRangeAttempts,
        int? TeamMidRangeMakes,
        [Doc("Three-point attempts as the zone source counts them.")] int? TeamThreePtAttempts,
        int? TeamThreePtMakes,
        int? PointsInPaintScored,
        [Doc("Points after an own offensive rebound, as the play-by-play marks them; null without it, as the next three.")] int? SecondChancePointsScored,
        int? FastBreakPointsScored,
        int? PointsOffTurnovers,
        [Doc("Points of players who did not start.")] int? BenchPoints,
        [Doc("play_by_play, shot_chart, or null without zones.")] string? ShotZoneSource,
        [Doc("Men on the official list of the inactive; null without such a list.")] int? PlayersInactive,
        [Doc("Of those, who started for the team in the 14 days before; null when no start of these days is known.")] int? StartersInactive,
        [Doc("JSON list, sorted, of the names of the three officials, the alternate left out; null when not announced.")] string? RefereeCrew,
        [Doc("team_box, player_box or play_by_play: where the whole line comes from.")] string Source,
        [Doc("gold from 95, silver from 75, bronze from 50, poor from 25, else unusable.")] string QualityTier,
        [Doc("100 = all primary sources.")] int QualityScore,
        [Doc("JSON list, sorted, of what was missing or replaced; null when nothing.")] string? QualityIssues,
        [Doc("JSON object, keys sorted: column family to the source it came from.")] string DataSources,
        [Doc("JSON object, keys sorted: source table to the first 16 hex digits of the md5 of the row's counts.")] string SourceHashes,
        [Doc("Score of 50 or more; a team without any source has no row.")] bool IsProductionReady);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<Games>(),
        SameIfAny<NbacTeamBoxscores>(),
        SameIfAny<PlayerBoxLines>(),
        SameIfAny<BackupBoxLines>(),
        SameIfAny<PlayByPlayTeamTotals>(),
        SameIfAny<ShotChartPlayerTotals>(),
        SameIfAny<TeamInactives>(),
        SameIfAny<NbacRefereeAssignments>(),
    ];

    public override Expectation Expectation => Calendars.BoxGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Accepted(row => row.SeasonType, "regular", "playin", "playoffs"),
        Accepted(row => row.Source, "team_box", "player_box", "play_by_play"),
        Accepted(row => row.QualityTier, "gold", "silver", "bronze", "poor"),
        Between(row => row.OvertimePeriods, 0, 6),
        Between(row => row.PointsScored, 40, 220),
        Between(row => row.Possessions, 60, 150),
        Between(row => row.Pace, 60, 140),
        Between(row => row.OffensiveRating, 50, 180),
        Between(row => row.PaceCounted, 60, 140, Severity.Warning),
        Between(row => row.OffensiveRatingCounted, 50, 180, Severity.Warning),
        Between(row => row.TsPct, 0.2, 0.9),
        Never("points differ from the shots made", "points_scored <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts or team_paint_makes > team_paint_attempts or team_mid_range_makes > team_mid_range_attempts"),
        Never("a draw, or a winner with fewer points", "margin_of_victory = 0 or win_flag <> (margin_of_victory > 0)"),
        Never("box and counted possessions differ by more than ten", "abs(possessions - possessions_counted) > 10", Severity.Warning),
        Never("zones differ from field goals", "abs(team_paint_attempts + team_mid_range_attempts + three_pt_attempts - fg_attempts) > 2", Severity.Warning),
        Never(
            "players' points differ from the team's",
            "points_scored <> (select sum(b.points) from analytics.player_box_lines b where b.game_id = r.game_id and b.team_abbr = r.team_abbr)",
            Severity.Warning) with { Reads = [typeof(PlayerBoxLines)] },
        Never("not two teams in the game", "teams <> 2") with { Patterns = [("teams", "count(*) over (partition by game_id)")] },
        Never(
            "the final score of another source differs",
            """
            exists (
                select 1 from raw.nbac_game_scores s
                where s.game_id = r.game_id and s.home_points > 0 and r.points_scored <> case r.team_abbr when s.home_team_abbr then s.home_points when s.away_team_abbr then s.away_points end)
            """,
            Severity.Warning) with { Reads = [typeof(NbacGameScores)] },
    ];
}
