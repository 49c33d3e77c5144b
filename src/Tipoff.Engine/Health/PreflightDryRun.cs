using System.Globalization;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Health;

/// <summary>The first date of a range, made by today's transforms and checked, and then forgotten.</summary>
public sealed class PreflightDryRun(PreflightSubject subject, CancellationToken cancel)
{
    IReadOnlyList<DryStep>? steps;

    /// <summary>Nothing that this layer makes may break or violate an error check.</summary>
    public PreflightFinding First(string name) => Judge(name, subject.Scope.FirstLayer, isFirst: true);

    /// <summary>The layer behind it is only told of: where it reads what is still to be built, it makes little.</summary>
    public PreflightFinding Second(string name)
    {
        var finding = Judge(name, subject.Scope.SecondLayer, isFirst: false);
        return finding.Status == PreflightStatus.Failed ? finding with { Status = PreflightStatus.Warning } : finding;
    }

    PreflightFinding Judge(string name, string layer, bool isFirst)
    {
        var tables = subject.Chosen.Where(table => table.Layer == layer).Select(table => table.FullName).ToHashSet();
        if (tables.Count == 0)
            return PreflightFinding.Skipped(name, $"no table of {layer} is asked for");
        if (subject.Held().Where(date => date >= subject.Request.From && date <= subject.Request.To).Select(date => (DateOnly?)date).FirstOrDefault() is not { } date)
            return PreflightFinding.Skipped(name, "the calendar has no date in the range");

        steps ??= new DryRun(subject.Warehouse, subject.Runner).Make(subject.Chosen.Where(table => table.Layer == subject.Scope.FirstLayer || table.Layer == subject.Scope.SecondLayer), date, cancel);
        var made = steps.Where(step => tables.Contains(step.Table)).ToList();
        var (rows, seconds) = (made.Sum(step => step.Rows), made.Sum(step => step.Seconds));
        var value = string.Create(CultureInfo.InvariantCulture, $"{made.Count} of {tables.Count} tables of {layer} made {rows:N0} rows of {date:yyyy-MM-dd} in {seconds:0.0} s");
        List<PreflightRemark> remarks = [.. made.SelectMany(step => Faults(step, date))];
        if (made.Count < tables.Count && !made.Exists(step => step.Error is not null))
            remarks.Add(PreflightRemark.Failed("an earlier table broke, so the others were not tried", $"tipoff plan {PreflightSubject.Options(date, date)}"));
        if (isFirst && rows == 0 && remarks.Count == 0)
            remarks.Add(PreflightRemark.Warning($"nothing came of {date:yyyy-MM-dd}", $"tipoff validate {PreflightSubject.Options(date, date)} --detailed"));
        if (seconds > subject.Limits.DryRunSecondsMax)
            remarks.Add(PreflightRemark.Warning(string.Create(CultureInfo.InvariantCulture, $"one date takes longer than {subject.Limits.DryRunSecondsMax:0} s, slowest is {made.MaxBy(step => step.Seconds)!.Table}"), $"tipoff plan {subject.Range}  (says how long the whole range may take)"));
        return PreflightFinding.Of(name, value, remarks);
    }

    /// <summary>Building only that cell puts the rejected rows aside, where they can be read with their reason.</summary>
    static IEnumerable<PreflightRemark> Faults(DryStep step, DateOnly date)
    {
        var fix = $"tipoff backfill {PreflightSubject.Options(date, date)} --tables {step.Table}";
        if (step.Error is { } error)
            yield return PreflightRemark.Failed($"{step.Table} broke: {error.Split('\n')[0].Trim()}", fix);
        foreach (var violation in step.Violations.Where(violation => violation.Check.Severity == Severity.Error))
            yield return PreflightRemark.Failed($"{step.Table}: {violation.Rows:N0} rows violate '{violation.Check.Name}'", fix);
    }
}
