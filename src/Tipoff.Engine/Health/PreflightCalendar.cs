using Tipoff.Engine.Runs;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>Whether the calendar that everything else is demanded by is there, whole and new enough for the range.</summary>
public static class PreflightCalendar
{
    /// <summary>Dates that are named one by one.</summary>
    const int Shown = 3;

    public static PreflightFinding Complete(PreflightSubject subject, string name)
    {
        var held = subject.Held();
        var inside = held.Where(date => date >= subject.Request.From && date <= subject.Request.To).ToList();
        var calendar = subject.Catalog[subject.Scope.Calendar];
        var units = subject.Warehouse.Ledger.Of(calendar.FullName).Where(cell => subject.IsInside(cell.Partition)).Sum(cell => cell.Rows);
        var value = inside.Count == 0 ? $"no {subject.Scope.UnitNoun}" : $"{units:N0} {subject.Scope.UnitNoun} on {inside.Count:N0} dates, {inside[0]:yyyy-MM-dd} to {inside[^1]:yyyy-MM-dd}";
        return PreflightFinding.Of(name, value, [.. Holes(subject, held), .. Unbuilt(subject, calendar), .. Unscheduled(subject), .. Old(subject)]);
    }

    /// <summary>Periods of the range of which nothing is held, and ends of the range that the calendar does not reach.</summary>
    static IEnumerable<PreflightRemark> Holes(PreflightSubject subject, List<DateOnly> held)
    {
        var (from, to) = (subject.Request.From, subject.Request.To);
        var source = subject.Catalog[subject.Scope.CalendarSource];
        var fix = subject.Fetch([source], from, to);
        if (held.Count == 0)
        {
            yield return PreflightRemark.Failed("the calendar is empty", fix);
            yield break;
        }

        var periodOf = subject.Catalog.PeriodOf;
        var there = held.Select(periodOf).ToHashSet();
        var (first, last) = (periodOf(from), periodOf(to));
        var missing = Enumerable.Range(first, last - first + 1).Where(period => !there.Contains(period)).ToList();
        if (missing.Count > 0)
            yield return PreflightRemark.Failed($"no {subject.Scope.UnitNoun} are held of {string.Join(", ", missing)}", fix);
        if (from.AddDays(subject.Limits.CalendarSlackDays) < held[0])
            yield return PreflightRemark.Warning($"the calendar begins on {held[0]:yyyy-MM-dd}, long after {from:yyyy-MM-dd}", fix);
        if (to.AddDays(-subject.Limits.CalendarSlackDays) > held[^1])
            yield return PreflightRemark.Warning($"the calendar ends on {held[^1]:yyyy-MM-dd}, long before {to:yyyy-MM-dd}", fix);
    }

    /// <summary>What the landed rows demand and the calendar lacks, and cells of it that are stale.</summary>
    static IEnumerable<PreflightRemark> Unbuilt(PreflightSubject subject, Table calendar)
    {
        var fix = $"tipoff backfill {subject.Range} --tables {calendar.FullName}";
        var measured = subject.Measure([new CompletenessLayer("calendar", "", 100, [subject.Scope.Calendar])]).Layers[0].Tables[0];
        if (measured.Gaps.Count > 0)
        {
            var dates = measured.Gaps.Select(gap => gap.Partition).ToList();
            yield return PreflightRemark.Failed(
                $"{calendar.FullName} lacks {measured.Expected - measured.Present:N0} of {measured.Expected:N0} {subject.Scope.UnitNoun}, on {string.Join(", ", dates.Take(Shown))}{(dates.Count > Shown ? $" and {dates.Count - Shown:N0} more dates" : "")}",
                fix);
        }

        var gaps = measured.Gaps.Select(gap => gap.Partition).ToHashSet();
        var planned = subject.Runner.Plan(subject.Request with { Tables = calendar.FullName, Downstream = false, Only = Only.All }).Cells.Where(cell => !gaps.Contains(cell.Partition)).ToList();
        if (planned.Count > 0)
            yield return PreflightRemark.Warning($"{planned.Count:N0} dates of {calendar.FullName} are not made of today's rows: {planned[0].Reason}", fix);
    }

    /// <summary>A calendar may also rest on results alone; then nothing tells which dates are missing.</summary>
    static IEnumerable<PreflightRemark> Unscheduled(PreflightSubject subject)
    {
        var source = subject.Catalog[subject.Scope.CalendarSource];
        if (!subject.Warehouse.Ledger.Of(source.FullName).Any(cell => cell.Rows > 0 && subject.IsInside(cell.Partition)))
            yield return PreflightRemark.Failed($"{source.FullName} holds no row of the range, so nobody knows what is missing", subject.Fetch([source], subject.Request.From, subject.Request.To));
    }

    /// <summary>For dates to come the newest answer of the source must not be old; what is past does not move any more.</summary>
    static IEnumerable<PreflightRemark> Old(PreflightSubject subject)
    {
        var now = subject.Warehouse.Now;
        if (subject.Request.To < DateOnly.FromDateTime(now.UtcDateTime))
            yield break;

        var source = subject.Catalog[subject.Scope.CalendarSource];
        var endpoints = subject.Endpoints.Feeding(source).Select(endpoint => Sql.Literal(endpoint.Name)).Append("''");
        var newest = subject.Query(
            $"""
            select max(moment) from (
              select max(imported_at) as moment from orchestration.imports where table_name = {Sql.Literal(source.FullName)}
              union all
              select max(fetched_at) from orchestration.fetches where outcome = 'ok' and endpoint in ({string.Join(", ", endpoints)})) t
            """).Rows[0][0] switch
        {
            DateTimeOffset at => at,
            DateTime at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)),
            _ => (DateTimeOffset?)null,
        };
        var fix = subject.Fetch([source], subject.Request.From, subject.Request.To);
        if (newest is null)
            yield return PreflightRemark.Warning($"the range reaches into the future, and {source.FullName} was never fetched or imported", fix);
        else if (now - newest.Value > TimeSpan.FromHours(subject.Limits.CalendarHoursMax))
            yield return PreflightRemark.Warning($"the range reaches into the future, and the newest {source.FullName} is of {newest.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC, at most {subject.Limits.CalendarHoursMax:0.#} hours are wanted", fix, newest);
    }
}
