using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public class PairedBootstrapTests
{
    [Fact]
    public void A_constant_difference_has_no_width()
    {
        DateOnly[] dates = [new(2024, 1, 1), new(2024, 1, 1), new(2024, 1, 2)];

        // |a - y| = 1, |b - y| = 3 in each row.
        PairedBootstrap.Compare(dates, [1, 1, 1], [3, 3, 3], [0, 0, 0]).ShouldBe(new PairedDifference(-2, -2, -2, 3, 2));
    }

    [Fact]
    public void Whole_dates_are_resampled_not_rows()
    {
        // One date is +1 in all its rows, the other -1: a resampled mean is -1, 0 or 1, so the interval is all of it.
        DateOnly[] dates = [.. Enumerable.Repeat(new DateOnly(2024, 1, 1), 500), .. Enumerable.Repeat(new DateOnly(2024, 1, 2), 500)];
        float[] a = [.. Enumerable.Repeat(1f, 500), .. Enumerable.Repeat(0f, 500)];
        float[] b = [.. Enumerable.Repeat(0f, 500), .. Enumerable.Repeat(1f, 500)];

        var difference = PairedBootstrap.Compare(dates, a, b, new float[1000]);

        difference.ShouldBe(new PairedDifference(0, -1, 1, 1000, 2));
    }

    [Fact]
    public void The_seed_decides()
    {
        var random = new Random(2);
        float[] Random() => [.. Enumerable.Range(0, 300).Select(_ => (float)random.NextDouble())];
        DateOnly[] dates = [.. Enumerable.Range(0, 300).Select(row => new DateOnly(2024, 1, 1).AddDays(row / 10))];
        var (a, b, y) = (Random(), Random(), Random());

        var first = PairedBootstrap.Compare(dates, a, b, y, seed: 1);

        PairedBootstrap.Compare(dates, a, b, y, seed: 1).ShouldBe(first);
        PairedBootstrap.Compare(dates, a, b, y, seed: 2).ShouldNotBe(first);
        first.Low95.ShouldBeLessThan(first.Difference);
        first.High95.ShouldBeGreaterThan(first.Difference);
    }
}
