using Tipoff.App.Reports;

namespace Tipoff.Tests.App.Reports;

public class AxisTests
{
    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(4.41, 4.83, "4.5 4.6 4.7 4.8")]
    [InlineData(-3.9, 4.2, "-2 0 2 4")]
    [InlineData(0.31, 0.69, "0.4 0.5 0.6")]
    [InlineData(120, 980, "200 400 600 800")]
    public void Ticks_are_round_numbers_inside(double low, double high, string expected) =>
        string.Join(' ', new Axis(low, high, 0, 100).Ticks().Select(tick => tick.Text)).ShouldBe(expected);

    [Fact]
    public void Values_lie_between_the_pixels_and_have_air()
    {
        var axis = Axis.Around([2, 4], 300, 100);

        axis.At(2).ShouldBe(300 - (200 * 0.06 / 1.12), 1e-9);
        axis.At(4).ShouldBe(100 + (200 * 0.06 / 1.12), 1e-9);
    }

    [Fact]
    public void One_value_has_an_axis_too() => Axis.Around([3], 0, 100).At(3).ShouldBe(50);
}
