using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>What is told of each game beside its statistics: attendance, duration, lead changes.</summary>
public sealed class NbacGameSummaries : Table<NbacGameSummaries.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        [Doc("Such as Final/OT.")] string StatusText,
        [Doc("5 is one overtime.")] int Periods,
        int? Attendance,
        [Doc("Minutes from tip-off to the end.")] int? DurationMinutes,
        string? NationalTv,
        int? LeadChanges,
        int? TimesTied);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.Periods, 4, 14),
        Between(row => row.Attendance, 0, 70000, Severity.Warning),
        Between(row => row.DurationMinutes, 90, 300, Severity.Warning),
    ];
}
