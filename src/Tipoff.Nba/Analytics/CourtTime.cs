namespace Tipoff.Nba.Analytics;

/// <summary>An unbroken stretch of play: nothing happens and nobody is exchanged within it.</summary>
/// <param name="Period">5 and above are overtimes.</param>
/// <param name="Start">Hundredths of a second of play since tip-off.</param>
readonly record struct Stretch(int Period, int Start, int Length)
{
    /// <summary>Hundredths of a second left in the period at its start.</summary>
    public int Left => GameEvent.StartOf(Period + 1) - Start;
}

/// <summary>The time of a game dealt out to its events.</summary>
/// <remarks>
/// A line-up is the one after its event, so the time to the next event belongs to it. The clock runs forward as a running maximum: 29 events of the
/// archive step back. A period that opens with a substitution was begun by the men of the event before.
/// </remarks>
static class CourtTime
{
    /// <summary>For each event the time that follows it: without length left out, cut at the ends of periods.</summary>
    public static IEnumerable<(int Event, Stretch Stretch)> Of(IReadOnlyList<GameEvent> events)
    {
        var elapsed = 0;
        for (var i = 0; i < events.Count; i++)
        {
            var action = events[i];
            var opensPeriod = i == 0 || (events[i - 1].Period < action.Period && !action.Is(EventKind.Substitution));
            elapsed = Math.Max(elapsed, action.Elapsed);
            var start = opensPeriod ? GameEvent.StartOf(action.Period) : elapsed;
            var end = i + 1 < events.Count && (events[i + 1].Period == action.Period || events[i + 1].Is(EventKind.Substitution))
                ? Math.Max(elapsed, events[i + 1].Elapsed)
                : GameEvent.StartOf(action.Period + 1);
            while (start < end)
            {
                var period = GameEvent.PeriodAt(start);
                var until = Math.Min(end, GameEvent.StartOf(period + 1));
                yield return (i, new Stretch(period, start, until - start));
                start = until;
            }
        }
    }
}
