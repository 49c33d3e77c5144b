using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public class OddsCalibrationTests
{
    /// <summary>A forecaster whose log-odds are twice as large as they should be.</summary>
    static OddsCalibration TooSure(int outcomes)
    {
        OddsCalibration calibration = new();
        Random random = new(3);
        for (var i = 0; i < outcomes; i++)
        {
            var truth = 0.2 + (0.6 * random.NextDouble());
            calibration.Observe(Doubled(truth), random.NextDouble() < truth ? 1 : 0);
        }

        return calibration;
    }

    static double Doubled(double truth) => 1 / (1 + Math.Pow((1 - truth) / truth, 2));

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    public void Who_was_too_sure_is_believed_less(double truth) => TooSure(20_000).Of(Doubled(truth))!.Value.ShouldBe(truth, 0.015);

    [Fact]
    public void Few_outcomes_correct_nothing() => TooSure(299).Of(0.8).ShouldBe(0.8);

    [Fact]
    public void What_is_not_known_stays_unknown() => TooSure(1000).Of(null).ShouldBeNull();

    [Fact]
    public void Certainty_stays_finite()
    {
        var calibration = TooSure(1000);
        calibration.Observe(1, 0);
        calibration.Observe(0, 0.5);

        calibration.Of(1)!.Value.ShouldBeInRange(0.8, 1);
        calibration.Of(0)!.Value.ShouldBeInRange(0, 0.2);
    }

    [Fact]
    public void Only_probabilities_are_taken() => Should.Throw<ArgumentException>(() => new OddsCalibration().Observe(1.2, 1));
}
