using Tipoff.App.Day;
using Tipoff.Engine.Schedules;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App;

/// <summary>The whole day on one screen: when each workflow is looked at, how it is decided, what it does. Times are New York's.</summary>
/// <param name="shift">Who decides and works; asked for when it is time to.</param>
sealed class Timetable(Func<Shift> shift)
{
    static readonly TimeZoneInfo Eastern = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>The lines to look at, where nobody works.</summary>
    public static IReadOnlyList<Workflow> Lines => new Timetable(() => throw new InvalidOperationException("Only to be looked at.")).Workflows;

    public IReadOnlyList<Workflow> Workflows =>
    [
        Line("schedule_lock", "Fixes what today must produce, and reviews yesterday", At("05:00"), s => s.Rules.EveryDay, (s, moment, _) => s.Lock.Fix(moment)),
        Line("service_levels", "Counts what of the service levels was kept on the days that are over, and stores it", At("05:10"), _ => _ => Judgement.Run("every day"), (s, _, _) => s.ServiceLevels()),
        Line("schedule_refresh", "The league's schedule, which every other rule looks at", Every(1, 0, 23), s => s.Rules.ScheduleIsOld, Fetch(DayWork.Schedule, -1, 30)),
        Line("models", "Trains the models of a season that has none", At("05:30", "08:30"), s => _ => s.Untrained(), (s, _, cancel) => s.Work.Train(s.Work.Untrained(), cancel)) with { Limit = TimeSpan.FromHours(1) },
        Line("morning_operations", "Players, movements and rosters, once a day", Every(1, 6, 10), s => s.Rules.OncePerDay, Fetch(DayWork.People, 0, 0)),
        Line("morning_recovery", "What yesterday's games still lack", At("06:00", "08:00"), s => s.Rules.Yesterday, Fetch(DayWork.Night, -1, -1)),
        Line("late_facts", "Asks once more for dates whose answers may have been corrected since", At("07:15"), s => s.Rules.OncePerDay, Fetch(DayWork.Night, -8, -1)),
        Line("grade", "Grades yesterday's predictions, where the night has not done so", At("07:00", "09:00", "11:00"), s => s.Rules.Grading(s.Yesterday), (s, moment, cancel) => s.Work.Build(s.Yesterday(moment), cancel)),
        Line("model_review", "How the champion does, from what came of its predictions", At("11:15"), s => s.Rules.OnceAWeek, (s, moment, cancel) => s.Work.Review(moment.Day, cancel)),
        Line("referee_discovery", "Who referees tonight, until it is announced", Every(1, 9, 18), s => s.Rules.Discovery("raw.nbac_referee_assignments", 12, 12), Fetch(DayWork.Referees, 0, 0)),
        Line("injury_discovery", "Each new injury report before the games", Every(1, 9, 22), s => s.Rules.BeforeGames(12), Fetch(DayWork.Injuries, 0, 0)),
        Line("betting_lines", "Lines and totals, every two hours from twelve hours before the first tip-off", Every(2, 5, 23), s => s.Rules.BeforeGames(12), Fetch(DayWork.Lines, 0, 0)),
        Line("tonight", "Contexts, features and predictions of tonight, as far as anything is new", At("10:30", "11:30", "13:00", "16:00", "17:30", "18:30"), s => s.Rules.SlateWork(0, moment => s.Through(moment, 0)), Build(0)),
        Line("tomorrow", "The same for tomorrow's slate", At("17:00", "20:00"), s => s.Rules.SlateWork(1, moment => s.Through(moment, 1)), Build(1)),
        Line("early_games_1", "Afternoon games: boxes", At("15:00", "18:00"), s => s.Rules.EarlyGames(withPlays: false), Fetch(DayWork.Boxes, 0, 0)),
        Line("early_games_2", "Afternoon games: everything", At("21:00"), s => s.Rules.EarlyGames(withPlays: true), Fetch(DayWork.Night, 0, 0)),
        Line("post_game_1", "Games that are over: boxes", At("22:00", "23:30"), s => s.Rules.AfterGames(withPlays: false), Fetch(DayWork.Boxes, 0, 0)),
        Line("post_game_2", "Games that are over: boxes and events", At("01:00", "02:00"), s => s.Rules.AfterGames(withPlays: true), Fetch(DayWork.Night, 0, 0)),
        Line("post_game_3", "The last of the night: everything of every game", At("04:00"), s => s.Rules.AfterGames(withPlays: true), Fetch(DayWork.Night, 0, 0)),
        Line("validation", "Every published row of every date held against the schedule", At("06:30", "12:15"), s => s.Rules.EveryDay, (s, moment, _) => s.Validation.Run(moment)),
        Line("weekly_report", "Seven days against the schedule and gaps of any age, archived", At("08:00"), s => s.Rules.OnceAWeek, (s, moment, _) => s.Validation.Week(moment)),
        Line("watch", "Looks whether anything is wrong, and tells whoever wants to know", Trigger.EveryMinutes(Eastern, ServiceLevels.LookMinutes, offset: ServiceLevels.LookOffset), s => s.Watch.Judge, (s, _, cancel) => s.Watch.Tell(cancel)) with { Missed = Missed.Skip },
        Line("self_heal", "Gaps of any age: asked for, planned, built", Trigger.EveryMinutes(Eastern, 30), s => s.Rules.WithSchedule(s.Healing.Judge), (s, moment, cancel) => s.Healing.Heal(moment, cancel)) with { Limit = TimeSpan.FromMinutes(30) },
    ];

    Workflow Line(string name, string summary, Trigger trigger, Func<Shift, Func<Moment, Judgement>> rule, Func<Shift, Moment, CancellationToken, Completion> work) =>
        new(name, summary, trigger, moment => rule(shift())(moment), (moment, cancel) => work(shift(), moment, cancel));

    static Func<Shift, Moment, CancellationToken, Completion> Fetch(string endpoints, int fromDay, int toDay) =>
        (s, moment, cancel) => s.Work.Fetch(endpoints, moment.Day.AddDays(fromDay), moment.Day.AddDays(toDay), moment.Day, cancel);

    static Func<Shift, Moment, CancellationToken, Completion> Build(int daysAhead) =>
        (s, moment, cancel) => s.Work.Build(s.Through(moment, daysAhead), cancel);

    static Trigger At(params IReadOnlyList<string> times) => Trigger.At(Eastern, times);

    static Trigger Every(int hours, int from, int through) => Trigger.EveryHours(Eastern, hours, from, through);
}
