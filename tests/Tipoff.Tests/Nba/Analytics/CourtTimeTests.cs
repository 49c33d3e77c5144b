using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

public class CourtTimeTests
{
    [Fact]
    public void Time_to_the_next_event_belongs_to_the_earlier_one() =>
        Lengths(new SomeGame().Shot("11:40", 1).Rebound("11:30", 11).Turnover("2:00", 11)).ShouldBe("0: 3000, 1: 57000, 2: 12000");

    [Fact]
    public void A_period_that_opens_with_a_substitution_was_begun_by_the_men_before() =>
        Lengths(new SomeGame().Shot("11:40", 1).Change("10:00", "2|3|4|5|6|11|12|13|14|15", period: 2)).ShouldBe("0: 72000, 0: 12000, 1: 60000");

    [Fact]
    public void A_period_that_opens_with_a_shot_was_begun_by_its_own_men() =>
        Lengths(new SomeGame().Shot("11:40", 1).Shot("10:00", 2, period: 2)).ShouldBe("0: 72000, 1: 72000");

    [Fact]
    public void A_clock_that_steps_back_takes_no_time_twice() =>
        Lengths(new SomeGame().Shot("11:40", 1).Shot("10:00", 1).Shot("10:50", 1).Shot("0:00", 1)).ShouldBe("0: 12000, 2: 60000");

    [Fact]
    public void Overtime_is_five_minutes_long() =>
        Lengths(new SomeGame().Shot("5:00", 1, period: 5).Shot("5:00", 1, period: 6).Shot("0:00", 1, period: 6)).ShouldBe("0: 30000, 1: 30000");

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 216000)]
    [InlineData(5, 288000)]
    [InlineData(6, 318000)]
    public void Periods_start_where_the_ones_before_end(int period, int start)
    {
        GameEvent.StartOf(period).ShouldBe(start);
        GameEvent.PeriodAt(start).ShouldBe(period);
        GameEvent.PeriodAt(start + 1).ShouldBe(period);
    }

    static string Lengths(SomeGame game) => string.Join(", ", CourtTime.Of(game.Events).Select(part => $"{part.Event}: {part.Stretch.Length}"));
}
