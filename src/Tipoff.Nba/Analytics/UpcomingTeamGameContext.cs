using Tipoff.Engine.Tables;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Each side of a game before it starts: schedule, rest, travel and the form of the games before the date.</summary>
/// <remarks>
/// Built alike for a date of the past and for tonight's slate: nothing of the date itself but the schedule is read. Spread and total belong to
/// the market family; opening numbers and movements exist only where the books' quotes were seen in time. Last 10 and last 15 are games of this
/// season. Of the games to come those count whose pairing was known at the cut-off; a game that moved stands on its last date only, so the date
/// it left is missing among them. A neutral site is no home for either side. Line-ups are null where no play-by-play tells who started, miles and hours where a venue is not known, the referees' numbers where no crew was announced.
/// </remarks>
public sealed class UpcomingTeamGameContext : Table<UpcomingTeamGameContext.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        [Doc("early, mid, late: thirds of the season's planned games; playin, playoffs.")] string SeasonPhase,
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
        [Doc("Journeys to the games of the 14 days before and to this one, each rounded; a season's first journey is not known.")] int? MilesTraveledLast14Days,
        [Doc("Hours of clock from the venue before to this one at tip-off; positive = eastward.")] double? TimeZoneChanges,
        [Doc("Metres above the sea.")] int? AltitudeM,
        [Doc("Metres, from the venue before.")] int? AltitudeChangeM,
        [Doc("Away from home now and in the game before.")] bool IsRoadTrip,
        [Doc("Games in a row away from home, this one included; 0 at home.")] int ConsecutiveRoadGames,
        [Doc("Games in a row at home, this one included; 0 elsewhere.")] int ConsecutiveHomeGames,
        [Doc("Days without a game after this one; null where none of the next 14 days was known.")] int? NextGameDaysRest,
        [Doc("Known games of the 7 days after the date.")] int GamesInNext7Days,
        [Doc("Opponent of the next known game within 14 days.")] string? NextOpponentTeamAbbr,
        [Doc("Wins / games of that opponent before this date, 0-1.")] double? NextOpponentWinPct,
        [Doc("The next game is within 2 days and its opponent's win share at least 0.15 above this opponent's; null where a share is not known.")] bool? IsLookAheadSpot,
        [Doc("Wins / games of the season before the date, 0-1.")] double? WinPct,
        [Doc("Of the opponent, 0-1.")] double? OpponentWinPct,
        int? WinStreak,
        int? LossStreak,
        int? LastGameMargin,
        double? PointsAvgLast10,
        [Doc("Points less the opponents'.")] double? MarginAvgLast10,
        [Doc("Own possessions per 48 minutes.")] double? PaceLast10,
        [Doc("Points per 100 possessions.")] double? OffensiveRatingLast10,
        [Doc("Points allowed per 100 possessions of the opponents.")] double? DefensiveRatingLast10,
        [Doc("Free throws / field goals that the opponents attempted, last 10.")] double? FtRateAllowedLast10,
        [Doc("Points per 100 own possessions less points allowed per 100 of the opponents'.")] double? NetRatingLast10,
        double? OpponentNetRatingLast10,
        [Doc("Share of games decided by 15 or more.")] double? BlowoutShareLast10,
        double? PaceLast15,
        [Doc("Points allowed per 100 possessions of the opponents.")] double? DefensiveRatingLast15,
        double? PointsAllowedAvgLast15,
        double? FtAttemptsAllowedAvgLast15,
        double? ThreePtAttemptsAllowedAvgLast15,
        [Doc("Of the last 10 games those with another starting five than the game before.")] int? StartingFiveChangesLast10,
        [Doc("0 = the last game brought a new starting five.")] int? GamesSinceLineupChange,
        [Doc("Fouls of both teams a game above the league's mean, under the announced crew.")] double? RefereeFoulsVsLeague,
        [Doc("Free throws of both teams a game above the league's mean.")] double? RefereeFtAttemptsVsLeague,
        [Doc("Points of both teams a game above the league's mean.")] double? RefereePointsVsLeague,
        [Doc("Points added to this team; negative when favoured. Market family.")] decimal? Spread,
        [Doc("Points of both teams. Market family.")] decimal? Total,
        [Doc("Points added to this team in the books' first quotes. Market family.")] decimal? OpeningSpread,
        [Doc("Points of both teams in the books' first quotes. Market family.")] decimal? OpeningTotal,
        [Doc("Points, cut-off less opening; positive = away from this team. Market family.")] decimal? SpreadMovement,
        [Doc("Points, cut-off less opening. Market family.")] decimal? TotalMovement,
        [Doc("Games of the 30 days before whose box some source has: the play-in is left out.")] int GamesExpected,
        [Doc("Of these, published.")] int GamesKnown,
        [Doc("Known of expected games, 0-100; null where none was expected.")] double? CompletenessPct,
        [Doc("70 of 100 expected games are known, or none was expected.")] bool IsProductionReady,
        [Doc("Worst quality tier of the last 10 games; poor stands for unusable too.")] string? FormQuality);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<Games>(),
        PeriodBefore<Games>(),
        DaysAfter<Games>(14),
        PeriodBefore<TeamRunningTotals>(),
        Same<GameLines>(),
        Same<RefereeCrewTendencies>(),
    ];

    public override Expectation Expectation => Slate.Games;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.DaysRest, 0, 200),
        Between(row => row.WinPct, 0, 1),
        Between(row => row.TravelMiles, 0, 7000),
        Between(row => row.TimeZoneChanges, -12, 12),
        Between(row => row.CompletenessPct, 0, 100),
        Between(row => row.NextGameDaysRest, 0, 13),
        Accepted(row => row.SeasonPhase, "early", "mid", "late", "playin", "playoffs"),
        Accepted(row => row.FormQuality, "gold", "silver", "bronze", "poor"),
        Never("both at home and on the road", "(consecutive_home_games = 0) = (consecutive_road_games = 0)"),
        Never("more games known than expected", "games_known > games_expected"),
        Never("back-to-back with rest", "is_back_to_back and days_rest <> 0 or not is_back_to_back and days_rest = 0"),
        Never("a game against itself", "team_abbr = opponent_team_abbr"),
    ];
}
