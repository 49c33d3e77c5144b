using Tipoff.Native.XGBoost;

namespace Tipoff.Tests.Native.XGBoost;

/// <summary>Seeded rows with a known relation, for tests that need something to learn.</summary>
static class SomeRows
{
    public static (float[] Values, float[] Labels) Make(int rows, int columns, int seed = 7, double missing = 0.03)
    {
        var random = new Random(seed);
        var values = new float[rows * columns];
        var labels = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                values[row * columns + column] = random.NextDouble() < missing ? float.NaN : (float)(random.NextDouble() * 10);
            var first = values[row * columns];
            var second = values[row * columns + 1];
            labels[row] = (float)((float.IsNaN(first) ? 5 : first) * 2 - (float.IsNaN(second) ? 0 : second) + random.NextDouble() * 3);
        }

        return (values, labels);
    }

    public static DMatrix Matrix(int rows = 400, int columns = 4, int seed = 7)
    {
        var (values, labels) = Make(rows, columns, seed);
        return new DMatrix(values, rows, columns, threads: 1).SetLabels(labels);
    }

    public static readonly KeyValuePair<string, string>[] Parameters =
    [
        new("tree_method", "hist"), new("nthread", "1"), new("eta", "0.3"), new("max_depth", "3"), new("seed", "7"), new("eval_metric", "rmse"),
    ];

    public static Booster Trained(DMatrix train, int rounds = 20)
    {
        var booster = new Booster(Parameters, train);
        for (var round = 0; round < rounds; round++) booster.Update(train, round);
        return booster;
    }
}
