namespace Tipoff.Engine.Health;

/// <summary>How well what was looked at is, from best to worst; skipped says nothing.</summary>
public enum PreflightStatus
{
    Skipped,
    Ok,
    Warning,
    Failed,
}

/// <summary>Something that is not as it should be.</summary>
/// <param name="Fix">The command that mends it.</param>
/// <param name="Since">From when on it is so, where that is known.</param>
public sealed record PreflightRemark(PreflightStatus Status, string Why, string Fix, DateTimeOffset? Since = null)
{
    public static PreflightRemark Warning(string why, string fix, DateTimeOffset? since = null) => new(PreflightStatus.Warning, why, fix, since);

    public static PreflightRemark Failed(string why, string fix, DateTimeOffset? since = null) => new(PreflightStatus.Failed, why, fix, since);
}

/// <summary>What one of the checks before a backfill saw.</summary>
/// <param name="Value">The numbers.</param>
/// <param name="Why">What is wrong with them; null when nothing is.</param>
/// <param name="Fix">The command that mends the worst of it; null when nothing is to be mended.</param>
public sealed record PreflightFinding(string Name, PreflightStatus Status, string Value, DateTimeOffset? Since, string? Why, string? Fix)
{
    /// <summary>As bad as the worst remark, whose fix it names; all remarks are told.</summary>
    public static PreflightFinding Of(string name, string value, params IReadOnlyList<PreflightRemark> remarks)
    {
        if (remarks.Count == 0)
            return new(name, PreflightStatus.Ok, value, null, null, null);

        var worst = remarks.MaxBy(remark => remark.Status)!;
        return new(name, worst.Status, value, worst.Since, string.Join("; ", remarks.OrderByDescending(remark => remark.Status).Select(remark => remark.Why)), worst.Fix);
    }

    public static PreflightFinding Skipped(string name, string value) => new(name, PreflightStatus.Skipped, value, null, null, null);

    /// <summary>Failed where any finding is, a warning where any is one: what a script goes by.</summary>
    public static Exit ExitOf(IEnumerable<PreflightFinding> findings) => findings.Max(finding => finding.Status) switch
    {
        PreflightStatus.Failed => Exit.Failed,
        PreflightStatus.Warning => Exit.Partial,
        _ => Exit.Done,
    };
}
