namespace Tipoff.Engine.Health;

/// <summary>Tables that are judged together: how much of what is expected of them is there.</summary>
/// <param name="Name">Short name, as the command line takes it.</param>
/// <param name="Meaning">What is counted, in the words of an operator.</param>
/// <param name="ThresholdPercent">Below it the layer is not ok; a gap is a gap above it as well.</param>
/// <param name="Tables">Types of the tables; each must declare an expectation.</param>
public sealed record CompletenessLayer(string Name, string Meaning, double ThresholdPercent, IReadOnlyList<Type> Tables)
{
    /// <summary>Between the threshold and this the layer is ok with a warning.</summary>
    public double? WarningPercent { get; init; }

    /// <summary>The one table of the layer whose distinct units the system before this one counted; null where it counted none.</summary>
    public Type? Counted { get; init; }
}
