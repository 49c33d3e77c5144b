using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public class CalibrationTests
{
    [Fact]
    public void Bins_hold_neighbours_and_the_error_is_the_mean_distance_of_said_and_come()
    {
        var calibration = Calibration.Of([0.6, 0.2, 0.4, 0.8], [1, 0, 1, 0.5], bins: 2);

        calibration.Bins.Select(bin => $"{bin.Rows} {bin.Said:0.00} {bin.Came:0.00}").ShouldBe(["2 0.30 0.50", "2 0.70 0.75"]);
        calibration.Error.ShouldBe((2 * 0.2 + 2 * 0.05) / 4, 1e-9);
    }

    [Fact]
    public void Fewer_rows_than_bins_are_refused() => Should.Throw<ArgumentException>(() => Calibration.Of([0.5], [1]));
}
