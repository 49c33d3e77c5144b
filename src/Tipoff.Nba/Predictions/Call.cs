namespace Tipoff.Nba.Predictions;

/// <summary>What to do about a line.</summary>
/// <param name="Recommendation">OVER, UNDER, PASS, or NO_LINE.</param>
public readonly record struct Call(string Recommendation, double? Confidence)
{
    /// <summary>A call below this edge is not worth the bookmaker's margin.</summary>
    const double RuleEdgeMin = 2.0;

    const double RuleConfidenceMin = 0.45;

    /// <summary>Break-even at the usual price of -110 is 0.524; the rest is a margin for the error of the probability itself.</summary>
    const double ModelProbabilityMin = 0.55;

    public static readonly Call NoLine = new("NO_LINE", null);

    /// <summary>The moving average's rule: a clear edge and enough confidence.</summary>
    public static Call OfRule(double edge, double confidence) =>
        Math.Abs(edge) > RuleEdgeMin && confidence > RuleConfidenceMin ? new(edge > 0 ? "OVER" : "UNDER", confidence) : new("PASS", confidence);

    /// <summary>A model's rule: the likelier side, when it is likely enough.</summary>
    public static Call OfModel(double? probabilityOver) => probabilityOver switch
    {
        null => new("PASS", null),
        >= ModelProbabilityMin => new("OVER", probabilityOver),
        <= 1 - ModelProbabilityMin => new("UNDER", 1 - probabilityOver),
        _ => new("PASS", Math.Max(probabilityOver.Value, 1 - probabilityOver.Value)),
    };
}
