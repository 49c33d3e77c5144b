using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>What changed in a cell, as people and as programs read it.</summary>
/// <param name="difference">Null: one version is all that is known.</param>
sealed partial class DiffText(CellStory story, CellDifference? difference)
{
    /// <summary>What fits on a screen together; `--json` has everything.</summary>
    const int StepsShown = 3, ColumnsShown = 12, MarksShown = 5, RowsShown = 8, ValuesShown = 3, VersionsShown = 6, CorrectionsShown = 5;

    /// <summary>Two values, an arrow and a name fit beside each other.</summary>
    const int ValueCharacters = 24;

    public static object Json(CellStory story, CellDifference? difference) => new
    {
        table = story.Table.FullName,
        date = story.Partition,
        presence = story.Presence,
        rows = story.Rows,
        run = story.Run,
        updatedAt = story.UpdatedAt,
        firstRun = story.FirstRun?.Run,
        versions = story.Revisions.Select(revision => new
        {
            version = revision.Version,
            run = revision.Run,
            command = story.Commands.GetValueOrDefault(revision.Run),
            at = revision.RevisedAt,
            replacedRun = revision.ReplacedRun,
            isCodeChanged = revision.IsCodeChanged,
            isInputChanged = revision.IsInputChanged,
            inputs = revision.Inputs,
            rowsBefore = revision.RowsBefore,
            rowsAfter = revision.RowsAfter,
            rowsAdded = revision.RowsAdded,
            rowsRemoved = revision.RowsRemoved,
            rowsChanged = revision.RowsChanged,
            valuesChanged = revision.ValuesChanged,
            notKept = revision.NotKept,
        }),
        difference = difference is null ? null : new
        {
            from = difference.From,
            to = difference.Through,
            rowsAdded = difference.Added,
            rowsRemoved = difference.Removed,
            rowsChanged = difference.Changed,
            valuesChanged = difference.Values,
            notKept = difference.NotKept,
            columns = difference.Columns.Select(column => new { column = column.Column, values = column.Values, meanDifference = column.MeanDifference, largestDifference = column.LargestDifference }),
            changes = difference.Changes.Select(change => new { kind = change.Kind, row = change.RowKey, column = change.Column, old = change.Old, @new = change.New }),
        },
        corrections = story.Corrections.Select(correction => new { row = correction.Row, column = correction.Column, old = correction.Old, @new = correction.New, endpoint = correction.Endpoint, fetch = correction.Fetch, seenAt = correction.SeenAt }),
    };

    public void Print()
    {
        var name = $"[bold]{story.Table} {story.Partition}[/]";
        if (difference is null)
        {
            Invocation.Line($"{name}: one version, {story.Rows:N0} rows{(story.Presence == "ok" ? "" : $", {story.Presence}")}; no change is on record");
            if (story.FirstRun is { } first)
                Invocation.Line($"  made      {Moment(first.At)}  {first.Run}");
            if (story.Run is { } run && run != story.FirstRun?.Run)
                Invocation.Line($"  {(story.FirstRun is null ? "latest   " : "confirmed")} {Moment(story.UpdatedAt)}  {run}");
        }
        else
        {
            Invocation.Line($"{name}: {(difference.Through - difference.From > 1 ? $"versions {difference.From} to {difference.Through} as one change" : $"version {difference.Through} in place of {difference.From}")}");
            PrintDifference(difference);
        }

        PrintCorrections();
        PrintVersions();
    }

    void PrintDifference(CellDifference found)
    {
        var steps = story.Revisions.Where(revision => revision.Version > found.From && revision.Version <= found.Through).ToList();
        foreach (var step in steps.TakeLast(StepsShown))
            PrintStep(step);
        if (steps.Count > StepsShown)
            Invocation.Line($"  [grey]and {steps.Count - StepsShown:N0} earlier[/]");
        if (steps.Count == 0)
        {
            Invocation.Line("  nothing has changed since");
            return;
        }

        var scope = found.IsFiltered ? "of what was asked for, " : "";
        Invocation.Line($"  rows      {scope}{found.Added:N0} added, {found.Removed:N0} removed, {found.Changed:N0} changed; {steps[0].RowsBefore:N0} before, {steps[^1].RowsAfter:N0} after");
        if (found.NotKept > 0)
            Invocation.Line($"  [yellow]{found.NotKept:N0} of the changed rows and values are counted only: see changedValuesMax, changedValuesDays in `tipoff config show`[/]");
        PrintColumns(found.Columns);
        PrintMarks(found.Changes, ChangeKind.Removed, "[red]-[/]");
        PrintMarks(found.Changes, ChangeKind.Added, "[green]+[/]");
        PrintRows([.. found.Changes.Where(change => change.Kind == ChangeKind.Changed)]);
    }

    void PrintStep(Revision step)
    {
        Invocation.Line($"  made      {Moment(step.RevisedAt)}  {Markup.Escape(step.Run)}");
        if (story.Commands.GetValueOrDefault(step.Run) is { } command)
            Invocation.Line($"  by        {Markup.Escape(command)}");
        Invocation.Line($"  because   {Because(story, step)}");
    }

    static string Because(CellStory story, Revision step)
    {
        var inputs = step.Inputs.Count > 0 ? $"inputs changed: {string.Join(", ", step.Inputs)}" : "inputs changed";
        return (step.IsCodeChanged, step.IsInputChanged) switch
        {
            (true, true) => $"code changed, and {inputs}",
            (true, false) => "code changed",
            (false, true) => inputs,
            _ => story.Table.Upstreams.Count == 0 ? "its source was read again" : "other rows came: neither code nor inputs changed",
        };
    }

    static void PrintColumns(IReadOnlyList<RevisedColumn> columns)
    {
        if (columns.Count == 0)
            return;

        var table = Columns.Of("column", ">values", ">mean difference", ">largest");
        foreach (var column in columns.OrderByDescending(column => column.Values).Take(ColumnsShown))
            table.AddRow(column.Column, $"{column.Values:N0}", Short(column.MeanDifference), Short(column.LargestDifference));
        AnsiConsole.Write(table);
        if (columns.Count > ColumnsShown)
            Invocation.Line($"[grey]and {columns.Count - ColumnsShown:N0} columns more; --column shows some, --json all[/]");
    }

    void PrintMarks(IReadOnlyList<Change> changes, ChangeKind kind, string sign)
    {
        var marks = changes.Where(change => change.Kind == kind && change.Column is null).ToList();
        var names = Names(marks.Take(MarksShown).Select(mark => mark.RowKey));
        foreach (var mark in marks.Take(MarksShown))
            Invocation.Line($"{sign} {Markup.Escape(Row(mark.RowKey))}{Name(names, mark.RowKey)}");
        if (marks.Count > MarksShown)
            Invocation.Line($"  [grey]and {marks.Count - MarksShown:N0} more {(kind == ChangeKind.Added ? "added" : "removed")}; --key finds one, --json has all[/]");
    }

    /// <summary>The rows with the largest relative differences; of each, its largest.</summary>
    void PrintRows(List<Change> changes)
    {
        var rows = changes.GroupBy(change => change.RowKey)
            .Select(row => (Key: row.Key, Values: row.OrderByDescending(change => CellDifference.Relative(story.Table, change) ?? -1).ThenBy(change => change.Column, StringComparer.Ordinal).ToList()))
            .OrderByDescending(row => CellDifference.Relative(story.Table, row.Values[0]) ?? -1).ThenBy(row => row.Key, StringComparer.Ordinal)
            .ToList();
        var names = Names(rows.Take(RowsShown).Select(row => row.Key));
        foreach (var (key, values) in rows.Take(RowsShown))
        {
            Invocation.Line($"[yellow]~[/] {Markup.Escape(Row(key))}{Name(names, key)}");
            foreach (var change in values.Take(ValuesShown))
            {
                var share = CellDifference.Relative(story.Table, change) is { } relative ? string.Create(CultureInfo.InvariantCulture, $"  [grey]{100 * relative:0.###} %[/]") : "";
                Invocation.Line($"    {change.Column}  {Value(change.Old)} → [bold]{Value(change.New)}[/]{share}");
            }

            if (values.Count > ValuesShown)
                Invocation.Line($"    [grey]and {values.Count - ValuesShown:N0} more[/]");
        }

        if (rows.Count > RowsShown)
            Invocation.Line($"  [grey]and {rows.Count - RowsShown:N0} rows more; --key finds one, --json has all[/]");
    }

    void PrintCorrections()
    {
        if (story.Corrections.Count == 0)
            return;

        Invocation.Line($"Its source has corrected [bold]{story.Corrections.Count:N0}[/] values:");
        foreach (var correction in story.Corrections.TakeLast(CorrectionsShown))
            Invocation.Line($"  {Moment(correction.SeenAt)}  {Markup.Escape(Row(correction.Row))} {correction.Column}  {Value(correction.Old)} → [bold]{Value(correction.New)}[/]  [grey]fetch {Markup.Escape(correction.Fetch)}[/]");
        if (story.Corrections.Count > CorrectionsShown)
            Invocation.Line($"  [grey]and {story.Corrections.Count - CorrectionsShown:N0} earlier: tipoff source corrections --from {story.Partition} --to {story.Partition}[/]");
    }

    void PrintVersions()
    {
        if (story.Revisions.Count < 2)
            return;

        Invocation.Line($"{story.Latest:N0} versions; each by itself with [bold]--run RUN[/], several as one with [bold]--since RUN[/]:");
        var table = Columns.Of(">no.", "made (UTC)", "run", ">rows", ">values", "code", "inputs");
        foreach (var revision in story.Revisions.TakeLast(VersionsShown))
            table.AddRow($"{revision.Version}", Minute(revision.RevisedAt), Markup.Escape(revision.Run), $"{revision.RowsAfter:N0}", $"{revision.ValuesChanged:N0}", revision.IsCodeChanged ? "changed" : "", revision.IsInputChanged ? "changed" : "");
        AnsiConsole.Write(table);
    }

    /// <summary>A key without the date, which stands in the title.</summary>
    string Row(string key) => story.Table.Partition is { } partition ? $" {key} ".Replace($" {partition.Name}={story.Partition} ", " ").Trim() : key;

    /// <summary>Names of the players that the keys speak of, by id.</summary>
    Dictionary<string, string> Names(IEnumerable<string> keys)
    {
        var ids = keys.Select(key => PlayerInKey().Match(key)).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct().ToList();
        return ids.Count == 0
            ? []
            : story.Query($"select cast(player_id as varchar), player_name from reference.players where player_id in ({string.Join(", ", ids)})").Rows.DistinctBy(row => row[0]).ToDictionary(row => (string)row[0]!, row => (string)row[1]!);
    }

    static string Name(Dictionary<string, string> names, string key) => names.GetValueOrDefault(PlayerInKey().Match(key).Groups[1].Value) is { } name ? $"  {Markup.Escape(name)}" : "";

    [GeneratedRegex(@"\bplayer_id=([0-9]+)")]
    private static partial Regex PlayerInKey();

    static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    static string Moment(DateTimeOffset at) => $"{Minute(at)} UTC";

    static string Short(double? number) => number is { } value ? value.ToString("G4", CultureInfo.InvariantCulture) : "";

    static string Value(string? text) => text is null ? "[grey]null[/]" : Markup.Escape(text.Length > ValueCharacters ? $"{text[..(ValueCharacters - 1)]}…" : text);
}
