using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.Espn;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Raw.OddsApi;
using Tipoff.Nba.Raw.Sportsbooks;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba;

/// <summary>What every game needs from outside, and who may stand in for whom, as the tables that read it declare.</summary>
/// <remarks>Landed tables, so that a season that was never built is judged too; only the backup boxes must be built to be known by game.</remarks>
public static class SourceNeeds
{
    /// <summary>Finished games, whatever an archive lacks of them.</summary>
    static readonly Expectation Played = Calendars.BoxGames with { Name = "played games" };

    /// <summary>The date that rows are about, wherever a table has it.</summary>
    public const string DateColumn = "game_date";

    /// <summary>In the order in which a hole does harm.</summary>
    public static readonly IReadOnlyList<SourceNeed> All =
    [
        new("schedule", "when and where it is played", Calendars.ScheduledDates, typeof(Games), [typeof(NbacSchedule), typeof(NbacTeamResults)], IsRequired: true),
        new("player boxes", "each player's line", Calendars.PlayerBoxGames, typeof(PlayerBoxLines), [typeof(NbacPlayerBoxscores), typeof(BackupBoxLines), typeof(NbacPlayByPlay)], IsRequired: true),
        new("team boxes", "both teams' lines", Calendars.TeamBoxGames, typeof(TeamOffenseGameSummary), [typeof(NbacTeamBoxscores), typeof(NbacPlayerBoxscores), typeof(BackupBoxLines), typeof(NbacPlayByPlay)], IsRequired: true),
        new("play-by-play", "its events, for seconds, stints and zones", Calendars.PlayByPlayGames, typeof(PlayByPlayPlayerTotals), [typeof(NbacPlayByPlay)], IsRequired: true),
        new("shots", "where its shots were taken", Calendars.ShotGames, typeof(PlayerGameSummary), [typeof(NbacPlayByPlay), typeof(NbacShotChart)], IsRequired: true),
        new("points lines", "bookmakers' lines on players on its date", Played, typeof(PlayerPointsLines), [typeof(SportsbookPlayerPoints)], IsRequired: false),
        new("game lines", "spread or total on its date", Played, typeof(GameLines), [typeof(OddsApiGameLines), typeof(KaggleGameLines), typeof(OddsApiClosingLines), typeof(SbrGameLines)], IsRequired: false),
        new("injuries", "a report on its date", Played, typeof(UpcomingPlayerGameContext), [typeof(NbacInjuryReport), typeof(InjuryStatusSnapshots)], IsRequired: false),
        new("referees", "its officials", Played, typeof(TeamOffenseGameSummary), [typeof(NbacRefereeAssignments)], IsRequired: false),
        new("rosters", "the teams' rosters on its date", Played, typeof(UpcomingPlayerGameContext), [typeof(NbacRosters), typeof(EspnTeamRosters)], IsRequired: false),
    ];
}
