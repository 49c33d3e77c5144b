namespace Tipoff.Engine.Models;

/// <summary>What a gate says of a candidate.</summary>
public enum GateVerdict
{
    Passed,
    Failed,

    /// <summary>It could not be asked; the reason says why.</summary>
    NotApplicable,
}

/// <summary>One condition that a model meets, or not, before it may predict.</summary>
/// <param name="IsLeakAlarm">It does not ask whether the model is good but whether it can be true: failed, nothing promotes the model.</param>
/// <param name="Value">What was measured; null when nothing was.</param>
/// <param name="Bar">What was expected, in words.</param>
/// <param name="Why">What was seen, in words.</param>
public sealed record GateResult(string Gate, GateVerdict Verdict, bool IsLeakAlarm, double? Value, string Bar, string Why);
