using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Every event of a game as the statistics service writes it: what there is of games without a live file.</summary>
/// <remarks>
/// A table of its own, for these bodies cannot fill the columns of the live events: substitutions name only the man who leaves, changes
/// between periods are missing, so nobody can say who is on court; and scores stand only where they change. The older form tells the other
/// players of an event by id, the newer one only in the description but has places; what a form does not tell is null.
/// </remarks>
public sealed class NbacStatsPlayByPlay : Table<NbacStatsPlayByPlay.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key][Doc("Position within the game in the order of the source, from 1.")] int EventIndex,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        [Doc("The league's number of the event; a steal or block may share its turnover's or shot's.")] int EventNumber,
        [Doc("5 and above are overtimes.")] int Period,
        [Doc("Hundredths of a second left in the period.")] int ClockHundredths,
        [Doc("What happened: made_shot, missed_shot, free_throw, rebound, turnover, foul and so on.")] string EventType,
        string? Description,
        [Doc("Null for events of a team.")] int? PlayerId,
        int? TeamId,
        [Doc("Assist, foul drawn, steal, the man who comes in: by the kind of event. Older form only.")] int? SecondPlayerId,
        [Doc("Block. Older form only.")] int? ThirdPlayerId,
        [Doc("Score after the event, where it changed.")] int? ScoreHome,
        int? ScoreAway,
        [Doc("2 or 3 for field-goal attempts.")] int? ShotValue,
        [Doc("Whole feet. Newer form only.")] int? ShotDistance,
        [Doc("Feet from the hoop's centre along the baseline. Newer form only.")] double? LocXFeet,
        [Doc("Feet from the hoop's centre towards the other basket. Newer form only.")] double? LocYFeet,
        [Feed] string Feed);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.SeasonContradictsId,
        Between(row => row.Period, 1, 10),
        Never("more time left than the period is long", "clock_hundredths < 0 or clock_hundredths > case when period <= 4 then 72000 else 30000 end"),
        Never("a field goal without a value", "event_type in ('made_shot', 'missed_shot') and (shot_value is null or shot_value not in (2, 3))"),
        Never("a field goal without a shooter", "event_type in ('made_shot', 'missed_shot') and player_id is null"),
    ];
}
