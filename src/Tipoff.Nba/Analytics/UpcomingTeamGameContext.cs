using Tipoff.Engine.Tables;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Each side of a game before it starts: schedule, rest, travel and the form of the games before the date.</summary>
/// <remarks>
/// Built alike for a date of the past and for tonight's slate: nothing of the date itself but the schedule is read. Spread and total belong to
/// the market family. Last 10 and last 15 are games of this season.
/// </remarks>
public sealed class UpcomingTeamGameContext : Table<UpcomingTeamGameContext.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string OpponentTeamAbbr,
        bool IsHome,
        [Doc("Days since the season's first regular game; 0-13 are the bootstrap.")] int? SeasonDay,
        [Doc("By the schedule, from 1.")] int GameNumberInSeason,
        [Doc("Games of the season before the date with a box.")] int GamesPlayed,
        [Doc("Days without a game: 0 = back-to-back; null before the season's first.")] int? DaysRest,
        bool IsBackToBack,
        int? OpponentDaysRest,
        int GamesInLast7Days,
        int GamesInLast14Days,
        [Doc("Great circle from the venue of the game before.")] double? TravelMiles,
        [Doc("Away now and in the game before.")] bool IsRoadTrip,
        [Doc("Wins / games of the season before the date, 0-1.")] double? WinPct,
        int? WinStreak,
        int? LossStreak,
        int? LastGameMargin,
        [Doc("Own possessions per 48 minutes.")] double? PaceLast10,
        [Doc("Points per 100 possessions.")] double? OffensiveRatingLast10,
        [Doc("Share of games decided by 15 or more.")] double? BlowoutShareLast10,
        double? PaceLast15,
        [Doc("Points allowed per 100 possessions of the opponents.")] double? DefensiveRatingLast15,
        double? PointsAllowedAvgLast15,
        double? FtAttemptsAllowedAvgLast15,
        double? ThreePtAttemptsAllowedAvgLast15,
        [Doc("Points added to this team; negative when favoured. Market family.")] decimal? Spread,
        [Doc("Points of both teams. Market family.")] decimal? Total);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<Games>(),
        PeriodBefore<Games>(),
        PeriodBefore<TeamRunningTotals>(),
        Same<GameLines>(),
    ];

    public override Expectation Expectation => Slate.Games;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.DaysRest, 0, 200),
        Between(row => row.WinPct, 0, 1),
        Between(row => row.TravelMiles, 0, 7000),
        Never("back-to-back with rest", "is_back_to_back and days_rest <> 0 or not is_back_to_back and days_rest = 0"),
        Never("a game against itself", "team_abbr = opponent_team_abbr"),
    ];
}
