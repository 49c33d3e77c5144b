using System.CommandLine;
using System.Globalization;
using Tipoff.Engine;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>What changed between two versions of a cell.</summary>
sealed class Diff() : Verb("diff", "What changed in a table's date: which values, when, by which run, and why; both values of each")
{
    static readonly Argument<string> Which = new Argument<string>("TABLE") { Description = "The table: layer.name or name" }
        .Offering(() => Nba.League.Catalog().Tables.Select(table => (table.FullName, Documentation.Summary(table.GetType()))));

    static readonly Argument<string> At = new("DATE") { Description = "The game date; a season's first year where the table has one cell a season, else `all`" };

    static readonly Option<string?> RunName = new("--run") { Description = "The version that this run made; the latest when it is left out", HelpName = "RUN" };

    static readonly Option<string?> Since = new("--since") { Description = "Everything since the version that this run made or confirmed, as one change", HelpName = "RUN" };

    static readonly Option<string?> Columns = new("--column") { Description = "Only these columns, comma separated", HelpName = "NAMES" };

    static readonly Option<string?> Key = new("--key") { Description = "Only rows whose key contains this, such as player_id=203999", HelpName = "TEXT" };

    public override IReadOnlyList<string> Examples =>
    [
        "tipoff diff player_game_summary 2025-01-15",
        "tipoff diff precompute.ml_feature_store 2025-01-15 --column points_avg_last_5 --key player_id=203999",
        "tipoff diff player_game_summary 2025-01-15 --since 20250115-093000-1f2e3d4c --json",
    ];

    public override IReadOnlyList<Argument> Arguments => [Which, At];

    public override IReadOnlyList<Option> Options => [RunName, Since, Columns, Key];

    public override Exit Run(Invocation call)
    {
        var table = call.Catalog.One(call.Get(Which)!);
        var partition = Partition(table, call.Get(At)!);
        var columns = Chosen(table, call.Get(Columns));
        using var reader = Reader.Open(call);
        var story = CellStory.Of(reader.Query, table, partition);
        var compared = Compared(story, call.Get(Since), call.Get(RunName));
        var difference = compared is { } range ? CellDifference.Of(story, range.From, range.Through, columns, call.Get(Key)) : null;
        call.Answer(DiffText.Json(story, difference), () => new DiffText(story, difference).Print());
        return Exit.Done;
    }

    static string Partition(Table table, string text)
    {
        var (isOne, expected) = table.Partition switch
        {
            null => (text == Cell.All, $"{table} is one cell: expected {Cell.All}"),
            { Type: var type } when type == typeof(DateOnly) => (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "expected YYYY-MM-DD, such as 2025-01-15"),
            _ => (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _), $"{table} has one cell a season: expected its first year, such as 2024"),
        };
        return isOne ? text : throw new Problem($"'{text}' is no {(table.Partition is null ? "cell" : table.Partition.Type == typeof(DateOnly) ? "date" : "season")} of {table}", expected, $"`tipoff diff {table} {Like(table)}`") { Exit = Exit.Usage };
    }

    static string Like(Table table) => table.Partition switch { null => Cell.All, { Type: var type } when type == typeof(DateOnly) => "2025-01-15", _ => "2024" };

    static HashSet<string>? Chosen(Table table, string? names)
    {
        if (names is null)
            return null;

        var chosen = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var unknown = chosen.Where(name => table.Columns.All(column => column.Name != name)).ToList();
        return unknown.Count == 0 && chosen.Count > 0
            ? chosen
            : throw new Problem($"{table} has no column '{string.Join(", ", unknown)}'", $"it has {string.Join(", ", table.Columns.Select(column => column.Name))}", "Give names of columns, comma separated") { Exit = Exit.Usage };
    }

    /// <summary>The versions to compare; null when one version is all that is known.</summary>
    static (int From, int Through)? Compared(CellStory story, string? since, string? run)
    {
        var through = run is null ? story.Latest : story.Revisions.LastOrDefault(revision => revision.Run == run)?.Version ?? throw Unmade(story, run);
        if (since is null)
            return through == 1 ? null : (through - 1, through);

        var from = story.VersionAfter(since) ?? throw Unmade(story, since);
        if (from > through)
            throw new Problem($"--since {since} is version {from}, --run {run} is version {through}", "expected a span that runs forward", "Swap the two runs") { Exit = Exit.Usage };
        return (from, through);
    }

    static Problem Unmade(CellStory story, string run) => new(
        $"run '{run}' made no version of {story.Table} {story.Partition}",
        story.Revisions.Count == 0 ? "its first version stands" : $"its versions were made by {string.Join(", ", story.Runs.TakeLast(5))}",
        $"`tipoff diff {story.Table} {story.Partition}` lists them; `tipoff receipt` lists runs")
    { Exit = Exit.Usage };
}
