namespace Tipoff.Engine.Runs;

/// <summary>When a run ends before its plan does, because what fails is not a date but the code or the machine.</summary>
/// <param name="FailuresMax">Failed cells after which it stops; null: it goes on, for one bad date must not hold up the others.</param>
public sealed record StopRules(int? FailuresMax = null)
{
    /// <summary>Fewer judged cells say nothing about a share.</summary>
    public const int CellsMin = 50;

    /// <summary>Where more than half of all cells fail, the next thousand will too.</summary>
    public const double FailedShareMax = 0.5;

    /// <summary>Why to stop now; null to go on. Cells that wait for data or whose rows were rejected are no failures of the run.</summary>
    public string? Reason(int failed, int judged)
    {
        if (FailuresMax is { } most && failed >= most)
            return $"{failed} cells failed, --stop-after-failures is {most}";
        return judged >= CellsMin && failed > FailedShareMax * judged ? $"{failed} of {judged} cells failed, more than half: a fault of code or machine" : null;
    }
}
