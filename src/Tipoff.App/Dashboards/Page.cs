using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Dashboards;

/// <summary>A place in the dashboard, and what is to be read to stand there.</summary>
abstract record Place
{
    /// <summary>All signs and the open incidents: where it begins.</summary>
    public sealed record Overview : Place;

    /// <summary>What is wrong with a sign.</summary>
    public sealed record Troubles(Sign Sign) : Place;

    /// <summary>How the cells of a partition stand; those of one table only when it is named.</summary>
    public sealed record Cells(string Partition, string? Table) : Place;

    /// <summary>Runs that touched a cell, with what each try left.</summary>
    public sealed record Tries(string Table, string Partition) : Place;

    /// <summary>Everything that is known of a run, and of the cell if one is named.</summary>
    public sealed record Run(string Id, string? Table, string? Partition) : Place;

    /// <summary>What was decided of a workflow.</summary>
    public sealed record Decisions(string Workflow) : Place;

    /// <summary>What a site was asked in vain.</summary>
    public sealed record Requests(string Site) : Place;
}

/// <summary>A line that can be chosen.</summary>
/// <param name="Panel">The part of the dashboard; empty where there is only one.</param>
sealed record Entry(Health Health, string Panel, string Name, string Value, string Why)
{
    public string? Since { get; init; }

    /// <summary>The command that mends it, or tells more; null where there is nothing to be done.</summary>
    public string? Command { get; init; }

    /// <summary>Where it leads; null where nothing more is known.</summary>
    public Place? Leads { get; init; }
}

/// <summary>What stands on the screen at a place: lines to choose from, or a text.</summary>
/// <param name="Name">Its part of the way there.</param>
/// <param name="Title">What it shows, in a sentence; also what is said where it has no line.</param>
/// <param name="At">When it was read.</param>
sealed record Page(Place Place, string Name, string Title, DateTimeOffset At, IReadOnlyList<Entry> Entries)
{
    /// <summary>A text to be read instead of lines to choose from, in lines that fit.</summary>
    public IReadOnlyList<string>? Text { get; init; }

    /// <summary>What mends that of which the text tells.</summary>
    public string? Command { get; init; }

    /// <summary>The chosen line among <see cref="Shown"/>, or the first line of the text.</summary>
    public int Cursor { get; init; }

    public string Filter { get; init; } = "";

    /// <summary>Only lines of this panel; null: of all.</summary>
    public string? Panel { get; init; }

    public IReadOnlyList<Entry> Shown => [.. Entries.Where(entry => (Panel is null || entry.Panel == Panel) && IsFound(entry))];

    public Entry? Chosen => Shown is { Count: > 0 } shown && Text is null ? shown[Math.Min(Cursor, shown.Count - 1)] : null;

    /// <summary>The command of the chosen line, or of the page.</summary>
    public string? Mends => Chosen is { } entry ? entry.Command : Command;

    /// <summary>This page where the older one stood: the same line stays chosen.</summary>
    public Page InPlaceOf(Page older)
    {
        var page = this with { Filter = older.Filter, Panel = older.Panel, Cursor = older.Cursor };
        if (older.Chosen is not { } chosen)
            return page;

        var place = page.Shown.Index().Where(line => line.Item.Panel == chosen.Panel && line.Item.Name == chosen.Name).Select(line => line.Index).DefaultIfEmpty(page.Cursor).First();
        return page with { Cursor = place };
    }

    bool IsFound(Entry entry) => Filter.Length == 0
        || $"{entry.Panel} {entry.Name} {entry.Value} {entry.Why} {entry.Health}".Contains(Filter, StringComparison.OrdinalIgnoreCase);
}
