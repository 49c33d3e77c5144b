using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Runs;

public sealed class ComputedTests : IDisposable
{
    readonly FaultyDays days = new();

    public void Dispose() => days.Dispose();

    [Fact]
    public void Rows_that_do_without_something_are_served_and_called_degraded()
    {
        days.Lacks = "without ties: the scale is broken";

        days.Build(FaultyDays.Person).Cells.Degraded.ShouldBe(1);

        days.Cell.Presence.ShouldBe(Presence.OkDegraded);
        days.Cell.Reason.ShouldBe("without ties: the scale is broken");
        days.Cell.IsServed.ShouldBeTrue();
        days.Reason(FaultyDays.Person).ShouldBeNull("a second plan is empty");
        days.Reason(FaultyDays.Automat).ShouldBeNull("nothing tries again by itself what would end the same");
    }

    [Fact]
    public void They_are_made_again_when_a_person_asks_for_what_failed()
    {
        days.Lacks = "without ties: the scale is broken";
        days.Build(FaultyDays.Person);
        days.Lacks = null;

        days.Reason(FaultyDays.OnlyFailed).ShouldBe("failed");
        days.Build(FaultyDays.OnlyFailed);

        days.Cell.Presence.ShouldBe(Presence.Ok);
        days.Cell.Reason.ShouldBeNull();
    }

    [Fact]
    public void They_stay_degraded_when_nothing_new_comes()
    {
        days.Lacks = "without ties: the scale is broken";
        days.Build(FaultyDays.Person);

        days.Reopen();

        days.Cell.Presence.ShouldBe(Presence.OkDegraded);
    }
}
