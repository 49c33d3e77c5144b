using System.Globalization;

namespace Tipoff.App.Reports;

/// <summary>Figures as they stand on screens and pages.</summary>
static class Figures
{
    /// <summary>A difference with its sign; rounded first, and a zero made positive: what is not seen has no sign.</summary>
    public static string Signed(double value) => (Math.Round(value, 3) + 0.0).ToString("+0.000;-0.000", CultureInfo.InvariantCulture);

    /// <summary>A difference with its interval.</summary>
    public static string Signed(double value, double low, double high) => $"{Signed(value)} [{Signed(low)}, {Signed(high)}]";
}
