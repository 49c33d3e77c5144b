using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public sealed class PopulationStabilityTests
{
    [Fact]
    public void The_same_shares_are_no_move_however_many_rows() =>
        PopulationStability.Index([100, 100, 100, 100], [1000, 1000, 1000, 1000]).ShouldBe(0, 1e-4);

    [Fact]
    public void A_moved_population_is_found_by_the_textbook_sum()
    {
        // (.2 - .5) ln(.2 / .5) + (.8 - .5) ln(.8 / .5)
        PopulationStability.Index([5_000_000, 5_000_000], [2_000_000, 8_000_000]).ShouldBe(0.41589, 1e-4);

        PopulationStability.Index([5_000_000, 5_000_000], [2_000_000, 8_000_000]).ShouldBeGreaterThan(PopulationStability.Drift);
    }

    [Fact]
    public void An_empty_bin_weighs_much_and_not_infinitely() =>
        PopulationStability.Index([100, 0], [50, 50]).ShouldBeInRange(1, 10);

    [Fact]
    public void Other_bins_cannot_be_compared() => Should.Throw<ArgumentException>(() => PopulationStability.Index([1, 2], [1, 2, 3]));
}
