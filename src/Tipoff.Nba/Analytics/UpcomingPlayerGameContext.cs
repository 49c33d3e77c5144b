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
        [Doc("Weighted minutes of those who played the team's previous game and are not ruled out.")] double? ActiveTeamMinutes,
        double? TeamPaceLast10,
        double? OpponentPaceLast10,
        [Doc("Opponent's pace less the own team's, last 10: positive = faster than usual.")] double? PaceDifferential,
        double? AvgUsageRateLast7Games,
        [Doc("Usage of the last 10, stretched by the usage above the even share of 20 that absent team-mates leave.")] double? ProjectedUsageRate);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<UpcomingTeamGameContext>(),
        Same<Games>(),
        PeriodBefore<PlayerRunningTotals>(1),
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
        Never("back-to-back with rest", "is_back_to_back and days_rest <> 0 or not is_back_to_back and days_rest = 0"),
        Never("knows an appearance of the date or later", "last_game_date >= game_date"),
    ];
}
