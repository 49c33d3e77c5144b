using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>The partitions that a table must or may have, and what each must hold.</summary>
/// <param name="Units">Null when nothing is demanded of the cell.</param>
public sealed record ExpectedCell(string Partition, IReadOnlySet<string>? Units, string? Rule);

/// <summary>Finds the cells with work: a pure function of declarations, ledger and expectations.</summary>
public static class Planner
{
    /// <summary>How the reason of a cell begins that is planned only because another one is.</summary>
    public const string BecauseOfUpstream = "upstream: ";

    /// <param name="expected">For each table, the cells it must have in the whole warehouse.</param>
    /// <param name="isBuilt">Whether a table is made here; landed tables are only read.</param>
    /// <param name="now">Against which the next tries of failed cells are held.</param>
    public static Plan Plan(
        Catalog catalog, PlanRequest request, Ledger ledger, Func<Table, IReadOnlyList<ExpectedCell>> expected, Func<Table, bool> isBuilt,
        int attemptsMax = int.MaxValue, DateTimeOffset now = default)
    {
        var lane = new Lane(catalog, ledger, request, attemptsMax, now, request.Cells?.ToHashSet());
        var chosen = Chosen(catalog, request, isBuilt);
        Dictionary<Type, Pending> planned = [];
        Dictionary<(Type, Window), Func<DateOnly?, string>> hashes = [];
        List<Stage> stages = [];
        foreach (var table in chosen)
        {
            var cells = Work(lane, new Inputs(catalog, ledger, table, hashes), table, expected(table), planned);
            if (cells.Count == 0)
                continue;

            planned[table.GetType()] = new Pending(catalog, cells.Select(cell => Inputs.DateOf(cell.Partition)));
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

    static List<PlannedCell> Work(Lane lane, Inputs inputs, Table table, IReadOnlyList<ExpectedCell> expected, Dictionary<Type, Pending> planned)
    {
        var (catalog, ledger, request) = (lane.Catalog, lane.Ledger, lane.Request);
        var upstreams = table.Upstreams
            .Where(upstream => planned.ContainsKey(upstream.Table))
            .Select(upstream => new Reach(planned[upstream.Table], upstream.Window, $"{BecauseOfUpstream}{catalog[upstream.Table].FullName}"))
            .ToList();
        List<PlannedCell> work = [];
        foreach (var cell in expected)
        {
            var date = Inputs.DateOf(cell.Partition);
            if (date is { } day && (day < request.From || day > request.To))
                continue;
            if (lane.Cells?.Contains(CellList.Name(table.FullName, cell.Partition)) == false)
                continue;

            var held = ledger[table.FullName, cell.Partition];
            var reason = Reason(held, date, table, inputs, cell, lane) ?? Reached(upstreams, date);
            if (reason is not null && IsWanted(request.Only, reason) && !IsStillWaiting(catalog, ledger, table, held, date, planned))
                work.Add(new PlannedCell(table.FullName, cell.Partition, reason));
        }

        return work;
    }

    /// <summary>Which upstream in the plan a cell of the date reads; null when none.</summary>
    static string? Reached(List<Reach> upstreams, DateOnly? date)
    {
        foreach (var upstream in upstreams)
        {
            if (upstream.Includes(date))
                return upstream.Reason;
        }

        return null;
    }

    /// <summary>Why the cell needs work by itself; null when it is there and made from today's code and inputs.</summary>
    static string? Reason(Cell? cell, DateOnly? date, Table table, Inputs inputs, ExpectedCell expected, Lane lane)
    {
        if (lane.Request.Only == Only.Failed && cell?.Presence == Presence.OkDegraded)
            return "failed";
        if (lane.Request.Only == Only.Failed && cell?.Failure is not (null or FailureClass.InsufficientData or FailureClass.MissingDependency))
            return "failed";
        if (cell?.Tried is { } tried)
            return Again(cell, date, tried, table, inputs, lane);
        if (cell?.Fingerprint is null && cell?.Presence is not (Presence.Quarantined or Presence.FailedRetryable or Presence.FailedTerminal))
            return "missing";

        var isRuleGone = cell.Presence == Presence.SkippedByRule && expected is { Units: not null, Rule: null };
        if (isRuleGone)
            return "missing";

        if (cell.Fingerprint is not null && cell.Fingerprint != table.Fingerprint)
            return Cell.StaleCode;
        if (cell.Fingerprint is not null && inputs.Stale(cell.Inputs, date) is { } stale)
            return stale;
        return cell.Presence switch
        {
            // Nothing is known of how it was tried: it waited for a cell that is there now, or an older version left it.
            Presence.FailedRetryable or Presence.FailedTerminal or Presence.Quarantined or Presence.WaitingUpstream => "failed",
            Presence.Expected or Presence.Running => "missing",
            _ => null,
        };
    }

    /// <summary>
    /// Why a cell that failed is tried again: something that it was tried with has changed, or time may have helped. Rejected rows would be
    /// rejected again, and what was given up is left until a person asks for it.
    /// </summary>
    static string? Again(Cell cell, DateOnly? date, Try tried, Table table, Inputs inputs, Lane lane)
    {
        if (tried.Fingerprint != table.Fingerprint)
            return Cell.StaleCode;
        if (inputs.Stale(tried.Inputs, date) is { } stale)
            return stale;

        var isOpen = cell.Presence is (Presence.FailedRetryable or Presence.WaitingUpstream) && cell.Attempt < lane.AttemptsMax;
        return isOpen && !(lane.Request.IsAutomatic && tried.RetryAt > lane.Now) ? "failed" : null;
    }

    /// <summary>
    /// Whether the cell was found waiting for a required cell of its date that is still not there and that this plan does not bring either:
    /// trying again would find the same, whatever it still holds of an earlier version.
    /// </summary>
    static bool IsStillWaiting(Catalog catalog, Ledger ledger, Table table, Cell? cell, DateOnly? date, Dictionary<Type, Pending> planned) =>
        cell is { Presence: Presence.WaitingUpstream } && (cell.Rows == 0 || cell.Tried is null)
        && Blocker(catalog, ledger, table, cell.Partition) is { } blocker
        && !(planned.TryGetValue(catalog[blocker].GetType(), out var pending) && pending.Meets(new Window.SameDay(), date));

    /// <summary>The first upstream of the same day, other than one of several sources, whose cell is demanded but not there.</summary>
    public static string? Blocker(Catalog catalog, Ledger ledger, Table table, string partition) =>
        table.Upstreams
            .Where(upstream => upstream is { IsRequired: true, Window: Window.SameDay })
            .Select(upstream => ledger[catalog[upstream.Table].FullName, partition])
            .FirstOrDefault(cell => cell is { IsServed: false, Rows: 0 })?
            .Table;

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
            var history = ledger.Of(group.Key).Select(cell => cell.Seconds).Where(seconds => seconds > 0).ToArray();
            Array.Sort(history);
            if (history.Length == 0)
                continue;

            isKnown = true;
            var cells = group.Sum(stage => stage.Cells.Count);
            p50 += cells * history[history.Length / 2];
            p90 += cells * history[history.Length * 9 / 10];
        }

        return isKnown ? new Estimate(Math.Round(p50, 3), Math.Round(p90, 3), 0, 0) : new Estimate(null, null, 0, 0);
    }

    /// <summary>What decides over cells that failed: who asks, how often one is tried, and what time it is.</summary>
    sealed record Lane(Catalog Catalog, Ledger Ledger, PlanRequest Request, int AttemptsMax, DateTimeOffset Now, HashSet<string>? Cells);

    /// <summary>One upstream in the plan, as its reader sees it: most cells of a long ledger lie outside of what can read its dates.</summary>
    sealed class Reach(Pending pending, Window window, string reason)
    {
        readonly DateOnly earliest = pending.Earliest(window);
        readonly DateOnly last = pending.Last(window);

        public string Reason => reason;

        public bool Includes(DateOnly? date) => (date is not { } day || (day >= earliest && day <= last)) && pending.Meets(window, date);
    }

    /// <summary>Dates of a table that are already in the plan.</summary>
    sealed class Pending
    {
        readonly Catalog catalog;
        readonly HashSet<DateOnly> dated;
        readonly HashSet<int> periods;
        readonly DateOnly[] sorted;
        readonly bool isUndated;

        public Pending(Catalog catalog, IEnumerable<DateOnly?> dates)
        {
            this.catalog = catalog;
            var all = dates.ToList();
            isUndated = all.Contains(null);
            dated = [.. all.OfType<DateOnly>()];
            periods = [.. dated.Select(catalog.PeriodOf)];
            sorted = [.. dated.Order()];
        }

        /// <summary>No earlier date reads one of them through the window.</summary>
        public DateOnly Earliest(Window window) => isUndated ? DateOnly.MinValue : window switch
        {
            Window.DaysAfter days => sorted[0].AddDays(-days.Count),
            Window.Whole or Window.WholePeriod => DateOnly.MinValue,
            _ => sorted[0],
        };

        /// <summary>No later date reads one of them through the window.</summary>
        public DateOnly Last(Window window) => isUndated ? DateOnly.MaxValue : window switch
        {
            Window.SameDay or Window.DaysAfter => sorted[^1],
            Window.Days days => sorted[^1].AddDays(days.Count),
            _ => DateOnly.MaxValue,
        };

        /// <summary>Whether a cell of <paramref name="date"/> reads one of them through the window.</summary>
        public bool Meets(Window window, DateOnly? date)
        {
            if (isUndated || window is Window.Whole || date is not { } day)
                return true;

            return window switch
            {
                Window.SameDay => dated.Contains(day),
                Window.Days days => Latest(day.AddDays(-1)) >= day.AddDays(-days.Count),
                Window.DaysAfter days => Latest(day.AddDays(days.Count)) > day,
                Window.Ever => sorted.Length > 0 && sorted[0] < day,
                Window.EverThrough => sorted.Length > 0 && sorted[0] <= day,
                Window.Periods earlier => Latest(day.AddDays(-1)) is { } latest && catalog.PeriodOf(latest) >= catalog.PeriodOf(day) - earlier.Earlier,
                Window.WholePeriod => periods.Contains(catalog.PeriodOf(day)),
                Window.PeriodThrough => Latest(day) is { } latest && catalog.PeriodOf(latest) == catalog.PeriodOf(day),
                _ => throw new System.Diagnostics.UnreachableException(window.ToString()),
            };
        }

        /// <summary>The last of them that is not later than the day: periods rise with dates, so that it decides for all before it.</summary>
        DateOnly? Latest(DateOnly day)
        {
            var at = Array.BinarySearch(sorted, day);
            var index = at >= 0 ? at : ~at - 1;
            return index >= 0 ? sorted[index] : null;
        }
    }
}
