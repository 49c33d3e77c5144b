using Tipoff.Engine.Models;

namespace Tipoff.Nba.Predictions;

/// <summary>The models of one season: one for the median, one for the mean.</summary>
/// <param name="Version">The package of the median's.</param>
public sealed record SeasonModels(TrainedModel Median, TrainedModel Mean, string Version);
