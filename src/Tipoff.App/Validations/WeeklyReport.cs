using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.App.Validations;

/// <summary>Seven days held against the schedule, and the gaps of any age: a hole that nobody saw in its own week is seen in every later one.</summary>
/// <param name="Ages">Every demanded table since it began.</param>
/// <param name="Silence">Why nothing can be said of the week; null when the schedule speaks of it.</param>
sealed record WeeklyReport(Validation Week, CompletenessReport Ages, string? Silence)
{
    const int Days = 7;

    public DateOnly From => Week.From;

    public DateOnly To => Week.To;

    /// <summary>Gaps before the week, oldest first.</summary>
    public IReadOnlyList<SharedGap> Older => [.. GapList.Of(Ages).Where(gap => string.CompareOrdinal(gap.Partition, $"{From:yyyy-MM-dd}") < 0)];

    /// <summary>Failed whenever anything is missing, whatever its age, and when nobody can know.</summary>
    public Exit Exit => Silence is not null || Ages.HasGaps ? Exit.Failed : Week.Exit;

    /// <summary>passed, passed with remarks, or failed.</summary>
    public string Status => Exit switch { Exit.Done => "passed", Exit.Partial => "passed with remarks", _ => "failed" };

    /// <summary>What is wrong, in words; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            List<string> faults = Silence is null ? [] : [Silence];
            if (Week.Completeness.HasGaps)
                faults.Add($"the week lacks {Counted(Week.Completeness.Layers.SelectMany(layer => layer.Gaps).SelectMany(gap => gap.Units).Distinct().Count(), "game")} in some layer");
            if (Older.Count > 0)
                faults.Add($"{Counted(Older.Select(gap => gap.Partition).Distinct().Count(), "earlier date")} from {Older[0].Partition} on lack games in some table");
            if (!Week.Completeness.HasGaps && Older.Count == 0 && Ages.HasGaps)
                faults.Add("tables outside of the layers lack games of the week");
            faults.AddRange(Week.Quality.Columns.Where(column => column.IsFailure).Select(column => $"{column.Table}.{column.Bar.Column} {(column.Error is null ? $"is filled to {column.Percent} %, below {column.Bar.Percent} %" : "could not be measured")}"));
            faults.AddRange(Week.Quality.Duplicates.Where(table => !table.IsOk).Select(table => $"{table.Table} {(table.Error is null ? "holds rows beyond one for each key" : "could not be counted")}"));
            return faults;
        }
    }

    /// <summary>The command that mends it; null when nothing is wrong.</summary>
    public string? Mend(Catalog catalog) =>
        Silence is not null ? "tipoff source fetch  (brings the schedule up to date)"
        : Ages.HasGaps ? Remedy.Of(catalog, Week with { Completeness = Ages })
        : Week.IsHealthy ? null
        : Remedy.Of(catalog, Week);

    /// <param name="to">Last date of the seven.</param>
    /// <exception cref="Problem">The warehouse holds no schedule at all.</exception>
    public static WeeklyReport Of(Catalog catalog, Func<string, QueryResult> query, DateTimeOffset now, DateOnly to)
    {
        var from = to.AddDays(1 - Days);
        var known = query("select min(cast(partition as date)), max(cast(partition as date)) from orchestration.cells where table_name = 'reference.games' and row_count > 0").Rows[0];
        if (QueryResult.Instant(known[0]) is not { } first || QueryResult.Instant(known[1]) is not { } last)
            throw new Problem("no schedule", "the warehouse holds no game", "Run `tipoff import DIR` or `tipoff source fetch` first") { Exit = Exit.TryLater };

        var week = RangeValidation.Measure(catalog, query, now, CompletenessLayers.All, from, to);
        CompletenessLayer[] all = [.. CompletenessLayers.All.Where(layer => layer.Name is "L1" or "L2"), .. GapInventory.Built(catalog)];
        var ages = new Completeness(catalog, query, now).Measure(all, DateOnly.FromDateTime(first.UtcDateTime), to).SinceBegun();
        return new WeeklyReport(week, ages, SilenceOf(DateOnly.FromDateTime(last.UtcDateTime), from, to));
    }

    /// <summary>From November to the tenth of April the schedule always knows of later games; when it does not, it was not fetched, and no gap would show.</summary>
    static string? SilenceOf(DateOnly last, DateOnly from, DateOnly to) =>
        last < from && (to.Month is 11 or 12 or 1 or 2 or 3 || to is { Month: 4, Day: <= 10 })
            ? $"the schedule held here ends on {last:yyyy-MM-dd}: whether games of the week are missing cannot be known"
            : null;

    static string Counted(int count, string noun) => $"{count:N0} {noun}{(count == 1 ? "" : "s")}";
}
