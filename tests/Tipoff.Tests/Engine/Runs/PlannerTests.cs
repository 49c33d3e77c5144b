using FsCheck;
using FsCheck.Fluent;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Engine.Sample;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Runs;

public class PlannerTests
{
    static readonly DateOnly First = new(2023, 12, 20);
    static readonly Catalog Catalog = SampleWarehouse.Catalog;
    static readonly PlanRequest Range = new(First, First.AddDays(40));

    /// <summary>Days of the range, some of them already built from inputs that still hold, some from others.</summary>
    static Arbitrary<(int[] Days, int[] Built, int[] Stale)> Ledgers => Arb.From(
        from days in Gen.SubListOf(Enumerable.Range(0, 41))
        from built in Gen.SubListOf((IEnumerable<int>)days)
        from stale in Gen.SubListOf((IEnumerable<int>)built)
        select (days.ToArray(), built.ToArray(), stale.ToArray()));

    [Fact]
    public void Every_missing_cell_is_planned_exactly_once_and_nothing_outside_the_calendar() => Prop.ForAll(Ledgers, world =>
    {
        var plan = Plan(world.Days, Ledger(world.Days, world.Built, world.Stale));

        var cells = plan.Cells.Where(cell => cell.Table == "analytics.daily_totals").Select(cell => cell.Partition).ToList();
        cells.Distinct().Count().ShouldBe(cells.Count);
        cells.ToHashSet().SetEquals(world.Days.Except(world.Built).Union(world.Stale).Select(Partition)).ShouldBeTrue();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_stage_comes_before_a_stage_that_it_reads() => Prop.ForAll(Ledgers, world =>
    {
        var stages = Plan(world.Days, Ledger(world.Days, world.Built, world.Stale)).Stages.Select(stage => stage.Table).ToList();

        foreach (var (table, place) in stages.Select((table, place) => (table, place)))
        {
            var reads = Catalog[table].Upstreams.Select(upstream => Catalog[upstream.Table].FullName).ToHashSet();
            stages.Skip(place).Any(reads.Contains).ShouldBeFalse();
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_planned_day_takes_exactly_the_later_days_of_its_period_along() => Prop.ForAll(Ledgers, world =>
    {
        var plan = Plan(world.Days, Ledger(world.Days, world.Built, world.Stale));
        var totals = world.Days.Except(world.Built).Union(world.Stale).Select(day => First.AddDays(day)).ToList();

        var running = plan.Cells.Where(cell => cell.Table == "analytics.running_totals").Select(cell => cell.Partition).ToHashSet();
        foreach (var day in world.Days.Select(day => First.AddDays(day)))
        {
            var isTouched = totals.Any(other => other == day || (other < day && other.Year == day.Year));
            if (isTouched)
                running.ShouldContain($"{day:yyyy-MM-dd}");
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_planned_day_takes_exactly_the_days_along_that_look_so_far_ahead() => Prop.ForAll(Ledgers, world =>
    {
        var catalog = Catalog.Of([new Sales(), new DailyTotals(), new Outlook()], ["raw", "analytics"], date => date.Year);
        var ledger = Ledger(world.Days, world.Built, world.Stale);
        var totals = world.Days.Except(world.Built).Union(world.Stale).ToList();
        var inputs = new Inputs(catalog, ledger, catalog.Get<Outlook>());
        foreach (var day in world.Days)
            ledger.Put(new Cell("analytics.outlook", Partition(day)) { Presence = Presence.Ok, Fingerprint = catalog.Get<Outlook>().Fingerprint, Inputs = inputs.Of(Partition(day)), Rows = 1 });

        var outlook = Plan(world.Days, ledger, catalog).Cells.Where(cell => cell.Table == "analytics.outlook").Select(cell => cell.Partition).ToHashSet();

        outlook.SetEquals(world.Days.Where(day => totals.Any(other => other > day && other <= day + 3)).Select(Partition)).ShouldBeTrue();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_changes_within_the_days_ahead_makes_a_cell_stale_and_nothing_beyond_or_before_does()
    {
        var catalog = Catalog.Of([new Sales(), new DailyTotals(), new Outlook()], ["raw", "analytics"], date => date.Year);
        var world = Enumerable.Range(0, 10).ToArray();
        var ledger = Ledger(world, world, []);
        string InputsOf(int day) => new Inputs(catalog, ledger, catalog.Get<Outlook>()).Of(Partition(day));
        var before = world.Select(InputsOf).ToList();

        ledger.Put(ledger["analytics.daily_totals", Partition(6)]! with { ContentHash = "corrected totals of day 6" });

        world.Where(day => InputsOf(day) != before[day]).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void The_same_ledger_gives_the_same_plan() => Prop.ForAll(Ledgers, world =>
        Plan(world.Days, Ledger(world.Days, world.Built, world.Stale)).Hash == Plan(world.Days, Ledger(world.Days, world.Built, world.Stale)).Hash)
        .QuickCheckThrowOnFailure();

    static Plan Plan(int[] days, Ledger ledger, Catalog? catalog = null) =>
        Planner.Plan(
            catalog ?? Catalog, Range, ledger,
            _ => [.. days.Order().Select(day => new ExpectedCell(Partition(day), new HashSet<string> { "east" }, null))],
            table => table.Archives.Count == 0);

    static Ledger Ledger(int[] days, int[] built, int[] stale)
    {
        var ledger = new Ledger();
        foreach (var day in days)
            ledger.Put(new Cell("raw.sales", Partition(day)) { Presence = Presence.Ok, ContentHash = $"sales of day {day}".PadRight(16), Rows = 1 });
        var table = Catalog.Get<DailyTotals>();
        var inputs = new Inputs(Catalog, ledger, table);
        foreach (var day in built)
        {
            ledger.Put(new Cell(table.FullName, Partition(day))
            {
                Presence = Presence.Ok,
                Fingerprint = table.Fingerprint,
                Inputs = stale.Contains(day) ? "other" : inputs.Of(Partition(day)),
                ContentHash = $"totals of day {day}".PadRight(16),
                Rows = 1,
            });
        }

        return ledger;
    }

    static string Partition(int day) => $"{First.AddDays(day):yyyy-MM-dd}";
}
