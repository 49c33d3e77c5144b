namespace Tipoff.Engine.Models;

/// <summary>The range an outcome is expected in, and how many earlier residuals say so.</summary>
public readonly record struct Interval(double Low, double High, int Residuals);
