using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Day;

/// <summary>Fixes at five in the morning what the day must produce, and holds yesterday against what was fixed for it.</summary>
sealed class DailyLock(DuckDbWarehouse warehouse)
{
    public Completion Fix(Moment moment)
    {
        var (there, missing) = DayLock.Review(warehouse, moment.Day.AddDays(-1));
        var (early, late) = DayLock.Fix(warehouse, moment.Day, Eastern.At(moment.Day.AddDays(1), new TimeOnly(5, 0)));
        var slate = Slate.Of(warehouse, moment.Day);
        var today = slate.First is { } first
            ? $"{slate.Games.Count} games, the first at {Slate.Clock(first)}: {early} tables due before it, {late} by tomorrow 05:00 ET"
            : "no games: nothing due";
        var yesterday = (there, missing.Count) switch
        {
            (0, 0) => "",
            (_, 0) => $"; yesterday's {there} are all there",
            _ => $"; of yesterday's {there + missing.Count} {missing.Count} are missing: {string.Join(", ", missing.Take(3))}",
        };
        return new Completion(missing.Count == 0 ? Completion.Done : Completion.Partial, today + yesterday);
    }
}
