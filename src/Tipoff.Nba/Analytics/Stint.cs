using System.Globalization;

namespace Tipoff.Nba.Analytics;

/// <summary>The unbroken time of ten men on court, and what both sides did in it.</summary>
sealed class Stint(int period, int start, int margin, StintSide home, StintSide away)
{
    int? begun;

    public int Period => period;

    /// <summary>Hundredths of a second of play since tip-off.</summary>
    public int Start => begun ?? start;

    /// <summary>Home less away points at the start.</summary>
    public int HomeMargin => margin;

    public StintSide Home => home;

    public StintSide Away => away;

    public int Hundredths { get; private set; }

    public int Clutch { get; private set; }

    public int Garbage { get; set; }

    /// <summary>Starters of both teams on court.</summary>
    public required int Starters { get; init; }

    /// <summary>Line-ups inside a burst of substitutions come and go without time or acts.</summary>
    public bool IsReal => Hundredths > 0 || home.HasActed || away.HasActed;

    public void Play(Stretch stretch, int marginThen)
    {
        begun ??= stretch.Start;
        Hundredths += stretch.Length;
        Clutch += GarbageTime.Clutch(stretch, marginThen);
    }

    public StintSide Of(int team) => team == home.Team ? home : away;
}

/// <summary>What one side did in a stint.</summary>
/// <param name="men">Ids of its men on court, in order.</param>
sealed class StintSide(int team, IReadOnlyList<int> men)
{
    readonly Dictionary<int, (int Points, int Plays)> acts = [];

    public int Team => team;

    public IReadOnlyList<int> Men => men;

    public int Points { get; private set; }

    public int FgAttempts { get; private set; }

    public int FtAttempts { get; private set; }

    public int Turnovers { get; private set; }

    public int Possessions { get; set; }

    public bool HasActed => Points + FgAttempts + FtAttempts + Turnovers + Possessions > 0;

    /// <summary>JSON, keys in the order of text: points of each man who acted, and the plays he used: FGA, 0.44 FTA, turnovers, in hundredths.</summary>
    public string? ActsText => acts.Count == 0
        ? null
        : "{" + string.Join(',', acts
            .Select(act => (Id: act.Key.ToString(CultureInfo.InvariantCulture), act.Value.Points, act.Value.Plays))
            .OrderBy(act => act.Id, StringComparer.Ordinal)
            .Select(act => string.Create(CultureInfo.InvariantCulture, $"\"{act.Id}\":[{act.Points},{act.Plays}]"))) + "}";

    public void Count(GameEvent action)
    {
        Points += action.Points;
        FgAttempts += action.Is(EventKind.FieldGoal) ? 1 : 0;
        FtAttempts += action.IsFreeThrow ? 1 : 0;
        Turnovers += action.Is(EventKind.Turnover) ? 1 : 0;
        if (action.PlayerId is not { } man)
            return;

        var play = action.IsFreeThrow ? 44 : action.Is(EventKind.FieldGoal) || action.Is(EventKind.Turnover) ? 100 : 0;
        if (play > 0)
            acts[man] = acts.TryGetValue(man, out var before) ? (before.Points + action.Points, before.Plays + play) : (action.Points, play);
    }
}
