using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Every event of every game, in order, with the players on court after it.</summary>
/// <remarks>
/// Steals and blocks appear as rows of their own and as ids on the turnover or shot: count one of the two. <c>players_on</c> mixes both
/// teams and may be short inside a burst of substitutions; it is kept as given.
/// </remarks>
public sealed class NbacPlayByPlay : Table<NbacPlayByPlay.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key][Doc("Position within the game, from 1.")] int EventIndex,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        [Doc("The league's own number of the event, unique in a game.")] int ActionNumber,
        [Doc("5 and above are overtimes.")] int Period,
        [Doc("Hundredths of a second left in the period.")] int ClockHundredths,
        string ActionType,
        string? Description,
        [Doc("List of marks as the source writes it.")] string? Qualifiers,
        [Doc("Null for events of a team.")] int? PlayerId,
        int? TeamId,
        [Doc("Score after the event.")] int? ScoreHome,
        int? ScoreAway,
        string? ShotResult,
        bool IsFieldGoal,
        bool IsAssisted,
        int? AssisterId,
        int? FoulDrawnPlayerId,
        int? StealPlayerId,
        int? BlockPlayerId,
        [Doc("Ids of the players on court after the event, joined by |, home and away mixed; null where the substitutions do not tell.")] string? PlayersOn,
        [Feed] string Feed);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("pbp_cdn", "game_id", "event_index", "action_number", "period", "clock", "action_type", "person_id", "players_on", "team_id")
        {
            Lookups = [typeof(NbacSchedule), typeof(NbacTeamResults)],
        },
    ];

    public override Expectation Expectation => Calendars.PlayByPlayGames;

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        Between(row => row.Period, 1, 10),
        Never("more time left than the period is long", "clock_hundredths < 0 or clock_hundredths > case when period <= 4 then 72000 else 30000 end"),
        Never("a field goal without a shooter", "is_field_goal and player_id is null"),
        Never("a field goal without a result", "is_field_goal and (shot_result is null or shot_result not in ('Made', 'Missed'))"),
        Never("an assist on a miss", "is_assisted and shot_result <> 'Made'", Severity.Warning),
    ];
}
