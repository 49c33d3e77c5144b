using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

/// <summary>Seeded rows over consecutive dates whose label follows the first two features, with noise.</summary>
static class SomeMatrix
{
    public static readonly DateOnly Start = new(2024, 1, 1);

    public static FeatureMatrix Make(int dates = 50, int rowsPerDate = 40, int columns = 4, int seed = 7, bool isWeighted = false)
    {
        var random = new Random(seed);
        var count = dates * rowsPerDate;
        var (values, labels, days) = (new float[count * columns], new float[count], new DateOnly[count]);
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < columns; column++)
                values[row * columns + column] = random.NextDouble() < .03 ? float.NaN : (float)(random.NextDouble() * 20);
            var (first, second) = (values[row * columns], values[row * columns + 1]);
            labels[row] = (float)Math.Round((float.IsNaN(first) ? 10 : first) - .5 * (float.IsNaN(second) ? 10 : second) + 10 + random.NextDouble() * 10);
            days[row] = Start.AddDays(row / rowsPerDate);
        }

        var weights = isWeighted ? Enumerable.Range(0, count).Select(_ => (float)(.5 + random.NextDouble())).ToArray() : null;
        return new([.. Enumerable.Range(0, columns).Select(i => $"f{i}")], values, labels, days, weights);
    }

    public static FeatureMatrix WithLabels(this FeatureMatrix matrix, float[] labels) =>
        new(matrix.FeatureNames, matrix.Values.ToArray(), labels, matrix.Dates.ToArray());

    public static readonly TrainingOptions Quick = new() { LearningRate = .1, MinChildWeight = 10, RoundsMax = 200, Patience = 10, Threads = 1 };
}
