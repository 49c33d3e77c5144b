using System.Globalization;

namespace Tipoff.App.Reports;

/// <summary>Where values lie on a side of a chart, and the round numbers that are written there.</summary>
/// <param name="From">Pixel of <paramref name="Low"/>.</param>
/// <param name="To">Pixel of <paramref name="High"/>.</param>
sealed record Axis(double Low, double High, double From, double To)
{
    const int TicksWanted = 7;

    /// <summary>An axis that holds all values, with a little air.</summary>
    public static Axis Around(IEnumerable<double> values, double from, double to)
    {
        var all = values.DefaultIfEmpty(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        var air = high > low ? (high - low) * 0.06 : Math.Max(Math.Abs(high) * 0.1, 0.5);
        return new Axis(low - air, high + air, from, to);
    }

    public double At(double value) => From + ((value - Low) / (High - Low) * (To - From));

    /// <summary>Multiples of 1, 2 or 5 times a power of ten, four to nine of them.</summary>
    public IEnumerable<(double Value, string Text)> Ticks()
    {
        var rough = (High - Low) / TicksWanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(candidate => candidate >= rough * 0.999);
        var digits = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        for (var k = (long)Math.Ceiling(Low / step); k * step <= High; k++)
            yield return (k * step, (k * step).ToString($"F{digits}", CultureInfo.InvariantCulture));
    }
}
