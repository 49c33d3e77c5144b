using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>The partitions that a table must or may have, and what each must hold.</summary>
/// <param name="Units">Null when nothing is demanded of the cell.</param>
public sealed record ExpectedCell(string Partition, IReadOnlySet<string>? Units, string? Rule);

/// <summary>Finds the cells with work: a pure function of declarations, ledger and expectations.</summary>
public static class Planner
{
    /// <param name="expected">For each table, the cells it must have in the whole warehouse.</param>
    /// <param name="isBuilt">Whether a table is made here; landed tables are only read.</param>
    public static Plan Plan(
        Catalog catalog, PlanRequest request, Ledger ledger, Func<Table, IReadOnlyList<ExpectedCell>> expected, Func<Table, bool> isBuilt, int attemptsMax = int.MaxValue)
    {
        var chosen = Chosen(catalog, request, isBuilt);
        Dictionary<Type, Pending> planned = [];
        List<Stage> stages = [];
        foreach (var table in chosen)
        {
            var cells = Work(catalog, request, ledger, table, expected(table), planned, attemptsMax);
            if (cells.Count == 0)
                continue;

            planned[table.GetType()] = new Pending(cells.Select(cell => Inputs.DateOf(cell.Partition)));
            stages.AddRange(cells
                .GroupBy(cell => Inputs.DateOf(cell.Partition) is { } date ? catalog.PeriodOf(date) : 0)
                .OrderBy(group => group.Key)
                .Select(group => new Stage(table.FullName, group.Key, [.. group])));
        }

        if (request.NewestFirst)
            stages = [.. stages.OrderByDescending(stage => stage.Period == 0 ? int.MaxValue : stage.Period)];
        return new Plan(request, stages, Estimate(ledger, stages));
    }

    /// <summary>The tables that a request is about, upstream before downstream.</summary>
    public static IReadOnlyList<Table> Chosen(Catalog catalog, PlanRequest request, Func<Table, bool> isBuilt)
    {
        var chosen = request.Tables is null ? catalog.Tables.ToHashSet() : [.. catalog.Select(request.Tables)];
        if (request.Downstream)
        {
            foreach (var table in catalog.Tables)
            {
                if (table.Upstreams.Any(upstream => chosen.Contains(catalog[upstream.Table])))
                    chosen.Add(table);
            }
        }

        return [.. catalog.Tables.Where(table => chosen.Contains(table) && isBuilt(table))];
    }

    static List<PlannedCell> Work(
        Catalog catalog, PlanRequest request, Ledger ledger, Table table, IReadOnlyList<ExpectedCell> expected, Dictionary<Type, Pending> planned, int attemptsMax)
    {
        var inputs = new Inputs(catalog, ledger, table);
        List<PlannedCell> work = [];
        foreach (var cell in expected)
        {
            var date = Inputs.DateOf(cell.Partition);
            if (date is { } day && (day < request.From || day > request.To))
                continue;

            var reason = Reason(ledger[table.FullName, cell.Partition], table, inputs, cell, attemptsMax) ?? Upstream(catalog, table, date, planned);
            if (reason is not null && IsWanted(request.Only, reason) && !IsStillWaiting(catalog, ledger, table, cell.Partition, planned))
                work.Add(new PlannedCell(table.FullName, cell.Partition, reason));
        }

        return work;
    }

    /// <summary>Why the cell needs work by itself; null when it is there and made from today's code and inputs.</summary>
    static string? Reason(Cell? cell, Table table, Inputs inputs, ExpectedCell expected, int attemptsMax)
    {
        if (cell?.Fingerprint is null && cell?.Presence != Presence.Quarantined && cell?.Presence != Presence.FailedRetryable)
            return "missing";

        var isRuleGone = cell.Presence == Presence.SkippedByRule && expected is { Units: not null, Rule: null };
        if (isRuleGone)
            return "missing";

        var now = inputs.Of(expected.Partition);
        var changed = inputs.Changed(cell.Inputs, now).ToList();
        if (cell.Fingerprint is not null && cell.Fingerprint != table.Fingerprint)
            return Cell.StaleCode;
        if (cell.Fingerprint is not null && changed.Count > 0)
            return $"stale(input: {string.Join(", ", changed)})";
        return cell.Presence switch
        {
            Presence.FailedRetryable or Presence.Quarantined or Presence.WaitingUpstream => cell.Attempt < attemptsMax ? "failed" : null,
            Presence.Expected or Presence.Running => "missing",
            _ => null,
        };
    }

    /// <summary>
    /// Whether the cell was found waiting for a required cell of its date that is still not there and that this plan does not bring either:
    /// trying again would find the same.
    /// </summary>
    static bool IsStillWaiting(Catalog catalog, Ledger ledger, Table table, string partition, Dictionary<Type, Pending> planned) =>
        ledger[table.FullName, partition] is { Presence: Presence.WaitingUpstream, Rows: 0 }
        && Blocker(catalog, ledger, table, partition) is { } blocker
        && !(planned.TryGetValue(catalog[blocker].GetType(), out var pending) && pending.Meets(new Window.SameDay(), Inputs.DateOf(partition), catalog.PeriodOf));

    /// <summary>The first upstream of the same day, other than one of several sources, whose cell is demanded but not there.</summary>
    public static string? Blocker(Catalog catalog, Ledger ledger, Table table, string partition) =>
        table.Upstreams
            .Where(upstream => upstream is { IsRequired: true, Window: Window.SameDay })
            .Select(upstream => ledger[catalog[upstream.Table].FullName, partition])
            .FirstOrDefault(cell => cell is { IsServed: false, Rows: 0 })?
            .Table;

    static string? Upstream(Catalog catalog, Table table, DateOnly? date, Dictionary<Type, Pending> planned)
    {
        foreach (var upstream in table.Upstreams)
        {
            if (planned.TryGetValue(upstream.Table, out var pending) && pending.Meets(upstream.Window, date, catalog.PeriodOf))
                return $"upstream: {catalog[upstream.Table].FullName}";
        }

        return null;
    }

    static bool IsWanted(Only only, string reason) => only switch
    {
        Only.Missing => reason == "missing",
        Only.Failed => reason == "failed",
        Only.Stale => reason.StartsWith("stale", StringComparison.Ordinal) || reason.StartsWith("upstream", StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>From the seconds that cells of the same table took before.</summary>
    static Estimate Estimate(Ledger ledger, List<Stage> stages)
    {
        double p50 = 0, p90 = 0;
        var isKnown = stages.Count == 0;
        foreach (var group in stages.GroupBy(stage => stage.Table))
        {
            var history = ledger.Of(group.Key).Where(cell => cell.Seconds > 0).Select(cell => cell.Seconds).Order().ToArray();
            if (history.Length == 0)
                continue;

            isKnown = true;
            var cells = group.Sum(stage => stage.Cells.Count);
            p50 += cells * history[history.Length / 2];
            p90 += cells * history[history.Length * 9 / 10];
        }

        return isKnown ? new Estimate(Math.Round(p50, 3), Math.Round(p90, 3), 0, 0) : new Estimate(null, null, 0, 0);
    }

    /// <summary>Dates of a table that are already in the plan.</summary>
    sealed class Pending(IEnumerable<DateOnly?> dates)
    {
        readonly SortedSet<DateOnly> dated = [.. dates.Where(date => date is not null).Select(date => date!.Value)];
        readonly bool isUndated = dates.Any(date => date is null);

        /// <summary>Whether a cell of <paramref name="date"/> reads one of them through the window.</summary>
        public bool Meets(Window window, DateOnly? date, Func<DateOnly, int> periodOf)
        {
            if (isUndated || window is Window.Whole || date is not { } day)
                return true;

            return window switch
            {
                Window.SameDay => dated.Contains(day),
                Window.Days days => Any(day.AddDays(-days.Count), day.AddDays(-1)),
                Window.DaysAfter days => Any(day.AddDays(1), day.AddDays(days.Count)),
                Window.Ever => Any(DateOnly.MinValue, day.AddDays(-1)),
                Window.EverThrough => Any(DateOnly.MinValue, day),
                Window.Periods periods => Between(day.AddDays(-1)).Any(other => periodOf(other) >= periodOf(day) - periods.Earlier),
                Window.WholePeriod => dated.Any(other => periodOf(other) == periodOf(day)),
                Window.PeriodThrough => Between(day).Any(other => periodOf(other) == periodOf(day)),
                _ => throw new System.Diagnostics.UnreachableException(window.ToString()),
            };
        }

        bool Any(DateOnly low, DateOnly high) => low <= high && dated.Count > 0 && dated.GetViewBetween(low, high).Count > 0;

        /// <summary>Latest first, so that the first hit of a period ends the search.</summary>
        IEnumerable<DateOnly> Between(DateOnly high) => dated.GetViewBetween(DateOnly.MinValue, high).Reverse();
    }
}
