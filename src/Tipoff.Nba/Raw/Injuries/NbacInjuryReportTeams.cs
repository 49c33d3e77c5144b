using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>The teams of each edition of the official injury report, and whether they had reported by then.</summary>
public sealed class NbacInjuryReportTeams : Table<NbacInjuryReportTeams.Row>
{
    public sealed record Row(
        [Key][Partition][Doc("Eastern date of the edition.")] DateOnly ReportDate,
        [Key][Doc("Eastern time of the edition as asked for, 24 hours, such as 17:30.")] string ReportTime,
        [Key][Doc("Eastern date of the game.")] DateOnly GameDate,
        [Key][Doc("AWAY@HOME.")] string Matchup,
        [Key] string TeamAbbr,
        [Doc("Eastern tip-off as printed, 12 hours without morning or evening.")] string GameTime,
        [Doc("False: NOT YET SUBMITTED.")] bool IsSubmitted,
        [Doc("The time stamp printed on the edition.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks => [.. InjuryReportRules.All];
}
