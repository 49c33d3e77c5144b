namespace Tipoff.Nba.Predictions;

/// <summary>A part of a prediction: all parts of a row sum to what the system says before it is cut to the possible.</summary>
/// <param name="Name">What the part stands for, in words.</param>
public readonly record struct Contribution(string Name, double Points);
