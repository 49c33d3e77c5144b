using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Day;

/// <summary>How workflows decide: each rule looks at the schedule, at what is held, and at what was done today.</summary>
sealed class Rules(DuckDbWarehouse warehouse)
{
    /// <summary>After so long the schedule is asked for again.</summary>
    static readonly TimeSpan ScheduleFresh = TimeSpan.FromHours(6);

    /// <summary>With an older one nothing is decided: games move, and a wrong day is worse than a late one.</summary>
    public static readonly TimeSpan ScheduleMax = TimeSpan.FromDays(3);

    /// <summary>Games that begin before this are over while others still wait.</summary>
    static readonly TimeOnly Early = new(17, 0);

    public Func<Moment, Judgement> EveryDay => WithSchedule(_ => Judgement.Run("every day"));

    /// <summary>The schedule itself: asked for when it has grown old.</summary>
    public Judgement ScheduleIsOld(Moment moment) => ScheduleAge(moment.Now) switch
    {
        null => Judgement.Run("no schedule is held"),
        { } age when age < ScheduleFresh => Judgement.Skip($"the schedule is {Span(age)} old, good for {Span(ScheduleFresh)}"),
        { } age => Judgement.Run($"the schedule is {Span(age)} old"),
    };

    /// <summary>Once on a day; a failed try does not count.</summary>
    public Func<Moment, Judgement> OncePerDay => WithSchedule(moment =>
        moment.Today.LastOrDefault(decision => decision.IsDone) is { } done ? Judgement.Skip($"ran at {Slate.Clock(done.DecidedAt)}", Tomorrow(moment)) : Judgement.Run("not yet today"));

    /// <summary>On Mondays: a week of results stands between two looks.</summary>
    public Func<Moment, Judgement> OnceAWeek => moment =>
        moment.Day.DayOfWeek == DayOfWeek.Monday ? OncePerDay(moment) : Judgement.Skip("on Mondays", Tomorrow(moment));

    /// <summary>From some hours before the first tip-off until the last: what is known of games that are still to come.</summary>
    public Func<Moment, Judgement> BeforeGames(double hours) => WithSchedule(moment =>
    {
        var slate = Slate.Of(warehouse, moment.Day);
        if (slate.Last is not { } last)
            return Judgement.Skip("no games today", Tomorrow(moment));
        if (moment.Now >= last)
            return Judgement.Skip($"the last of {slate.Games.Count} games began at {Slate.Clock(last)}", Tomorrow(moment));
        var from = slate.First!.Value.AddHours(-hours);
        return moment.Now < from
            ? Judgement.Skip($"the first tip-off is {Slate.Clock(slate.First.Value)}: from {Slate.Clock(from)} on", from)
            : Judgement.Run($"{slate.Games.Count} games, the first at {Slate.Clock(slate.First.Value)}");
    });

    /// <summary>As <see cref="BeforeGames"/>, until it is found, and not more often than it is worth.</summary>
    /// <param name="table">Where it lands.</param>
    public Func<Moment, Judgement> Discovery(string table, double hours, int attemptsMax) => moment =>
    {
        var judgement = BeforeGames(hours)(moment);
        var tries = moment.Today.Count(decision => decision.Verdict == Verdict.Run);
        if (judgement.Verdict != Verdict.Run)
            return judgement;
        if (warehouse.Ledger[table, $"{moment.Day:yyyy-MM-dd}"] is { Rows: > 0 } cell)
            return Judgement.Skip($"found: {cell.Rows} rows", Tomorrow(moment));
        return tries >= attemptsMax ? Judgement.Skip($"not found in {tries} tries: given up for today", Tomorrow(moment)) : Judgement.Run($"not found yet, try {tries + 1} of {attemptsMax}");
    };

    /// <summary>Games of today that are over and of which something is missing.</summary>
    public Func<Moment, Judgement> AfterGames(bool withPlays) => WithSchedule(moment => Wanting(moment, Slate.Of(warehouse, moment.Day), withPlays));

    /// <summary>As <see cref="AfterGames"/>, on days with games in the afternoon.</summary>
    public Func<Moment, Judgement> EarlyGames(bool withPlays) => WithSchedule(moment =>
    {
        var slate = Slate.Of(warehouse, moment.Day);
        var early = slate with { Games = [.. slate.Games.Where(game => TimeOnly.FromDateTime(Eastern.WallClock(game.TipoffAt)) < Early)] };
        return early.Games.Count == 0 ? Judgement.Skip($"no game before {Early:HH:mm} ET today", Tomorrow(moment)) : Wanting(moment, early, withPlays);
    });

    /// <summary>Games of yesterday of which something is missing.</summary>
    public Func<Moment, Judgement> Yesterday => WithSchedule(moment => Wanting(moment, Slate.Of(warehouse, moment.Day.AddDays(-1)), withPlays: true));

    /// <summary>When there is something to build.</summary>
    public Func<Moment, Judgement> HasWork(Func<Moment, Plan> plan) => WithSchedule(moment => Work(plan(moment)));

    /// <summary>The slate of some day ahead, once there is one, while its first game has not begun.</summary>
    public Func<Moment, Judgement> SlateWork(int daysAhead, Func<Moment, Plan> plan) => WithSchedule(moment =>
    {
        var slate = Slate.Of(warehouse, moment.Day.AddDays(daysAhead));
        var day = daysAhead == 0 ? "today" : "tomorrow";
        if (slate.First is not { } first)
            return Judgement.Skip($"no games {day}");
        return moment.Now >= first ? Judgement.Skip($"the first game began at {Slate.Clock(first)}: what was said before stands") : Work(plan(moment));
    });

    /// <summary>Results of yesterday that predictions wait for.</summary>
    public Func<Moment, Judgement> Grading(Func<Moment, Plan> plan) => WithSchedule(moment =>
    {
        var date = moment.Day.AddDays(-1);
        var slate = Slate.Of(warehouse, date);
        if (slate.Games.Count == 0)
            return Judgement.Skip("no games yesterday", Tomorrow(moment));
        var lacking = slate.Games.Count(game => !game.HasBoxes);
        if (lacking > 0)
            return Judgement.Skip($"{lacking} of yesterday's {slate.Games.Count} games have no box scores yet");
        if (warehouse.Ledger["predictions.prediction_accuracy", $"{date:yyyy-MM-dd}"] is { IsServed: true, Rows: > 0 } cell && plan(moment).IsEmpty)
            return Judgement.Skip($"graded: {cell.Rows} predictions", Tomorrow(moment));
        return Work(plan(moment));
    });

    /// <summary>Nothing is decided by a schedule that is missing or too old.</summary>
    public Func<Moment, Judgement> WithSchedule(Func<Moment, Judgement> rule) => moment => ScheduleAge(moment.Now) switch
    {
        null => Judgement.Abort("no schedule is held: `tipoff schedule run schedule_refresh`, or `tipoff import DIR`"),
        { } age when age > ScheduleMax => Judgement.Abort($"the schedule is {Span(age)} old and could not be refreshed: `tipoff source status` says why"),
        _ => rule(moment),
    };

    static Judgement Work(Plan plan) => plan.IsEmpty
        ? Judgement.Skip("everything stands, nothing to build")
        : Judgement.Run($"{plan.Cells.Count()} cells to build: {string.Join(", ", plan.Cells.GroupBy(cell => cell.Reason.Split('(', ':')[0]).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"))}");

    static Judgement Wanting(Moment moment, Slate slate, bool withPlays)
    {
        if (slate.Games.Count == 0)
            return Judgement.Skip($"no games on {slate.Date:yyyy-MM-dd}", Tomorrow(moment));
        var lacking = slate.Games.Where(game => game.Lacks(withPlays)).ToList();
        if (lacking.Count == 0)
            return Judgement.Skip($"all {slate.Games.Count} games of {slate.Date:yyyy-MM-dd} are there");
        var over = lacking.Count(game => game.IsOver(moment.Now));
        return over == 0
            ? Judgement.Skip($"no game that lacks anything is over; the first will be at {Slate.Clock(lacking.Min(game => game.OverAt))}", lacking.Min(game => game.OverAt))
            : Judgement.Run($"{over} of {slate.Games.Count} games of {slate.Date:yyyy-MM-dd} are over and lack {(withPlays ? "boxes or events" : "boxes")}");
    }

    /// <summary>How long ago the schedule was last asked for with success, or imported; null when none is held.</summary>
    public TimeSpan? ScheduleAge(DateTimeOffset now)
    {
        using var connection = warehouse.Connect();
        var at = ReadOnlyQuery.Run(
            connection,
            """
            select max(seen) from (
              select max(fetched_at) as seen from orchestration.fetches where endpoint in ('nba_cdn.schedule', 'nba_stats.schedule') and outcome = 'ok'
              union all
              select max(imported_at) from orchestration.imports where table_name = 'raw.nbac_schedule') s
            """).Rows[0][0];
        return now - QueryResult.Instant(at);
    }

    static DateTimeOffset Tomorrow(Moment moment) => Eastern.At(moment.Day.AddDays(1), new TimeOnly(5, 0));

    static string Span(TimeSpan span) => span.TotalDays >= 2 ? $"{span.TotalDays:0.#} days" : span.TotalHours >= 1 ? $"{span.TotalHours:0.#} h" : $"{span.TotalMinutes:0} min";
}
