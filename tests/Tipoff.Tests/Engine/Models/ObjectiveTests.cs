using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public class ObjectiveTests
{
    [Fact]
    public void Smoothed_absolute_follows_its_formula()
    {
        var (gradient, hessian) = (new float[3], new float[3]);

        // e = 0, 2, -2·sqrt(3): s = 1, sqrt(2), 2 with delta 2
        new Objective.SmoothedAbsolute().Gradient([5, 7, -3.4641016f], [5, 5, 0], [], gradient, hessian);

        gradient.ShouldBe([0, 1.4142135f, -1.7320508f], 1e-6);
        hessian.ShouldBe([1, .70710677f, .5f], 1e-6);
    }

    [Fact]
    public void The_wide_loop_and_its_tail_agree_to_the_last_bit_with_the_formula()
    {
        var random = new Random(3);
        float[] Random(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 40))];
        var (margins, labels, weights) = (Random(101), Random(101), Random(101));
        var (gradient, hessian) = (new float[101], new float[101]);

        new Objective.SmoothedAbsolute().Gradient(margins, labels, weights, gradient, hessian);

        for (var i = 0; i < 101; i++)
        {
            var e = margins[i] - labels[i];
            var part = e / 2f;
            var s = MathF.Sqrt(1f + part * part);
            gradient[i].ShouldBe(e / s * weights[i]);
            hessian[i].ShouldBe(weights[i] / s);
        }
    }

    [Fact]
    public void Each_objective_starts_at_its_own_best_constant()
    {
        new Objective.SquaredError().StartingValue([1, 2, 9]).ShouldBe(4);
        new Objective.SmoothedAbsolute().StartingValue([9, 1, 2]).ShouldBe(2);
        new Objective.SmoothedAbsolute().StartingValue([9, 1, 2, 3]).ShouldBe(2.5f);
    }
}
