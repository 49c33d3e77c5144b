namespace Tipoff.Engine.Models;

/// <summary>How closely features follow what is to be learned.</summary>
public static class Correlations
{
    /// <summary>The feature of the largest correlation with the label, in size; pairs with a missing value are left out.</summary>
    public static (string Feature, double Correlation) Strongest(FeatureMatrix rows)
    {
        var strongest = (Feature: rows.FeatureNames[0], Correlation: 0.0);
        for (var column = 0; column < rows.Columns; column++)
        {
            var correlation = Math.Abs(Of(rows, column));
            if (correlation > strongest.Correlation)
                strongest = (rows.FeatureNames[column], correlation);
        }

        return strongest;
    }

    static double Of(FeatureMatrix rows, int column)
    {
        var values = rows.Values.Span;
        var labels = rows.Labels.Span;
        double count = 0, sumX = 0, sumY = 0, sumXX = 0, sumYY = 0, sumXY = 0;
        for (var row = 0; row < rows.Rows; row++)
        {
            double x = values[(row * rows.Columns) + column], y = labels[row];
            if (double.IsNaN(x))
                continue;
            (count, sumX, sumY, sumXX, sumYY, sumXY) = (count + 1, sumX + x, sumY + y, sumXX + (x * x), sumYY + (y * y), sumXY + (x * y));
        }

        var spread = (sumXX - (sumX * sumX / count)) * (sumYY - (sumY * sumY / count));
        return count > 1 && spread > 0 ? (sumXY - (sumX * sumY / count)) / Math.Sqrt(spread) : 0;
    }
}
