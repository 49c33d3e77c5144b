namespace Tipoff.Benchmarks.Bars;

/// <summary>One bar of the product: siblings say which it is, and measure it on the ground they are given.</summary>
abstract class Bar
{
    /// <summary>The bar's place in the product's table.</summary>
    public abstract int Number { get; }

    public abstract string What { get; }

    public abstract string Limit { get; }

    /// <summary>The lines of the table, each given as soon as it is known: what breaks later does not take them back.</summary>
    public abstract IEnumerable<Measurement> Measure(Ground ground);

    protected static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
