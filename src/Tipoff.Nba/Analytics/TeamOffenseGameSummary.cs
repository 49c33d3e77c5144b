using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Each team's own line in each game, with possessions, rating and pace.</summary>
/// <remarks>
/// The team box gives the line; without one it is the sum of the players' boxes, else of the play-by-play, and the row says so.
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
        [Doc("True shooting, 0-1: points / (2 (FGA + 0.44 FTA)).")] double? TsPct,
        bool WinFlag,
        [Doc("Own points less the opponent's.")] int MarginOfVictory,
        int? TeamPaintAttempts,
        int? TeamPaintMakes,
        int? TeamMidRangeAttempts,
        int? TeamMidRangeMakes,
        int? PointsInPaintScored,
        [Doc("play_by_play, shot_chart, or null without zones.")] string? ShotZoneSource,
        [Doc("team_box, player_box or play_by_play: where the whole line comes from.")] string Source,
        string QualityTier,
        [Doc("100 = all primary sources.")] int QualityScore,
        [Doc("JSON list of what was missing or replaced; null when nothing.")] string? QualityIssues);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<Games>(),
        Same<NbacTeamBoxscores>(),
        Same<NbacPlayerBoxscores>(),
        Same<PlayByPlayTeamTotals>(),
        Same<ShotChartPlayerTotals>(),
    ];

    public override Expectation Expectation => Calendars.BoxGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Accepted(row => row.SeasonType, "regular", "playin", "playoffs"),
        Accepted(row => row.Source, "team_box", "player_box", "play_by_play"),
        Accepted(row => row.QualityTier, "gold", "silver", "bronze"),
        Between(row => row.OvertimePeriods, 0, 6),
        Between(row => row.PointsScored, 40, 220),
        Between(row => row.Possessions, 60, 150),
        Between(row => row.Pace, 60, 140),
        Between(row => row.OffensiveRating, 50, 180),
        Between(row => row.TsPct, 0.2, 0.9),
        Never("points differ from the shots made", "points_scored <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts or team_paint_makes > team_paint_attempts or team_mid_range_makes > team_mid_range_attempts"),
        Never("a draw, or a winner with fewer points", "margin_of_victory = 0 or win_flag <> (margin_of_victory > 0)"),
        Never("zones differ from field goals", "abs(team_paint_attempts + team_mid_range_attempts + three_pt_attempts - fg_attempts) > 2", Severity.Warning),
        Never(
            "players' points differ from the team's",
            "points_scored <> (select sum(b.points) from raw.nbac_player_boxscores b where b.game_id = r.game_id and b.team_abbr = r.team_abbr)",
            Severity.Warning) with { Reads = [typeof(NbacPlayerBoxscores)] },
    ];
}
