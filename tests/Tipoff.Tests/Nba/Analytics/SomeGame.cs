using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>A game told in few words: Boston, players 1 to 9, at home to New York, players 11 to 19.</summary>
sealed class SomeGame
{
    public const int Boston = 1610612738;
    public const int NewYork = 1610612752;
    const string Ten = "1|2|3|4|5|11|12|13|14|15";

    readonly List<GameEvent> events = [];
    int margin;

    public PlayedGame Game => new("0022400001", new DateOnly(2024, 10, 22), 2024, "BOS", "NYK", Boston, NewYork, events);

    public IReadOnlyList<GameEvent> Events => events;

    /// <param name="clock">Time left, such as 11:40 or 0:00.4.</param>
    public SomeGame Add(
        EventKind kind, string clock, int player, int points = 0, int period = 1, string? on = null)
    {
        var isHome = player is < 10 or Boston;
        margin += isHome ? points : -points;
        var isFirst = events.Count == 0;
        events.Add(new GameEvent(
            isFirst ? "0022400001" : null, isFirst ? new DateOnly(2024, 10, 22) : null, isFirst ? 2024 : null, isFirst ? "BOS" : null, isFirst ? "NYK" : null,
            isFirst ? Boston : null, isFirst ? NewYork : null, isFirst ? "1|2|3|4|5|6|7|8|9" : null, isFirst ? "11|12|13|14|15|16|17|18|19" : null,
            period, Hundredths(clock), (int)kind, points, isHome ? Boston : NewYork, player > 1000 ? null : player, margin,
            on ?? (isFirst ? Ten : null)));
        return this;
    }

    public SomeGame Shot(string clock, int player, int points = 0, int period = 1) => Add(EventKind.FieldGoal, clock, player, points, period);

    public SomeGame Rebound(string clock, int player, int period = 1) => Add(EventKind.Rebound, clock, player, period: period);

    public SomeGame Turnover(string clock, int player, int period = 1) => Add(EventKind.Turnover, clock, player, period: period);

    public SomeGame Foul(string clock, int player, bool keeps = false, int period = 1) => Add(keeps ? EventKind.FoulThatKeepsTheBall : EventKind.Foul, clock, player, period: period);

    public SomeGame FreeThrow(string clock, int player, bool made, bool last, bool technical = false, int period = 1) =>
        Add(technical ? EventKind.TechnicalFreeThrow : last ? EventKind.LastFreeThrow : EventKind.FreeThrow, clock, player, made ? 1 : 0, period);

    public SomeGame Change(string clock, string on, int period = 1) => Add(EventKind.Substitution, clock, 1, period: period, on: on);

    static int Hundredths(string clock)
    {
        var parts = clock.Split(':');
        return (int)Math.Round(100 * (60 * int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)
            + double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)));
    }
}
