using FsCheck;
using FsCheck.Fluent;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Runs;

public sealed class RetryPropertyTests
{
    /// <summary>Sequences enough to meet every pair of events; each runs on a warehouse of its own.</summary>
    const int Sequences = 12;

    const int EventsMax = 25;

    static readonly int AttemptsMax = new EngineOptions().AttemptsMax;

    public enum Event { Break, RunOut, Mend, Sell, ChangeCode, QuarterHour, Day, Automat, Person, OnlyFailed }

    /// <summary>Failures last and runs are frequent, so that cells are given up now and then.</summary>
    static Gen<Event> Events => Gen.Frequency(
        (2, Gen.Constant(Event.Break)), (1, Gen.Constant(Event.RunOut)), (1, Gen.Constant(Event.Mend)), (1, Gen.Constant(Event.Sell)),
        (1, Gen.Constant(Event.ChangeCode)), (4, Gen.Constant(Event.QuarterHour)), (2, Gen.Constant(Event.Day)), (8, Gen.Constant(Event.Automat)),
        (6, Gen.Constant(Event.Person)), (1, Gen.Constant(Event.OnlyFailed)));

    [Fact]
    public void Whatever_happens_no_cell_is_lost_no_try_is_too_many_or_too_early_and_each_is_on_record() =>
        Prop.ForAll(Arb.From(Events.ListOf(EventsMax)), Hold).Check(Config.QuickThrowOnFailure.WithMaxTest(Sequences));

    static void Hold(IList<Event> events)
    {
        using var days = new FaultyDays();
        foreach (var what in events)
        {
            switch (what)
            {
                case Event.Break: days.Fault = new InvalidOperationException("the fold lost count"); break;
                case Event.RunOut: days.Fault = new IOException("disk full"); break;
                case Event.Mend: days.Fault = null; break;
                case Event.Sell: days.Sell(); break;
                case Event.ChangeCode: days.ChangeCode(); break;
                case Event.QuarterHour: days.Clock.Advance(TimeSpan.FromMinutes(15)); break;
                case Event.Day: days.Clock.Advance(TimeSpan.FromDays(1)); break;
                case Event.Automat: Run(days, FaultyDays.Automat); break;
                case Event.Person: Run(days, FaultyDays.Person); break;
                case Event.OnlyFailed: Run(days, FaultyDays.OnlyFailed); break;
            }
        }

        days.Fault = null;
        Run(days, FaultyDays.OnlyFailed);
        Run(days, FaultyDays.Person);
        days.Query("select table_name, partition, presence from orchestration.cells where presence <> 'ok'").ShouldBeEmpty();
        days.Runner.Plan(FaultyDays.Person).IsEmpty.ShouldBeTrue();
    }

    static void Run(FaultyDays days, PlanRequest request)
    {
        var (before, tries, recorded, reason) = (days.Cell, days.Tries, Recorded(days), days.Reason(request));
        var isChanged = days.Reason(FaultyDays.Automat)?.StartsWith("stale", StringComparison.Ordinal) == true;

        days.Build(request);

        var after = days.Cell;
        after.Attempt.ShouldBeLessThanOrEqualTo(AttemptsMax);
        (days.Tries > tries).ShouldBe(reason is not null);
        if (reason is null)
        {
            (after with { Freshness = before.Freshness }).ShouldBe(before);
            return;
        }

        if (request.IsAutomatic && before.Tried is { } tried && !isChanged)
            tried.RetryAt.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(days.Warehouse.Now);
        if (before.Presence == Presence.FailedTerminal)
            (isChanged || request.Only == Only.Failed).ShouldBeTrue();
        if (after.Failure is not null)
            after.Attempt.ShouldBe(before.Tried is null || isChanged || before.Attempt >= AttemptsMax ? 1 : before.Attempt + 1);
        Recorded(days).ShouldBe(after.Failure is null && before.Failure is null ? recorded : recorded + 1);
    }

    static int Recorded(FaultyDays days) =>
        int.Parse(days.Query($"select count(*) from orchestration.attempts where table_name = 'analytics.daily_totals' and partition = '{FaultyDays.Bad}'").Single());
}
