namespace Tipoff.Nba.Analytics;

/// <summary>What an event of a play-by-play does to the ball or to the line-up; everything else is <see cref="Other"/>.</summary>
public enum EventKind
{
    Other,
    FieldGoal,

    /// <summary>One that others of the same trip to the line follow.</summary>
    FreeThrow,
    LastFreeThrow,

    /// <summary>For a technical foul, outside of the run of play.</summary>
    TechnicalFreeThrow,
    Rebound,
    Turnover,
    Foul,

    /// <summary>A foul after whose free throws the ball goes back: flagrant, clear-path, transition take, away from the play.</summary>
    FoulThatKeepsTheBall,
    Substitution,
}

/// <summary>One event of a play-by-play, as the folds over a game read it.</summary>
/// <param name="GameId">On a game's first event, like the facts of the game that follow; null on the others.</param>
/// <param name="HomePlayers">Ids of the home side's official box, joined by |; null without a box.</param>
/// <param name="ClockHundredths">Hundredths of a second left in the period.</param>
/// <param name="Kind">A number of <see cref="EventKind"/>.</param>
/// <param name="Points">What the event scored.</param>
/// <param name="HomeMargin">Home less away points after the event; null where the feed does not say.</param>
/// <param name="PlayersOn">On a game's first event and on substitutions: who is on court then, both sides mixed, joined by |.</param>
public sealed record GameEvent(
    string? GameId,
    DateOnly? GameDate,
    int? SeasonYear,
    string? HomeTeamAbbr,
    string? AwayTeamAbbr,
    int? HomeTeamId,
    int? AwayTeamId,
    string? HomePlayers,
    string? AwayPlayers,
    int Period,
    int ClockHundredths,
    int Kind,
    int Points,
    int? TeamId,
    int? PlayerId,
    int? HomeMargin,
    string? PlayersOn)
{
    public bool Is(EventKind kind) => Kind == (int)kind;

    public bool IsFreeThrow => (EventKind)Kind is EventKind.FreeThrow or EventKind.LastFreeThrow or EventKind.TechnicalFreeThrow;

    public bool IsFoul => (EventKind)Kind is EventKind.Foul or EventKind.FoulThatKeepsTheBall;

    /// <summary>Hundredths of a second of play when the event happened.</summary>
    public int Elapsed => StartOf(Period + 1) - ClockHundredths;

    /// <summary>Hundredths of a second of play before the period: 12 minutes each of the first four, then 5.</summary>
    public static int StartOf(int period) => 72000 * Math.Min(period - 1, 4) + 30000 * Math.Max(period - 5, 0);

    /// <summary>The period that a moment of play lies in, from 1.</summary>
    public static int PeriodAt(int hundredths) => hundredths < StartOf(5) ? 1 + (hundredths / 72000) : 5 + ((hundredths - StartOf(5)) / 30000);
}
