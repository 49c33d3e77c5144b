using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.App.Cli.Quarantine;

/// <summary>What was rejected and waits.</summary>
sealed class List() : Verb("list", "Rejected rows by table, date and check: how many, since when, from where, what became of the cell, what to run next")
{
    static readonly Option<string?> Only = SharedOptions.Tables;

    static readonly Option<bool> All = new("--all") { Description = "Also rows that wait no more: who decided so, and why" };

    public override IReadOnlyList<string> Examples => ["tipoff quarantine list", "tipoff quarantine list --tables raw.* --all --json"];

    public override IReadOnlyList<Option> Options => [Only, All];

    public override Exit Run(Invocation call)
    {
        using var reader = Reader.Open(call);
        List<string>? tables = call.Get(Only) is { } selectors ? [.. call.Catalog.Select(selectors).Select(table => table.FullName)] : null;
        var groups = reader.Query(RejectedGroup.Query(tables, call.Get(All))).Rows.Select(RejectedGroup.From).ToList();
        var endpoints = League.Endpoints(call.Catalog);
        var lines = groups.ConvertAll(group => (Group: group, Next: Next(reader.Query, endpoints, groups, group)));
        call.Answer(
            new
            {
                waiting = groups.Where(group => group.ClosedAt is null).Sum(group => group.Rows),
                groups = lines.Select(line => new
                {
                    table = line.Group.Table,
                    date = line.Group.Partition,
                    check = line.Group.Check,
                    rows = line.Group.Rows,
                    since = line.Group.Since,
                    file = line.Group.File,
                    run = line.Group.Run,
                    presence = line.Group.Presence,
                    reason = line.Group.Reason,
                    state = line.Group.State,
                    by = line.Group.By,
                    why = line.Group.Why,
                    decidedAt = line.Group.DecidedAt,
                    closedAt = line.Group.ClosedAt,
                    next = line.Next,
                }),
            },
            () => Print(lines));
        return groups.Exists(group => group.ClosedAt is null) ? Exit.Partial : Exit.Done;
    }

    /// <summary>Look before deciding; what is decided only has to be published.</summary>
    static string? Next(Func<string, QueryResult> query, EndpointCatalog endpoints, List<RejectedGroup> groups, RejectedGroup group)
    {
        if (group.ClosedAt is not null)
            return null;
        if (groups.Exists(other => other.Table == group.Table && other.Partition == group.Partition && other.State == RejectedGroup.Waiting))
            return $"tipoff quarantine show {group.Table} {group.Partition}";

        var isFetched = CellRelease.IsFetched(endpoints, group.File);
        var path = isFetched || group.File is not { } file ? null : CellRelease.Imported(query, group.Table, file)?.Path;
        return CellRelease.Command(group.Table, group.Partition, group.File, isFetched, path);
    }

    static void Print(List<(RejectedGroup Group, string? Next)> lines)
    {
        if (!lines.Exists(line => line.Group.ClosedAt is null))
            Invocation.Line("[green]✓[/] no rejected row waits");
        foreach (var (group, next) in lines)
        {
            var color = group.ClosedAt is null ? "yellow" : "grey";
            Invocation.Line($"[{color}]{group.Rows,6:N0}[/] [bold]{Markup.Escape($"{group.Table} {group.Partition}")}[/]  {Markup.Escape(group.Check)}");
            Invocation.Line($"       [grey]since {RejectedCells.Wall(group.Since)} ET, {Markup.Escape(group.File is null ? $"run {group.Run}" : group.File)}; cell {Markup.Escape(group.Presence ?? "not made")}[/]");
            if (group.By is not null || group.ClosedAt is not null)
                Invocation.Line($"       {Markup.Escape(Decided(group))}");
            if (next is not null)
                Invocation.Line($"       [bold]{Markup.Escape(next)}[/]");
        }
    }

    static string Decided(RejectedGroup group)
    {
        var what = group.State switch { Releases.Released => "released", Releases.LeftOut => "left out", _ => "replaced by what was published since" };
        var who = group.By is null ? "" : $" by {group.By} at {RejectedCells.Wall(group.DecidedAt!.Value)} ET: {group.Why}";
        return $"{what}{who}{(group.ClosedAt is { } at ? $"; published {RejectedCells.Wall(at)} ET" : "; not published yet")}";
    }
}
