using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>The league's official injury report, each edition whole: what was said of each player before his game.</summary>
/// <remarks>A player who is not named is only fit if his team had reported by then: see <see cref="NbacInjuryReportTeams"/>.</remarks>
public sealed class NbacInjuryReport : Table<NbacInjuryReport.Row>
{
    public sealed record Row(
        [Key][Partition][Doc("Eastern date of the edition.")] DateOnly ReportDate,
        [Key][Doc("Eastern time of the edition as asked for, 24 hours, such as 17:30.")] string ReportTime,
        [Key][Doc("Eastern date of the game; an edition also speaks of the next day's.")] DateOnly GameDate,
        [Key][Doc("AWAY@HOME.")] string Matchup,
        [Key] string TeamAbbr,
        [Key] string PlayerLookup,
        [Doc("Natural order: David Duke Jr.")] string PlayerName,
        [Doc("As printed: Duke Jr., David.")] string ReportedName,
        [Doc("Eastern tip-off as printed, 12 hours without morning or evening.")] string GameTime,
        [Doc("Available, Probable, Questionable, Doubtful or Out.")] string InjuryStatus,
        [Doc("As printed; null when the cell is empty.")] string? Reason,
        [Doc("injury_illness, g_league, suspension, health_protocol, rest, personal or other; null without a reason.")] string? ReasonCategory,
        [Doc("The time stamp printed on the edition.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.InjuryStatus, "Available", "Probable", "Questionable", "Doubtful", "Out"),
        Accepted(row => row.ReasonCategory, "injury_illness", "g_league", "suspension", "health_protocol", "rest", "personal", "other"),
        .. InjuryReportRules.All,
    ];
}
