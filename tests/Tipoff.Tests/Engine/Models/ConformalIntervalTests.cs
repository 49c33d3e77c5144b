using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public class ConformalIntervalTests
{
    static readonly DateOnly First = SomeMatrix.Start, Next = SomeMatrix.Start.AddDays(1);
    static readonly ConformalOptions OneTier = new() { TierEdges = [], ResidualsMin = 1, ResidualsMax = 100 };

    [Fact]
    public void Ranks_of_nine_residuals_make_the_interval_and_the_probability()
    {
        var conformal = new ConformalInterval(OneTier);

        // Residuals -4 … 4 around a prediction of 10.
        conformal.Observe(First, [.. Enumerable.Repeat(10f, 9)], [6, 7, 8, 9, 10, 11, 12, 13, 14]);

        // (9 + 1) · 0.1 = rank 1 and (9 + 1) · 0.9 = rank 9.
        conformal.For(Next, 20).ShouldBe(new Interval(16, 24, 9));
        conformal.ProbabilityOver(Next, 20, 19.5).ShouldBe(5.0 / 9);
        conformal.ProbabilityOver(Next, 20, 20).ShouldBe(4.5 / 9);
        conformal.ProbabilityOver(Next, 20, 30).ShouldBe(0);
        conformal.ProbabilityOver(Next, 20, 10).ShouldBe(1);
    }

    [Fact]
    public void Each_level_has_its_own_spread_and_borrows_while_it_is_thin()
    {
        var conformal = new ConformalInterval(new() { TierEdges = [10], ResidualsMin = 3, ResidualsMax = 100 });

        conformal.Observe(First, [5, 5, 5, 15, 15], [4, 5, 6, 5, 25]);

        conformal.For(Next, 6).ShouldBe(new Interval(5, 7, 3));
        // The upper tier knows two residuals: it borrows all five.
        conformal.For(Next, 20).ShouldBe(new Interval(10, 30, 5));
        conformal.Observe(Next, [15], [15]);
        conformal.For(Next.AddDays(1), 20).ShouldBe(new Interval(10, 30, 3));
        // An edge belongs to the tier above it.
        conformal.For(Next.AddDays(1), 10).ShouldBe(new Interval(0, 20, 3));
    }

    [Fact]
    public void Old_residuals_are_forgotten()
    {
        var conformal = new ConformalInterval(OneTier with { ResidualsMax = 3 });

        conformal.Observe(First, [0, 0, 0], [-50, 50, 1]);
        conformal.Observe(Next, [0, 0, 0], [-1, 0, 1]);

        conformal.For(Next.AddDays(1), 0).ShouldBe(new Interval(-1, 1, 3));
    }

    [Fact]
    public void Too_few_residuals_give_no_interval_rather_than_a_guess()
    {
        var conformal = new ConformalInterval(OneTier with { ResidualsMin = 2 });
        conformal.Observe(First, [1, 1], [2, float.NaN]);

        conformal.For(Next, 1).ShouldBeNull();
        conformal.ProbabilityOver(Next, 1, 1).ShouldBeNull();
    }

    [Fact]
    public void A_date_never_sees_its_own_or_later_results()
    {
        var conformal = new ConformalInterval(OneTier);
        conformal.Observe(Next, [1], [1]);

        Should.Throw<InvalidOperationException>(() => conformal.For(Next, 1));
        Should.Throw<InvalidOperationException>(() => conformal.ProbabilityOver(First, 1, 1));
        Should.Throw<InvalidOperationException>(() => conformal.Observe(Next, [1], [1]));
    }

    [Fact]
    public void Shuffling_later_results_and_rows_never_changes_an_earlier_interval()
    {
        var (dates, predicted, actual) = Rows(dates: 60, rowsPerDate: 20);
        var options = new ConformalOptions { ResidualsMin = 20, ResidualsMax = 150 };
        var expected = ConformalInterval.Walk(dates, predicted, actual, options);

        for (var cut = 1; cut < 60; cut += 7)
        {
            var random = new Random(cut);
            var later = actual.ToArray();
            random.Shuffle(later.AsSpan(cut * 20));
            var order = Enumerable.Range(0, dates.Length).ToArray();
            random.Shuffle(order);

            var shuffled = ConformalInterval.Walk([.. order.Select(i => dates[i])], [.. order.Select(i => predicted[i])], [.. order.Select(i => later[i])], options);

            // The interval of the first changed date itself depends on earlier dates only.
            for (var i = 0; i < order.Length; i++)
                if (order[i] < (cut + 1) * 20) shuffled[i].ShouldBe(expected[order[i]]);
            shuffled.Zip(order, (interval, row) => interval == expected[row]).ShouldContain(false);
        }
    }

    [Fact]
    public void Seventy_thousand_rows_are_covered_at_the_level_asked()
    {
        var (dates, predicted, actual) = Rows(dates: 500, rowsPerDate: 140);

        var intervals = ConformalInterval.Walk(dates, predicted, actual);

        Scores.Of(predicted, actual, intervals).Coverage!.Value.ShouldBe(.8, .01);
    }

    static (DateOnly[] Dates, float[] Predicted, float[] Actual) Rows(int dates, int rowsPerDate)
    {
        var random = new Random(5);
        var count = dates * rowsPerDate;
        var predicted = Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 30)).ToArray();
        return (
            [.. Enumerable.Range(0, count).Select(row => First.AddDays(row / rowsPerDate))],
            predicted,
            [.. predicted.Select(level => level + (float)((random.NextDouble() - .5) * (5 + level)))]);
    }
}
