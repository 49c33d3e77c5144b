namespace Tipoff.Nba.Predictions;

/// <summary>The rule that every model must beat: recent means, corrected for the circumstances of the night.</summary>
/// <remarks>Weights and corrections are those of the system Tipoff takes over; fatigue reads 100 as fresh, which that system had upside down.</remarks>
public static class MovingAverage
{
    public const string SystemId = "moving_average";

    /// <summary>Named in the model version of every row, so that a changed rule is a new version.</summary>
    public const string Version = "moving_average_2";

    /// <summary>What the rule reads of a feature row; NaN where it is not known.</summary>
    public readonly record struct Inputs(
        double Last5, double Last10, double Season, double Fatigue, double Mismatch, double Pace, double UsageSpike, double BackToBack, double Home,
        double Deviation, double GamesLast7Days);

    /// <summary>Points expected; null without any game this season.</summary>
    public static double? Predict(in Inputs inputs)
    {
        if (double.IsNaN(inputs.Last5) || double.IsNaN(inputs.Last10) || double.IsNaN(inputs.Season))
            return null;

        var points = 0.5 * inputs.Last5 + 0.3 * inputs.Last10 + 0.2 * inputs.Season;
        points += Fatigue(inputs.Fatigue) + 0.3 * Known(inputs.Mismatch) + 0.3 * Known(inputs.Pace) + 0.4 * Known(inputs.UsageSpike);
        points += inputs.BackToBack == 1 ? -1.5 : 0;
        points += inputs.Home == 1 ? 0.5 : -0.5;
        return Math.Clamp(points, 0, 60);
    }

    /// <summary>How sure the rule is, 0.2 to 0.8, from the spread of the last ten games and how many were played lately.</summary>
    public static double Confidence(double deviation, double gamesLast7Days)
    {
        var confidence = 0.5;
        confidence -= deviation > 6 ? 0.15 : deviation > 4 ? 0.08 : 0;
        confidence += gamesLast7Days >= 3 ? 0.10 : gamesLast7Days >= 2 ? 0.05 : -0.10;
        return Math.Clamp(confidence, 0.2, 0.8);
    }

    static double Fatigue(double score) => double.IsNaN(score) ? 0 : score < 50 ? -2.5 : score < 70 ? -1.0 : 0;

    static double Known(double value) => double.IsNaN(value) ? 0 : value;
}
