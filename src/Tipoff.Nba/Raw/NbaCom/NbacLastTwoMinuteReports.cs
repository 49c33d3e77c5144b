using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The league's review of calls in the last two minutes of close games: one row a call.</summary>
public sealed class NbacLastTwoMinuteReports : Table<NbacLastTwoMinuteReports.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key][Doc("Position within the report, from 1.")] int Entry,
        [Partition] DateOnly GameDate,
        [Doc("Q4, Q5 and so on.")] string? Period,
        [Doc("Minutes and seconds left, as written.")] string? TimeLeft,
        string? CallType,
        string? Committing,
        string? Disadvantaged,
        [Doc("CC correct call, CNC correct no-call, IC incorrect call, INC incorrect no-call.")] string? Decision,
        string? Comments);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("last_two_minute_reports", "game_id", "period", "time", "call_type", "committing", "disadvantaged", "decision", "comments")
        {
            Lookups = [typeof(NbacSchedule), typeof(NbacTeamResults)],
        },
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        Never("an unknown decision", "decision not in ('CC', 'CNC', 'IC', 'INC')", Severity.Warning),
    ];
}
