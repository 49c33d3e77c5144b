using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Espn;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Every candidate of a game before it starts, with what is known of him then.</summary>
/// <remarks>
/// Candidates are the players whose latest appearance this season was for the team, among its last 30 games; before a player's first game of a
/// season, in the team's first 30 games, those who ended the last season with it; and whom its newest roster page of the last 7 days lists, if he
/// appeared this season or last. Less those whom the latest word before the cut-off calls Out or Doubtful (in the archive 2 % and 1 % of these
/// played; Questionable, 53 %, stay): the newest snapshot of the 24 hours before it or the newest edition of the official report in which his
/// team had reported, whichever became known later; an edition that does not name him clears him. One definition for training and serving: of
/// the date itself only schedule, rosters and reports known at the cut-off are read.
/// </remarks>
public sealed class UpcomingPlayerGameContext : Table<UpcomingPlayerGameContext.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Key] string GameId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string? PlayerLookup,
        string? UniversalPlayerId,
        string? PlayerName,
        string TeamAbbr,
        string OpponentTeamAbbr,
        bool IsHome,
        [Doc("Days since the season's first regular game; 0-13 are the bootstrap.")] int? SeasonDay,
        [Doc("season; previous_season before his first game; roster where only a roster page says that he is with the team.")] string CandidateSource,
        [Doc("His latest appearance.")] string LastGameId,
        DateOnly LastGameDate,
        [Doc("Appearances this season before the date.")] int GamesPlayedSeason,
        [Doc("Of these, for this team.")] int GamesWithTeam,
        [Doc("Games of the team this season before the date.")] int TeamGamesPlayed,
        [Doc("Team games since his latest appearance; null before the season's first, and for who comes from a roster.")] int? GamesMissed,
        int SeasonGameNumber,
        [Doc("Days without an appearance: 0 = back-to-back; null before the season's first.")] int? DaysRest,
        bool IsBackToBack,
        [Doc("Of the opposing team.")] int? OpponentDaysRest,
        int GamesInLast7Days,
        int GamesInLast14Days,
        [Doc("Whole minutes of the box.")] int MinutesInLast7Days,
        int MinutesInLast14Days,
        [Doc("Minutes per appearance of the last 7 days.")] double? AvgMinutesPerGameLast7,
        int BackToBacksLast14Days,
        [Doc("Years.")] double? PlayerAge,
        [Doc("Seasons since his first in our boxes.")] int? SeasonsPlayed,
        [Doc("Known at the cut-off: questionable, probable, available; null when nothing was said.")] string? InjuryStatus,
        [Doc("Table of the latest word on him: injury_status_snapshots, or nbac_injury_report, also where it does not name him; null without any.")] string? InjurySource,
        [Doc("Kind of reason in the official report, such as rest; null where another spoke or none is given.")] string? InjuryReason,
        [Doc("0 none, 1 probable, 2 questionable; null when no report of the day was known.")] int? InjuryRisk,
        [Doc("Mean minutes (last 10) of team-mates of the last 10 games who missed the team's previous one.")] double TeammatesOutMinutes,
        [Doc("Their mean points.")] double TeammatesOutPoints,
        [Doc("Absent team-mates, known or by their last miss, with 18 points or 30 minutes a game.")] int StarTeammatesOut,
        [Doc("Absent team-mates, known or by their last miss, with 15 minutes a game.")] int RotationTeammatesOut,
        [Doc("Other candidates called questionable; null when no report of the day was known.")] int? QuestionableTeammates,
        [Doc("Other candidates called probable; null when no report of the day was known.")] int? ProbableTeammates,
        [Doc("report: a report known at the cut-off names absences too; last_game: only who missed the team's previous game.")] string TeammatesOutSource,
        [Doc("Share of the team's plays that absent team-mates usually take, 0-100 each: usage of the last 10 times minutes / 48.")] double TeammateUsageAvailable,
        [Doc("Weighted minutes of those who played the team's previous game and are not ruled out.")] double? ActiveTeamMinutes,
        double? TeamPaceLast10,
        double? OpponentPaceLast10,
        [Doc("Opponent's pace less the own team's, last 10: positive = faster than usual.")] double? PaceDifferential,
        [Doc("Points the opponent allows per 100 possessions.")] double? OpponentDefRatingLast10,
        double? OpponentNetRatingLast10,
        [Doc("Free throws / field goals that the opponent's opponents attempted, last 10.")] double? OpponentFtRateAllowed,
        [Doc("Wins / games before the date, 0-1.")] double? OpponentWinPct,
        [Doc("Of his team, from the venue of its game before.")] double? TravelMiles,
        [Doc("Hours of clock, positive = eastward.")] double? TimeZoneChanges,
        [Doc("Of his team, this one included.")] int ConsecutiveRoadGames,
        [Doc("Of his team; null where none of the next 14 days was known.")] int? NextGameDaysRest,
        [Doc("Field goals made / attempted of the season less those of the last 5, -1..1: positive = worse than usual; null below 5 games.")] double? ShootingPctDeclineLast5,
        [Doc("Of the last 7 appearances those with play-by-play; so for the next.")] double? FourthQuarterMinutesAvgLast7,
        [Doc("Last five minutes or overtime with at most five points between the teams.")] double? ClutchMinutesAvgLast7,
        [Doc("The candidate of his team, himself apart, with the most minutes of the last 10, unless he missed ten games.")] int? KeyTeammateId,
        [Doc("Known to be out, or missed the team's previous game.")] bool? IsKeyTeammateAbsent,
        [Doc("Points per 36 minutes beside him this season, for this team; null below 36 minutes or without play-by-play.")] double? PointsPer36WithKeyTeammate,
        [Doc("Points per 36 minutes while he sat.")] double? PointsPer36WithoutKeyTeammate,
        double? AvgUsageRateLast7Games,
        [Doc("Usage of the last 10, stretched by the usage above the even share of 20 that absent team-mates leave.")] double? ProjectedUsageRate,
        [Doc("Earlier games of the season with a closing line. Market family.")] int GamesWithLine,
        [Doc("Overs in a row in games with a line, pushes passed over; null without such a game. Market family.")] int? PropOverStreak,
        [Doc("Unders in a row. Market family.")] int? PropUnderStreak,
        [Doc("Overs / overs and unders of the last 10 games with a line, 0-1. Market family.")] double? OverRateLast10,
        [Doc("Points less the closing line, mean of the last 5 games with one. Market family.")] double? MarginVsLineAvgLast5,
        [Doc("Of his team.")] int GamesExpectedLast30Days,
        [Doc("Of his team, published.")] int GamesKnownLast30Days,
        [Doc("Known of expected games of his team, 0-100; null where none was expected.")] double? CompletenessPct,
        [Doc("70 of 100 expected games of his team are known, or none was expected.")] bool IsProductionReady,
        [Doc("Worst quality tier of his last 10 appearances; poor stands for unusable too.")] string FormQuality);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<UpcomingTeamGameContext>(),
        Same<Games>(),
        PeriodBefore<PlayerRunningTotals>(1),
        PeriodBefore<PlayerLineTotals>(),
        PeriodBefore<KeyTeammateSplits>(),
        Same<InjuryStatusSnapshots>(),
        DaysBefore<InjuryStatusSnapshots>(1),
        Same<NbacInjuryReport>(),
        DaysBefore<NbacInjuryReport>(1),
        Same<NbacInjuryReportTeams>(),
        DaysBefore<NbacInjuryReportTeams>(1),
        Same<NbacRosters>(),
        DaysBefore<NbacRosters>(7),
        Same<EspnTeamRosters>(),
        DaysBefore<EspnTeamRosters>(7),
        Whole<Players>(),
        Whole<PlayerNames>(),
        Same<ResolvedNames>(),
        DaysBefore<ResolvedNames>(1),
    ];

    public override Expectation Expectation => Slate.Games;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        ForeignKey<Players>(row => row.PlayerId, Severity.Warning),
        Accepted(row => row.CandidateSource, "season", "previous_season", "roster"),
        Accepted(row => row.InjuryStatus, "questionable", "probable", "available"),
        Accepted(row => row.InjurySource, "injury_status_snapshots", "nbac_injury_report"),
        Between(row => row.GamesMissed, 0, 29),
        Between(row => row.GamesPlayedSeason, 0, 120),
        Between(row => row.PlayerAge, 17, 50),
        Between(row => row.FourthQuarterMinutesAvgLast7, 0, 12.1),
        Between(row => row.ClutchMinutesAvgLast7, 0, 35),
        Between(row => row.PointsPer36WithKeyTeammate, 0, 72),
        Between(row => row.PointsPer36WithoutKeyTeammate, 0, 72),
        Never("his own key team-mate", "key_teammate_id = player_id"),
        Between(row => row.ShootingPctDeclineLast5, -1, 1),
        Between(row => row.OverRateLast10, 0, 1),
        Between(row => row.TeammateUsageAvailable, 0, 400),
        Accepted(row => row.TeammatesOutSource, "report", "last_game"),
        Accepted(row => row.FormQuality, "gold", "silver", "bronze", "poor"),
        Never("line form without a line", "games_with_line = 0 and prop_over_streak is not null"),
        Never("back-to-back with rest", "is_back_to_back and days_rest <> 0 or not is_back_to_back and days_rest = 0"),
        Never("knows an appearance of the date or later", "last_game_date >= game_date"),
    ];
}
