using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>One drawing of the monitor: what is due and there, at which pace the rest comes, what failed.</summary>
sealed class MonitorView(DateTimeOffset now, int? season, IReadOnlyList<TableProgress> parts, IReadOnlyList<TableRate> rates, IReadOnlyList<CellFailure> failures, JsonElement? live)
{
    /// <summary>What the longest names and numbers leave of an 80-column screen.</summary>
    const int BarWidth = 3;

    const int WideBarWidth = 20;

    /// <summary>From here on a screen has room for a long bar.</summary>
    const int WideScreen = 120;

    /// <summary>Seasons that fit on a screen of 24 rows; `--season` shows any other.</summary>
    const int SeasonsShown = 5;

    const int FailuresShown = 3;

    const int FailuresOnlyShown = 10;

    /// <summary>A screen where nobody can say how wide it is.</summary>
    const int WidthOtherwise = 80;

    readonly IReadOnlyList<TableProgress> tables = BackfillProgress.Whole(parts);
    readonly RunProgress? run = live is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("cellsTotal", out _) ? json.Deserialize<RunProgress>(JsonSerializerOptions.Web) : null;

    /// <summary>1: something failed; 2: something is missing and nobody builds it; 0: complete, or on the way without failures.</summary>
    public Exit Exit => failures.Count > 0 ? Exit.Failed : run is null && tables.Any(table => table.Left > 0) ? Exit.Partial : Exit.Done;

    /// <summary>Whether somebody builds at this moment.</summary>
    public bool IsRunning => run is not null;

    IEnumerable<IGrouping<string, TableProgress>> Layers => tables.GroupBy(table => table.Layer);

    (TimeSpan Low, TimeSpan High)? Eta => BackfillProgress.Eta(tables, rates);

    public object Json => new
    {
        status = Exit == Exit.Done ? "ok" : Exit == Exit.Failed ? "failed" : "incomplete",
        season = season is { } year ? Season.Name(year) : null,
        run = run is null ? null : new { id = run.Run, cellsDone = run.CellsDone, cellsTotal = run.CellsTotal, cellsPerSecond = Math.Round(run.CellsPerSecond, 1), etaSeconds = run.Eta?.TotalSeconds, current = run.Current },
        layers = Layers.Select(layer => new { layer = layer.Key, percent = BackfillProgress.Slowest(layer).Percent, slowest = BackfillProgress.Slowest(layer).Table, due = layer.Sum(table => table.Due), done = layer.Sum(table => table.Done) }),
        tables = tables.Select(table => new { table = table.Table, due = table.Due, done = table.Done, failed = table.Failed, waiting = table.Waiting, skipped = table.Skipped, percent = table.Percent, cellsPerMinute = Rate(table.Table) }),
        seasons = parts.GroupBy(part => part.Period).OrderBy(group => group.Key).Select(group => new { season = Season.Name(group.Key), due = group.Sum(part => part.Due), done = group.Sum(part => part.Done) }),
        etaSeconds = Eta is { } eta ? new[] { Math.Round(eta.Low.TotalSeconds), Math.Round(eta.High.TotalSeconds) } : null,
        failures,
    };

    public void Print(bool isDetailed, bool failuresOnly, bool isRedrawn)
    {
        if (isRedrawn)
            AnsiConsole.Clear();
        Invocation.Line($"[bold]tipoff monitor[/] {Eastern.WallClock(now):yyyy-MM-dd HH:mm:ss} ET{(season is { } year ? $", season {Season.Name(year)}" : "")}");
        PrintRun();
        if (!failuresOnly)
        {
            PrintLayers(isDetailed);
            PrintSeasons(isDetailed);
        }

        PrintFailureCount();
        foreach (var failure in failures.Take(failuresOnly ? FailuresOnlyShown : FailuresShown))
        {
            Invocation.Line($"[red]✗[/] {failure.Table} {failure.Partition} {failure.At} {failure.Failure ?? failure.Presence}: {Markup.Escape(failure.Why)}");
            Invocation.Line($"  [grey]{Next(failure)}[/]");
        }
    }

    void PrintFailureCount() => Invocation.Line(failures.Count == 0
        ? "[green]no failed cells[/]"
        : $"[red]failed cells: {failures.Count:N0}[/], of them {failures.Count(failure => failure.IsRecent):N0} in the last {BackfillProgress.RecentWindow.TotalHours:N0} hours{(failures.Count > FailuresShown ? "; the latest (UTC):" : "")}");

    /// <summary>When it is tried by itself, and how a person tries it now.</summary>
    static string Next(CellFailure failure) =>
        failure.RetryAt is { } at ? $"next try at {at} UTC, or now: {Again(failure)}"
        : failure.Presence == "failed_terminal" ? $"given up; mend it, then: {Again(failure)}"
        : $"again: {Again(failure)}";

    /// <summary>Landed tables come from outside; the others are built.</summary>
    static string Again(CellFailure failure)
    {
        if (failure.Partition.Length != 10)
            return failure.Table.StartsWith("raw.", StringComparison.Ordinal) ? "tipoff import PATH, or tipoff source fetch" : "any backfill tries it";
        var range = $"--from {failure.Partition} --to {failure.Partition}";
        return failure.Table.StartsWith("raw.", StringComparison.Ordinal) ? $"tipoff source fetch {range}" : $"tipoff backfill {range} --tables {failure.Table} --only failed";
    }

    void PrintRun()
    {
        if (run is not null)
        {
            Invocation.Line($"[green]running[/] {run.Run}: {run.CellsDone:N0} of {run.CellsTotal:N0} cells, {run.CellsPerSecond:N0}/s, ETA {ProgressLine.Span(run.Eta)}");
            var width = Console.IsOutputRedirected ? int.MaxValue : Math.Max(Console.WindowWidth, WidthOtherwise / 2) - 1;
            Invocation.Line($"[grey]{Markup.Escape(run.Current.Length > width ? run.Current[..width] : run.Current)}[/]");
        }
        else if (tables.All(table => table.Left == 0))
            Invocation.Line(failures.Count == 0 ? "[green]complete[/]: everything that is due is there" : $"[red]{failures.Count:N0} cells failed[/]; everything else that is due is there");
        else if (rates.All(rate => rate.CellsPerMinute == 0))
            Invocation.Line($"[yellow]no recent activity[/]: nothing was built in the last hour{Estimated()}");
        else
            Invocation.Line($"[yellow]incomplete[/], nobody builds now{Estimated()}");
    }

    string Estimated() => Eta is { } eta ? $"; what is left takes {ProgressLine.Span(eta.Low)} to {ProgressLine.Span(eta.High)} of one worker" : "";

    void PrintLayers(bool isDetailed)
    {
        var view = Columns.Of("layer / slowest table", "", ">there", ">due", ">fail", ">wait", ">skip", ">/min");
        foreach (var layer in Layers)
        {
            var slowest = BackfillProgress.Slowest(layer);
            view.AddRow($"[bold]{layer.Key}[/]", Bar(slowest.Percent), $"{layer.Sum(table => table.Done):N0}", $"{layer.Sum(table => table.Due):N0}", $"{layer.Sum(table => table.Failed):N0}", $"{layer.Sum(table => table.Waiting):N0}", $"{layer.Sum(table => table.Skipped):N0}", PerMinute(layer.Sum(table => Rate(table.Table))));
            foreach (var table in isDetailed ? layer : layer.Where(table => table == slowest && table.Left > 0))
                view.AddRow($"  {table.Table.Split('.')[1]}", Percent(table.Percent), $"{table.Done:N0}", $"{table.Due:N0}", $"{table.Failed:N0}", $"{table.Waiting:N0}", $"{table.Skipped:N0}", PerMinute(Rate(table.Table)));
        }

        AnsiConsole.Write(view);
    }

    void PrintSeasons(bool isDetailed)
    {
        var view = Columns.Of([">season", .. Layers.Select(layer => $">{layer.Key}")]);
        var seasons = parts.GroupBy(part => part.Period).OrderByDescending(group => group.Key).ToList();
        foreach (var group in seasons.Take(isDetailed ? seasons.Count : SeasonsShown))
        {
            var byLayer = group.GroupBy(part => part.Layer).ToDictionary(layer => layer.Key, layer => BackfillProgress.Slowest(layer).Percent);
            view.AddRow([Season.Name(group.Key), .. Layers.Select(layer => byLayer.TryGetValue(layer.Key, out var percent) ? Percent(percent) : "[grey]none due[/]")]);
        }

        AnsiConsole.Write(view);
        if (!isDetailed && seasons.Count > SeasonsShown)
            Invocation.Line($"[grey]{seasons.Count - SeasonsShown} earlier seasons: --detailed[/]");
    }

    double Rate(string table) => Math.Round(rates.FirstOrDefault(rate => rate.Table == table)?.CellsPerMinute ?? 0, 1);

    /// <summary>A decimal only where it says something: the screen is narrow.</summary>
    static string PerMinute(double cells) => cells < 10 ? $"{cells:N1}" : $"{cells:N0}";

    static string Percent(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} %");

    static string Bar(double percent)
    {
        var width = !Console.IsOutputRedirected && Console.WindowWidth >= WideScreen ? WideBarWidth : BarWidth;
        var full = (int)(percent / 100 * width);
        return $"{new string('█', full)}{new string('░', width - full)} {Percent(percent)}";
    }
}
