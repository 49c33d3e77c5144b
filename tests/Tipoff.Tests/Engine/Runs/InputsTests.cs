using System.Globalization;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Runs;

/// <summary>Every window, held against its own words: days of three years around their ends, a year being a period.</summary>
public sealed class InputsTests
{
    static readonly DateOnly[] Days =
        [.. Enumerable.Range(2022, 3).SelectMany(year => Enumerable.Range(-4, 9).Select(day => new DateOnly(year, 1, 1).AddDays(day))).Where(day => day.DayOfWeek != DayOfWeek.Sunday)];

    static readonly (Window Window, Func<DateOnly, DateOnly, bool> Reads)[] All =
    [
        (new Window.SameDay(), (day, other) => other == day),
        (new Window.Days(3), (day, other) => other < day && other >= day.AddDays(-3)),
        (new Window.DaysAfter(2), (day, other) => other > day && other <= day.AddDays(2)),
        (new Window.Periods(0), (day, other) => other < day && other.Year == day.Year),
        (new Window.Periods(1), (day, other) => other < day && other.Year >= day.Year - 1),
        (new Window.PeriodThrough(), (day, other) => other <= day && other.Year == day.Year),
        (new Window.WholePeriod(), (day, other) => other.Year == day.Year),
        (new Window.Ever(), (day, other) => other < day),
        (new Window.EverThrough(), (day, other) => other <= day),
        (new Window.Whole(), (_, _) => true),
    ];

    public static TheoryData<int> Windows => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Windows))]
    public void What_lies_in_the_window_counts_and_nothing_else(int which)
    {
        var (window, reads) = All[which];
        var (catalog, ledger) = World(window);
        var before = Days.ToDictionary(day => day, Of);

        foreach (var other in Days)
        {
            var cell = ledger["analytics.daily_totals", Partition(other)]!;
            ledger.Put(cell with { ContentHash = "corrected totals" });
            Days.Where(day => Of(day) != before[day]).ShouldBe(Days.Where(day => reads(day, other)), $"{window}, {other:yyyy-MM-dd} changed");
            ledger.Put(cell);
        }

        string Of(DateOnly day) => new Inputs(catalog, ledger, catalog.Get<Reader>()).Of(Partition(day));
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void A_plan_takes_along_who_reads_a_planned_day_and_nobody_else(int which)
    {
        var (window, reads) = All[which];
        var (catalog, ledger) = World(window);
        foreach (var other in Days)
        {
            var cell = ledger["analytics.daily_totals", Partition(other)]!;
            ledger.Put(cell with { Fingerprint = "older code" });
            var plan = Planner.Plan(
                catalog, new PlanRequest(Days[0], Days[^1]), ledger, _ => [.. Days.Select(day => new ExpectedCell(Partition(day), null, null))], table => table.Archives.Count == 0);
            plan.Cells.Where(planned => planned.Table == "engine.reader").Select(planned => planned.Partition).Order()
                .ShouldBe(Days.Where(day => reads(day, other)).Select(Partition), $"{window}, {other:yyyy-MM-dd} planned");
            ledger.Put(cell);
        }
    }

    [Fact]
    public void Hashes_kept_for_the_next_table_are_those_it_would_form_itself()
    {
        foreach (var (window, _) in All)
        {
            var (catalog, ledger) = World(window);
            Dictionary<(Type, Window), Func<DateOnly?, string>> known = [];
            Inputs first = new(catalog, ledger, catalog.Get<Reader>(), known);
            Inputs second = new(catalog, ledger, catalog.Get<Reader>(), known);

            Days.Select(day => second.Of(Partition(day))).ShouldBe(Days.Select(day => first.Of(Partition(day))));
            known.Count.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("2024-02-29")]
    [InlineData("2023-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("0000-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-10")]
    [InlineData("2024-04-31")]
    [InlineData("2024-1-011")]
    [InlineData("2024/01/01")]
    [InlineData("20a4-01-01")]
    [InlineData("2024-01-0١")]
    [InlineData("2024")]
    [InlineData("all")]
    [InlineData("")]
    public void A_partition_is_the_date_that_the_library_reads(string partition) =>
        Inputs.DateOf(partition).ShouldBe(DateOnly.TryParseExact(partition, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null);

    /// <summary>A table that reads the daily totals through the window, everything built from what is there.</summary>
    [Fact]
    public void A_stale_cell_names_every_upstream_that_is_another_now()
    {
        var (catalog, ledger) = World(new Window.SameDay());
        var day = Partition(Days[^1]);
        var before = new Inputs(catalog, ledger, catalog.Get<Both>()).Of(day);
        StaleSince(before).ShouldBeNull();
        StaleSince(null).ShouldBe("stale(input: raw.sales, analytics.daily_totals)");
        StaleSince(before[..^1]).ShouldBe("stale(input: analytics.daily_totals)");
        StaleSince(before[..before.IndexOf(',', StringComparison.Ordinal)]).ShouldBe("stale(input: analytics.daily_totals)");

        Change("raw.sales", Days[^1]);
        StaleSince(before).ShouldBe("stale(input: raw.sales)");
        Change("analytics.daily_totals", Days[0]);
        StaleSince(before).ShouldBe("stale(input: raw.sales, analytics.daily_totals)");

        string? StaleSince(string? inputs) => new Inputs(catalog, ledger, catalog.Get<Both>()).Stale(inputs, Inputs.DateOf(day));

        void Change(string table, DateOnly other) => ledger.Put(ledger[table, Partition(other)]! with { ContentHash = "corrected rows" });
    }

    static (Catalog Catalog, Ledger Ledger) World(Window window)
    {
        var catalog = Catalog.Of([new Sales(), new DailyTotals(), new Reader(window), new Both()], ["raw", "analytics", "engine"], date => date.Year);
        Ledger ledger = new();
        foreach (var day in Days)
            ledger.Put(new Cell("raw.sales", Partition(day)) { Presence = Presence.Ok, ContentHash = $"sales of {day:yyyy-MM-dd}", Rows = 1 });
        foreach (var table in new Table[] { catalog.Get<DailyTotals>(), catalog.Get<Reader>() })
        {
            Inputs inputs = new(catalog, ledger, table);
            foreach (var day in Days)
            {
                ledger.Put(new Cell(table.FullName, Partition(day))
                {
                    Presence = Presence.Ok,
                    Fingerprint = table.Fingerprint,
                    Inputs = inputs.Of(Partition(day)),
                    ContentHash = $"{day:yyyyMMdd} of {table.Name}",
                    Rows = 1,
                });
            }
        }

        return (catalog, ledger);
    }

    static string Partition(DateOnly day) => $"{day:yyyy-MM-dd}";

    sealed class Reader(Window window) : Table<Reader.Row>
    {
        public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day);

        public override IReadOnlyList<Upstream> Upstreams => [new Upstream(typeof(DailyTotals), window)];
    }

    sealed class Both : Table<Both.Row>
    {
        public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day);

        public override IReadOnlyList<Upstream> Upstreams => [new Upstream(typeof(Sales), new Window.SameDay()), new Upstream(typeof(DailyTotals), new Window.Ever())];
    }
}
