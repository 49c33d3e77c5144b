using System.CommandLine;
using System.Globalization;
using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;

namespace Tipoff.App.Cli;

/// <summary>One section of a verification: what was counted, and what of it is wrong.</summary>
sealed record VerifySection(string Name, IReadOnlyList<string> Facts, IReadOnlyList<string> Failures, IReadOnlyList<string> Warnings);

/// <summary>Whether a backfilled range is right: dates, both layers of tables, history of the work, and a look at the numbers.</summary>
sealed class Verify() : Verb("verify", "Verify a range after a backfill, in five sections")
{
    /// <summary>Failures and warnings printed per section; `--detailed` has them all.</summary>
    const int LinesShown = 5;

    /// <summary>An average scorer has ten points; the band is that of the system this one takes over.</summary>
    const double PointsLow = 5, PointsHigh = 20;

    /// <summary>Fewer players than this in a range with games enough are not a league.</summary>
    const long PlayersMin = 100;

    /// <summary>Two teams of eight: fewer appeared in no game.</summary>
    const long PlayersPerGame = 16;

    static readonly Argument<string> From = new("FROM") { Description = "First game date" };

    static readonly Argument<string> To = new("TO") { Description = "Last game date, inclusive" };

    static readonly Option<bool> Detailed = new("--detailed") { Description = "Every missing date and every failed cell" };

    public override IReadOnlyList<string> Examples => ["tipoff verify 2024-10-22 2025-06-22", "tipoff verify 2024-11-01 2024-11-30 --detailed"];

    public override IReadOnlyList<Argument> Arguments => [From, To];

    public override IReadOnlyList<Option> Options => [Detailed];

    public override Exit Run(Invocation call)
    {
        var (from, to) = (Date(call.Get(From)!), Date(call.Get(To)!));
        using var reader = Reader.Open(call);
        Work.RequireRange(reader, from, to);
        var report = new Completeness(call.Catalog, reader.Query, call.Now).Measure([GapInventory.Demanded(call.Catalog, "analytics"), GapInventory.Demanded(call.Catalog, "precompute")], from, to);
        VerifySection[] sections = [Dates(report, call.Catalog[typeof(PlayerGameSummary)]), .. report.Layers.Select(layer => Tables(call.Catalog, layer)), History(reader, from, to), Numbers(reader, from, to)];
        var exit = sections.Any(section => section.Failures.Count > 0) ? Exit.Failed : sections.Any(section => section.Warnings.Count > 0) ? Exit.Partial : Exit.Done;
        call.Answer(new { status = exit == Exit.Done ? "ok" : exit == Exit.Failed ? "failed" : "warning", sections }, () => Print(sections, call.Get(Detailed)));
        return exit;
    }

    static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new Problem($"'{text}' is no date", "expected YYYY-MM-DD, such as 2024-10-22", "tipoff verify 2024-10-22 2025-06-22") { Exit = Exit.Usage };

    /// <summary>What the schedule demands, and what of it the start of a season leaves out.</summary>
    static VerifySection Dates(CompletenessReport report, Table summaries)
    {
        var summary = report.Layers.SelectMany(layer => layer.Tables).Single(table => table.Table == summaries.FullName);
        var bootstrap = report.Layers.SelectMany(layer => layer.Tables).SelectMany(table => table.Skipped).Where(hole => hole.Rule == "bootstrap").Select(hole => hole.Partition).Distinct().Count();
        List<string> failures = summary.Expected == 0 ? ["no game of the range is over"] : [];
        return new("dates", [$"{summary.Expected:N0} games are due, {summary.Present:N0} have player summaries; {bootstrap:N0} dates lie in the bootstrap, where precompute tables write nothing"], failures, []);
    }

    static VerifySection Tables(Catalog catalog, LayerCompleteness layer)
    {
        string Unit(string table) => catalog[table].Expectation.UnitColumn switch { null => "dates", "game_id" => "games", var column => column };

        var facts = layer.Tables.Select(table => $"{table.Table}: {table.Present:N0} of {table.Expected:N0} {Unit(table.Table)}{(table.Skipped.Count > 0 ? $", {table.Skipped.Count:N0} dates skipped by rule" : "")}");
        var failures = layer.Tables.SelectMany(table => table.Gaps.Select(gap => $"{table.Table} {gap.Partition}: {(gap.Units.Count == 0 ? "no rows" : $"lacks {string.Join(", ", gap.Units)}")} ({gap.Why})"));
        return new(layer.Layer.Name, [.. facts], [.. failures], []);
    }

    static VerifySection History(Reader reader, DateOnly from, DateOnly to)
    {
        var range = $"partition between '{from:yyyy-MM-dd}' and '{to:yyyy-MM-dd}'";
        var cells = reader.Query($"""
            select presence, freshness, count(*) from orchestration.cells
            where {range} and table_name not like 'raw.%' group by 1, 2 order by 3 desc, 1, 2
            """).Rows;
        var bad = reader.Query($"""
            select table_name, partition, presence, coalesce(reason, error, ''), attempt from orchestration.cells
            where {range} and presence in ('failed_retryable', 'failed_terminal', 'quarantined') order by 2, 1
            """).Rows;
        var runs = reader.Query($"select state, count(*) from orchestration.runs where from_date <= date '{to:yyyy-MM-dd}' and to_date >= date '{from:yyyy-MM-dd}' group by 1 order by 1").Rows;
        return new(
            "history",
            [$"runs over the range: {Counts(runs.Select(row => ($"{row[0]}", row[1])))}", $"built cells: {Counts(cells.Select(row => ($"{row[0]} {row[1]}", row[2])))}"],
            [.. bad.Select(row => $"{row[0]} {row[1]}: {row[2]} after {row[4]} attempts: {row[3]}")],
            [.. cells.Where(row => $"{row[1]}" != "fresh").Select(row => $"{row[2]} cells are {row[1]}: `tipoff plan --from {from:yyyy-MM-dd} --to {to:yyyy-MM-dd} --only stale` says why")]);
    }

    static string Counts(IEnumerable<(string Word, object? Count)> counts) =>
        string.Join(", ", counts.Select(count => $"{Convert.ToInt64(count.Count, CultureInfo.InvariantCulture):N0} {count.Word}")) is { Length: > 0 } text ? text : "none";

    static VerifySection Numbers(Reader reader, DateOnly from, DateOnly to)
    {
        var row = reader.Query($"""
            select count(*), count(distinct player_id), count(distinct game_id), coalesce(avg(points), 0), coalesce(avg(seconds_played), 0) / 60
            from analytics.player_game_summary where game_date between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}'
            """).Rows[0].Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture)).ToArray();
        var (players, games, points) = ((long)row[1], (long)row[2], row[3]);
        List<string> warnings = [];
        if (points is < PointsLow or > PointsHigh)
            warnings.Add($"a player scores {points:0.0} points on average, expected {PointsLow:0} to {PointsHigh:0}");
        if (players < Math.Min(PlayersMin, PlayersPerGame * games))
            warnings.Add($"{players:N0} players in {games:N0} games, expected at least {Math.Min(PlayersMin, PlayersPerGame * games):N0}");
        return new("numbers", [string.Create(CultureInfo.InvariantCulture, $"{row[0]:N0} player lines of {players:N0} players in {games:N0} games: {points:0.0} points and {row[4]:0.0} minutes on average")], [], warnings);
    }

    static void Print(IReadOnlyList<VerifySection> sections, bool isDetailed)
    {
        foreach (var (section, number) in sections.Select((section, i) => (section, i + 1)))
        {
            var (color, word) = section.Failures.Count > 0 ? ("red", "failed") : section.Warnings.Count > 0 ? ("yellow", "warning") : ("green", "ok");
            Invocation.Line($"[bold]{number}. {section.Name}[/] [{color}]{word}[/]");
            foreach (var fact in section.Facts)
                Invocation.Line($"   {Spectre.Console.Markup.Escape(fact)}");
            var lines = section.Failures.Select(line => $"[red]✗[/] {Spectre.Console.Markup.Escape(line)}").Concat(section.Warnings.Select(line => $"[yellow]![/] {Spectre.Console.Markup.Escape(line)}")).ToList();
            foreach (var line in lines.Take(isDetailed ? lines.Count : LinesShown))
                Invocation.Line($"   {line}");
            if (!isDetailed && lines.Count > LinesShown)
                Invocation.Line($"   [grey]… and {lines.Count - LinesShown:N0} more; --detailed prints them all[/]");
        }
    }
}
