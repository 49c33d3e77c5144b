using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public class ScoresTests
{
    [Fact]
    public void Four_rows_by_hand()
    {
        // errors 1, -1, 3, 1; results 1, 2, 3, 6 around 3: 4 + 1 + 0 + 9 = 14
        var scores = Scores.Of([2, 1, 6, 7], [1, 2, 3, 6], [new(0, 1, 9), new(3, 4, 9), null, new(5, 7, 9)]);

        scores.Rows.ShouldBe(4);
        scores.Mae.ShouldBe(1.5);
        scores.Rmse.ShouldBe(Math.Sqrt(3));
        scores.RSquared!.Value.ShouldBe(1 - 12.0 / 14, 1e-12);
        scores.Bias.ShouldBe(1);
        scores.Coverage!.Value.ShouldBe(2.0 / 3, 1e-12);
    }

    [Fact]
    public void What_cannot_be_said_is_null()
    {
        Scores.Of([1, 2], [3, 3]).RSquared.ShouldBeNull();
        Scores.Of([1, 2], [3, 3]).Coverage.ShouldBeNull();
        Should.Throw<ArgumentException>(() => Scores.Of([1], [float.NaN])).Message.ShouldContain("Row 0");
    }
}
