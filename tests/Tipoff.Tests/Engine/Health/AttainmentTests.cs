using Tipoff.Engine.Health;

namespace Tipoff.Tests.Engine.Health;

public sealed class AttainmentTests
{
    static readonly DateOnly First = new(2025, 1, 1);

    [Fact]
    public void A_share_leaves_what_of_the_total_may_still_go_wrong()
    {
        var kept = Of(Demand.Share, 0.95, (98, 100), (95, 100), (99, 100));

        kept.Value.ShouldBe(292 / 300.0);
        kept.IsMet.ShouldBe(true);
        kept.Left!.Value.ShouldBe(7, 1e-9, "15 of 300 may fail, 8 have");
        kept.LeftShare!.Value.ShouldBe(7 / 15.0, 1e-9);
        kept.Burn!.Value.ShouldBe(8 / 15.0, 1e-9);
        kept.DayBurn!.Value.ShouldBe(0.2, 1e-9);
        kept.IsBurningFast.ShouldBeFalse();
        kept.Since.ShouldBeNull();
    }

    [Fact]
    public void An_overdrawn_budget_is_negative_and_its_trouble_began_on_the_first_of_the_latest_bad_days()
    {
        var kept = Of(Demand.Share, 0.9, (5, 10), (10, 10), (8, 10), (7, 10));

        kept.IsMet.ShouldBe(false);
        kept.Left!.Value.ShouldBe(-6, 1e-9);
        kept.LeftShare!.Value.ShouldBe(-1.5, 1e-9);
        kept.Burn!.Value.ShouldBe(2.5, 1e-9);
        kept.DayBurn!.Value.ShouldBe(3, 1e-9);
        kept.Since.ShouldBe(First.AddDays(2));
    }

    [Fact]
    public void A_day_that_spends_the_budget_thrice_as_fast_threatens_a_window_that_is_still_good()
    {
        Of(Demand.Share, 0.95, (1000, 1000), (80, 100)).IsBurningFast.ShouldBeTrue();
        Of(Demand.Share, 0.95, (1000, 1000), (90, 100)).IsBurningFast.ShouldBeFalse("twice as fast");
        Of(Demand.Share, 0.95, (1000, 1000), (4, 5)).IsBurningFast.ShouldBeFalse("one failure alone");
    }

    [Fact]
    public void Rates_have_room_up_to_their_bound()
    {
        var missed = Of(Demand.AtMost, 4.5, (400, 100), (460, 100));
        missed.Value!.Value.ShouldBe(4.3, 1e-9);
        missed.IsMet.ShouldBe(true);
        missed.Left!.Value.ShouldBe(0.2, 1e-9);
        missed.DayBurn!.Value.ShouldBe(4.6 / 4.5, 1e-9);
        missed.Since.ShouldBe(First.AddDays(1));

        var speed = Of(Demand.AtLeast, 10, (30, 1.5));
        (speed.Value, speed.IsMet, speed.Left, speed.Burn).ShouldBe((20, true, 10, 0.5));
        Of(Demand.AtLeast, 10, (3, 1)).IsMet.ShouldBe(false);
    }

    [Fact]
    public void Nothing_counted_is_neither_good_nor_bad()
    {
        var silent = Of(Demand.Share, 0.95);

        (silent.Value, silent.IsMet, silent.Left, silent.LeftShare, silent.Burn, silent.DayBurn, silent.Since).ShouldBe((null, null, null, null, null, null, null));
        silent.IsBurningFast.ShouldBeFalse();
    }

    static Attainment Of(Demand demand, double target, params (double Good, double Total)[] days) =>
        new(demand, target, [.. days.Select((day, place) => new ServiceDay(First.AddDays(place), day.Good, day.Total))]);
}
