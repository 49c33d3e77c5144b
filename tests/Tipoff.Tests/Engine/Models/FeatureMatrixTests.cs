using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public class FeatureMatrixTests
{
    static readonly DateOnly First = new(2024, 1, 1), Second = new(2024, 1, 2);

    static FeatureMatrix Small(float[]? values = null, string[]? names = null) =>
        new(names ?? ["a", "b"], values ?? [1, 2, 3, 4, 5, 6], [10, 20, 30], [First, Second, Second], [1, 2, 3]);

    [Fact]
    public void Before_and_from_divide_the_rows_by_date()
    {
        var matrix = Small();

        var (before, from) = (matrix.Before(Second), matrix.From(Second));

        before.Labels.ToArray().ShouldBe([10]);
        from.Values.ToArray().ShouldBe([3, 4, 5, 6]);
        from.Weights.ToArray().ShouldBe([2, 3]);
        from.Dates.ToArray().ShouldBe([Second, Second]);
    }

    [Fact]
    public void Features_are_selected_by_name_in_the_order_asked()
    {
        Small().Select(["b", "a"]).Values.ToArray().ShouldBe([2, 1, 4, 3, 6, 5]);
        Small().Select(["b"]).FeatureNames.ShouldBe(["b"]);
        Should.Throw<ArgumentException>(() => Small().Select(["c"])).Message.ShouldContain("no feature c");
    }

    [Fact]
    public void The_hash_changes_with_any_content_and_with_nothing_else()
    {
        var hash = Small().ContentHash;

        Small().ContentHash.ShouldBe(hash);
        Small().Where(_ => true).ContentHash.ShouldBe(hash);
        hash.Length.ShouldBe(64);
        Small(values: [1, 2, 3, 4, 5, 7]).ContentHash.ShouldNotBe(hash);
        Small(names: ["a", "c"]).ContentHash.ShouldNotBe(hash);
        new FeatureMatrix(["a", "b"], [1, 2, 3, 4, 5, 6], [10, 20, 31], [First, Second, Second], [1, 2, 3]).ContentHash.ShouldNotBe(hash);
        new FeatureMatrix(["a", "b"], [1, 2, 3, 4, 5, 6], [10, 20, 30], [First, First, Second], [1, 2, 3]).ContentHash.ShouldNotBe(hash);
        new FeatureMatrix(["a", "b"], [1, 2, 3, 4, 5, 6], [10, 20, 30], [First, Second, Second]).ContentHash.ShouldNotBe(hash);
    }

    [Fact]
    public void Every_kind_of_nan_hashes_alike()
    {
        var odd = BitConverter.Int32BitsToSingle(0x7fc00001);
        float.IsNaN(odd).ShouldBeTrue();

        Small(values: [odd, 2, 3, 4, 5, 6]).ContentHash.ShouldBe(Small(values: [float.NaN, 2, 3, 4, 5, 6]).ContentHash);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() => Small(values: [1])).Message.ShouldContain("need 6 values, got 1");
        Should.Throw<ArgumentException>(() => Small(names: ["a", "a"])).Message.ShouldContain("named twice");
    }

    [Fact]
    public void Rows_of_equal_values_have_equal_hashes_and_a_changed_value_or_name_changes_them()
    {
        FeatureMatrix Of(string name, params float[] values) =>
            new(["points", name], values, new float[values.Length / 2], new DateOnly[values.Length / 2]);

        var matrix = Of("minutes", 1, float.NaN, 1, float.NaN, 1, 2);

        matrix.RowHash(0).ShouldBe(matrix.RowHash(1));
        matrix.RowHash(0).ShouldNotBe(matrix.RowHash(2));
        matrix.RowHash(0).ShouldNotBe(Of("rest", 1, float.NaN).RowHash(0));
    }
}
