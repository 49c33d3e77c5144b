using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public class CorrelationsTests
{
    static readonly DateOnly Day = new(2024, 1, 1);

    [Fact]
    public void The_strongest_counts_by_size_and_missing_values_are_left_out()
    {
        FeatureMatrix rows = new(["flat", "against", "gaps"], [1, 4, 1, 1, 3, float.NaN, 1, 2, 9, 1, 1, 2], [1, 2, 3, 4], [Day, Day, Day, Day]);

        var (feature, correlation) = Correlations.Strongest(rows);

        feature.ShouldBe("against");
        correlation.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Features_that_never_move_correlate_with_nothing() =>
        Correlations.Strongest(new FeatureMatrix(["flat"], [1, 1], [1, 2], [Day, Day])).Correlation.ShouldBe(0);
}
