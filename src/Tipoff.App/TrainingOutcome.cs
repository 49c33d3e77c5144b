using Tipoff.Engine.Models;

namespace Tipoff.App;

/// <summary>What became of a training.</summary>
/// <param name="Models">The median's and the mean's, as registered.</param>
/// <param name="Obstacle">Why they do not predict; null when they do.</param>
/// <param name="Reason">Why they do, in the words of the history.</param>
sealed record TrainingOutcome(int Season, IReadOnlyList<RegisteredModel> Models, IReadOnlyList<ModelCard> Cards, IReadOnlyList<GateResult> Gates, string? Obstacle, string Reason);
