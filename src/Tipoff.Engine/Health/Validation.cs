namespace Tipoff.Engine.Health;

/// <summary>A range held against what it must hold, and how good it is: what `validate` says, whoever asks.</summary>
public sealed record Validation(DateOnly From, DateOnly To, CompletenessReport Completeness, QualityReport Quality)
{
    public bool IsHealthy => Completeness.IsHealthy && !Quality.IsFailure;

    public Exit Exit => !IsHealthy ? Exit.Failed : Quality.IsWarning ? Exit.Partial : Completeness.Exit;
}
