namespace Tipoff.Engine.Models;

/// <summary>Which of the two passes of training is running.</summary>
public enum TrainingStage
{
    EarlyStopping,
    Refit,
}

/// <summary>One finished round of training.</summary>
/// <param name="HeldOutError">The watched metric on the held-out dates; null while refitting, which holds nothing out.</param>
public readonly record struct TrainingProgress(TrainingStage Stage, int Round, int RoundsMax, double? HeldOutError);
