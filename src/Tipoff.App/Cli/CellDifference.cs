using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>What changed between two versions of a cell.</summary>
/// <param name="From">The older version.</param>
/// <param name="NotKept">Rows and values that changed and are no longer, or never were, kept; what is said of single values does without them.</param>
/// <param name="Columns">Exact for one step between versions, of kept values otherwise.</param>
/// <param name="IsFiltered">Whether only some columns or rows were asked for.</param>
sealed record CellDifference(int From, int Through, long Added, long Removed, long Changed, long Values, long NotKept, IReadOnlyList<RevisedColumn> Columns, IReadOnlyList<Change> Changes, bool IsFiltered)
{
    /// <param name="columns">Only these; null: all.</param>
    /// <param name="key">Only rows whose key contains it; null: all.</param>
    public static CellDifference Of(CellStory story, int from, int through, IReadOnlySet<string>? columns, string? key)
    {
        List<Revision> steps = [.. story.Revisions.Where(revision => revision.Version > from && revision.Version <= through)];
        List<IReadOnlyList<Change>> kept = [.. steps.Select(step => story.Changes(step.Version))];
        var net = kept.Count == 1 ? kept[0] : NetChanges.Of(kept);
        List<Change> changes = [.. net.Where(change => (key is null || change.RowKey.Contains(key, StringComparison.OrdinalIgnoreCase)) && (columns is null || change.Column is null || columns.Contains(change.Column)))];
        // Told and counted at once: of values that were forgotten after their days only the count is left.
        var forgotten = steps.Zip(kept, (step, values) => values.Count == 0 ? Math.Max(step.NotKept, step.RowsAdded + step.RowsRemoved + step.ValuesChanged) : step.NotKept).Sum();
        var isExact = steps.Count == 1 && key is null;
        var told = isExact ? [.. steps[0].Columns.Where(column => columns?.Contains(column.Column) ?? true)] : Counted(story.Table, changes);
        return isExact && columns is null
            ? new(from, through, steps[0].RowsAdded, steps[0].RowsRemoved, steps[0].RowsChanged, steps[0].ValuesChanged, forgotten, told, changes, false)
            : new(
                from, through, Rows(changes, ChangeKind.Added), Rows(changes, ChangeKind.Removed), Rows(changes, ChangeKind.Changed), told.Sum(column => column.Values), forgotten, told,
                changes, columns is not null || key is not null);
    }

    /// <summary>How much a value changed: its difference as a share of the larger of both; null where there is none.</summary>
    public static double? Relative(Table table, Change change) =>
        Distance(table, change) is { } distance ? distance == 0 ? 0 : distance / Math.Max(Math.Abs(Number(change.Old)!.Value), Math.Abs(Number(change.New)!.Value)) : null;

    static int Rows(List<Change> changes, ChangeKind kind) => changes.Where(change => change.Kind == kind).Select(change => change.RowKey).Distinct().Count();

    static List<RevisedColumn> Counted(Table table, List<Change> changes) =>
    [
        .. from change in changes
           where change.Kind == ChangeKind.Changed
           group change by change.Column! into column
           let distances = column.Select(change => Distance(table, change)).OfType<double>().ToList()
           orderby table.Columns.ToList().FindIndex(other => other.Name == column.Key)
           select new RevisedColumn(column.Key, column.Count(), distances.Count == 0 ? null : distances.Average(), distances.Count == 0 ? null : distances.Max()),
    ];

    static double? Distance(Table table, Change change) =>
        table.Columns.FirstOrDefault(column => column.Name == change.Column) is { IsNumber: true } && Number(change.New) - Number(change.Old) is { } difference && double.IsFinite(difference)
            ? Math.Abs(difference)
            : null;

    static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
