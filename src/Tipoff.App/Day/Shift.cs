using Tipoff.App.Cli;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Day;

/// <summary>Everything that the lines of the timetable need to decide and to work.</summary>
sealed class Shift
{
    readonly Session session;

    /// <param name="print">Where alerts go that no channel is told; null: nowhere, they are kept.</param>
    public Shift(Session session, SimulatedSources sources, Lanes lanes, TimeProvider clock, Action<string>? print = null)
    {
        this.session = session;
        Rules = new Rules(session.Warehouse);
        Work = new DayWork(session, sources, lanes, clock);
        Healing = new Healing(session.Warehouse, Work);
        Lock = new DailyLock(session.Warehouse);
        Watch = new Watch(session.Warehouse, print);
        Validation = new NightlyValidation(session.Warehouse);
    }

    public Rules Rules { get; }

    public DayWork Work { get; }

    public Healing Healing { get; }

    public DailyLock Lock { get; }

    public Watch Watch { get; }

    public NightlyValidation Validation { get; }

    /// <summary>What is due of this season, through some days after the moment's day.</summary>
    public Plan Through(Moment moment, int daysAhead) => Work.Plan(Season.FirstDate(Season.Of(moment.Day)), moment.Day.AddDays(daysAhead));

    public Plan Yesterday(Moment moment) => Work.Plan(moment.Day.AddDays(-1), moment.Day.AddDays(-1));

    public Completion ServiceLevels() => ServiceRecord.Keep(session.Warehouse);

    public Judgement Untrained() => Work.Untrained() is { Count: > 0 } seasons
        ? Judgement.Run($"no model of {string.Join(", ", seasons.Select(Season.Name))}")
        : Judgement.Skip("every season that can have models has them");
}
