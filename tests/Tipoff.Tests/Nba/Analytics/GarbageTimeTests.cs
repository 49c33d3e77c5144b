using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

public class GarbageTimeTests
{
    [Theory]
    [InlineData(4, 60000, 25, 2, true)]
    [InlineData(4, 60000, 24, 2, false)]
    [InlineData(4, 60000, -25, 2, true)]
    [InlineData(4, 54000, 20, 2, true)]
    [InlineData(4, 54000, 19, 2, false)]
    [InlineData(4, 36000, 10, 2, true)]
    [InlineData(4, 36000, 9, 2, false)]
    [InlineData(4, 1000, 30, 3, false)]
    [InlineData(3, 1000, 40, 0, false)]
    [InlineData(5, 1000, 12, 0, false)]
    public void A_game_is_decided_by_the_lead_the_clock_and_the_starters_left(int period, int left, int margin, int starters, bool expected) =>
        GarbageTime.Could(Stretch(period, left, 100), margin, starters).ShouldBe(expected);

    [Theory]
    [InlineData(4, 40000, 5000, 3, 0)]
    [InlineData(4, 32000, 5000, 3, 3000)]
    [InlineData(4, 30000, 5000, 5, 5000)]
    [InlineData(4, 30000, 5000, -6, 0)]
    [InlineData(5, 30000, 5000, 0, 5000)]
    [InlineData(3, 20000, 5000, 0, 0)]
    public void The_last_five_minutes_of_a_close_game_are_clutch_time(int period, int left, int length, int margin, int expected) =>
        GarbageTime.Clutch(Stretch(period, left, length), margin).ShouldBe(expected);

    static Stretch Stretch(int period, int left, int length) => new(period, GameEvent.StartOf(period + 1) - left, length);
}
