using System.Globalization;

namespace Tipoff.Nba.SpotChecks;

/// <summary>What one player did in a game, as the events tell it.</summary>
public sealed class EventLine
{
    public int TeamId { get; set; }

    public int OffensiveRebounds { get; set; }

    public int FreeThrows { get; set; }

    public int FreeThrowMakes { get; set; }

    public int Turnovers { get; set; }

    public ZoneLine Zones { get; set; } = new();

    public int Attempts => Zones.PaintAttempts + Zones.MidAttempts + Zones.ThreeAttempts;

    public int Makes => Zones.PaintMakes + Zones.MidMakes + Zones.ThreeMakes;
}

/// <summary>Attempts and makes by zone.</summary>
public sealed record ZoneLine(int PaintAttempts = 0, int PaintMakes = 0, int MidAttempts = 0, int MidMakes = 0, int ThreeAttempts = 0, int ThreeMakes = 0)
{
    public int Attempts => PaintAttempts + MidAttempts + ThreeAttempts;

    public static ZoneLine operator +(ZoneLine left, ZoneLine right) => new(
        left.PaintAttempts + right.PaintAttempts,
        left.PaintMakes + right.PaintMakes,
        left.MidAttempts + right.MidAttempts,
        left.MidMakes + right.MidMakes,
        left.ThreeAttempts + right.ThreeAttempts,
        left.ThreeMakes + right.ThreeMakes);

    public static ZoneLine Of(bool isThree, bool isPaint, bool isMade)
    {
        var made = isMade ? 1 : 0;
        if (isThree)
            return new ZoneLine(ThreeAttempts: 1, ThreeMakes: made);
        return isPaint ? new ZoneLine(1, made) : new ZoneLine(MidAttempts: 1, MidMakes: made);
    }

    public static ZoneLine Sum(IEnumerable<ZoneLine> lines) => lines.Aggregate(new ZoneLine(), (sum, line) => sum + line);
}

/// <summary>A game read event by event: who did what, and who stood on court how long.</summary>
public sealed class GameReading
{
    readonly Dictionary<int, EventLine> lines = [];
    readonly Dictionary<int, int> hundredths = [];
    readonly Dictionary<int, int> crowded = [];

    GameReading(IReadOnlyList<GameEvent> events)
    {
        Periods = events.Max(row => row.Period);
        foreach (var row in events)
            Count(row);
        WalkClock(events);
    }

    /// <summary>Periods played; 5 and above are overtimes.</summary>
    public int Periods { get; }

    public static GameReading Of(IEnumerable<GameEvent> events) => new([.. events.OrderBy(row => row.EventIndex)]);

    public EventLine Line(int player) => lines.GetValueOrDefault(player) ?? new EventLine();

    /// <summary>Everybody who acted or stood on court.</summary>
    public IEnumerable<int> People => lines.Keys.Union(hundredths.Keys);

    /// <summary>Hundredths of a second on court as the line-ups tell it.</summary>
    public int OnCourt(int player) => hundredths.GetValueOrDefault(player);

    /// <summary>Those of them in which more than ten men stood on court.</summary>
    public int Crowded(int player) => crowded.GetValueOrDefault(player);

    void Count(GameEvent row)
    {
        if (row.PlayerId is not { } player)
            return;
        if (!lines.TryGetValue(player, out var line))
            lines[player] = line = new EventLine();
        line.TeamId = Math.Max(line.TeamId, row.TeamId ?? 0);
        var isMade = row.ShotResult == "Made";
        if (row.IsFieldGoal)
            line.Zones += ZoneLine.Of(row.ActionType == "3pt", row.Qualifiers?.Contains("pointsinthepaint", StringComparison.Ordinal) == true, isMade);
        if (row.ActionType == "freethrow")
        {
            line.FreeThrows++;
            line.FreeThrowMakes += isMade ? 1 : 0;
        }

        if (row.ActionType == "turnover")
            line.Turnovers++;
        // The text of a rebound carries the running count: "REBOUND (Off:2 Def:5)".
        if (row.ActionType == "rebound" && row.Description is { } text && text.IndexOf("(Off:", StringComparison.Ordinal) is >= 0 and var at)
        {
            var digits = new string([.. text.Skip(at + 5).TakeWhile(char.IsAsciiDigit)]);
            if (digits.Length > 0)
                line.OffensiveRebounds = Math.Max(line.OffensiveRebounds, int.Parse(digits, CultureInfo.InvariantCulture));
        }
    }

    // A few rows of the archive step back in time; the clock of the game never does.
    void WalkClock(IReadOnlyList<GameEvent> events)
    {
        var now = 0;
        for (var i = 0; i < events.Count; i++)
        {
            var row = events[i];
            var before = i == 0 ? null : events[i - 1];
            var moment = Math.Max(now, EndOf(row.Period) - row.ClockHundredths);
            if (before is null || before.Period == row.Period)
            {
                Spend(before ?? row, now, moment);
            }
            else if (row.ActionType == "substitution")
            {
                // The men of the row before began the period; this row changes them.
                Spend(before, now, moment);
            }
            else
            {
                Spend(before, now, EndOf(before.Period));
                Spend(row, EndOf(row.Period - 1), moment);
            }

            now = moment;
        }

        Spend(events[^1], now, EndOf(events[^1].Period));
    }

    void Spend(GameEvent row, int from, int to)
    {
        if (row.PlayersOn is null || to <= from)
            return;
        var men = row.PlayersOn.Split('|');
        foreach (var man in men)
        {
            var player = int.Parse(man, CultureInfo.InvariantCulture);
            hundredths[player] = OnCourt(player) + to - from;
            if (men.Length > 10)
                crowded[player] = Crowded(player) + to - from;
        }
    }

    static int EndOf(int period) => 100 * 60 * (period <= 4 ? 12 * period : 48 + (5 * (period - 4)));
}
