using Tipoff.Native.XGBoost;

namespace Tipoff.Tests.Native.XGBoost;

[Collection(DuckDb.MeasuredAlone.Name)]
public class DMatrixTests
{
    [Fact]
    public void A_matrix_knows_its_shape_and_what_was_set()
    {
        using var matrix = new DMatrix(new float[] { 1, float.NaN, 3, 4, 5, 6 }, rows: 3, columns: 2);

        matrix.SetLabels([7, 8, 9]).SetWeights([1, 2, 3]).SetBaseMargins([.5f, .5f, 1.5f]);
        matrix.FeatureNames = ["left", "right"];

        matrix.Rows.ShouldBe(3);
        matrix.Columns.ShouldBe(2);
        matrix.Labels.ShouldBe([7, 8, 9]);
        matrix.Weights.ShouldBe([1, 2, 3]);
        matrix.BaseMargins.ShouldBe([.5f, .5f, 1.5f]);
        matrix.FeatureNames.ShouldBe(["left", "right"]);
    }

    [Fact]
    public void A_slice_carries_labels_weights_and_names_in_the_order_asked()
    {
        using var matrix = new DMatrix(new float[] { 1, 2, 3, 4, 5, 6 }, rows: 3, columns: 2);
        matrix.SetLabels([7, 8, 9]).SetWeights([1, 2, 3]);
        matrix.FeatureNames = ["left", "right"];

        using var slice = matrix.Slice([2, 0]);

        slice.Rows.ShouldBe(2);
        slice.Labels.ShouldBe([9, 7]);
        slice.Weights.ShouldBe([3, 1]);
        slice.FeatureNames.ShouldBe(["left", "right"]);
    }

    [Fact]
    public void The_callers_array_may_change_after_construction()
    {
        var (values, labels) = SomeRows.Make(400, 4);
        using var before = new DMatrix(values, 400, 4, threads: 1).SetLabels(labels);
        using var booster = SomeRows.Trained(before);
        var expected = booster.Predict(before);
        using var after = new DMatrix(values, 400, 4, threads: 1);

        Array.Clear(values);

        booster.Predict(after).ShouldBe(expected);
    }

    [Fact]
    public void Wrong_lengths_are_refused_with_both_numbers()
    {
        Should.Throw<ArgumentException>(() => new DMatrix(new float[5], 3, 2)).Message.ShouldContain("need 6 values, got 5");
        using var matrix = new DMatrix(new float[6], 3, 2);

        Should.Throw<ArgumentException>(() => matrix.SetLabels([1])).Message.ShouldContain("need 3 values of label, got 1");
        Should.Throw<ArgumentException>(() => matrix.FeatureNames = ["only"]).Message.ShouldContain("need 2 names, got 1");
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.Slice([0, 3]));
    }

    [Fact]
    public void Ten_thousand_matrices_and_boosters_leave_no_memory_behind()
    {
        void Cycle(int times)
        {
            var values = new float[2_000];
            for (var i = 0; i < times; i++)
            {
                using var matrix = new DMatrix(values, 100, 20, threads: 1);
                using var booster = new Booster(SomeRows.Parameters, matrix);
            }
        }

        Cycle(1_000);
        var before = ResidentBytes();

        Cycle(10_000);

        // 10,000 leaked matrices alone would be 160 MB.
        (ResidentBytes() - before).ShouldBeLessThan(24_000_000);
    }

    static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1]) * Environment.SystemPageSize;
    }
}
