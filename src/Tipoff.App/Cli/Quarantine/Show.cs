using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Table = Tipoff.Engine.Tables.Table;

namespace Tipoff.App.Cli.Quarantine;

/// <summary>The rejected rows of a cell.</summary>
sealed class Show() : Verb("show", "The rejected rows of a cell, each with its checks, where it came from, and the published row of the same key")
{
    static readonly Argument<string> TableName = RejectedCells.TableName;

    static readonly Argument<string> Date = RejectedCells.Date;

    static readonly Option<string?> Check = RejectedCells.Check;

    static readonly Option<int> Most = new("--rows") { Description = "Rows shown at most", HelpName = "N", DefaultValueFactory = _ => RowsShown };

    /// <summary>Rows that fit on a screen.</summary>
    internal const int RowsShown = 10;

    const int TargetsShown = 3;

    public override IReadOnlyList<string> Examples => ["tipoff quarantine show raw.nbac_player_boxscores 2025-01-15", "tipoff quarantine show raw.nbac_schedule 2025-01-15 --rows 50 --json"];

    public override IReadOnlyList<Argument> Arguments => [TableName, Date];

    public override IReadOnlyList<Option> Options => [Check, Most];

    /// <summary>A rejected row beside what is published.</summary>
    /// <param name="Speaking">Columns to look at first: what its checks speak of, what differs from the published row and from others of its key.</param>
    sealed record Line(
        string Key, IReadOnlyList<string> Checks, string Digest, DateTimeOffset RejectedAt, string? File, long? FileRow, string Run, IReadOnlyList<string> Requests,
        IReadOnlyDictionary<string, JsonElement> Rejected, IReadOnlyDictionary<string, JsonElement>? Published, IReadOnlyList<string> Differs, IReadOnlyList<string> Speaking);

    public override Exit Run(Invocation call)
    {
        if (call.Get(Most) < 1)
            throw new Problem($"--rows is {call.Get(Most)}", "expected at least 1", "Leave it out to see the first ten") { Exit = Exit.Usage };

        var table = call.Catalog.One(call.Get(TableName)!);
        using var reader = Reader.Open(call);
        ReleaseOrder asked = new(table.FullName, call.Get(Date)!, call.Get(Check), null, null, LeavesOut: false, "", "");
        var waiting = QuarantineLog.Rows(reader.Query, table, asked.Partition);
        var chosen = QuarantineLog.Among(reader.Query, table, asked, waiting.Count > 0 ? waiting : QuarantineLog.Decided(reader.Query, table, asked.Partition, null));
        var rows = chosen.GroupBy(row => (row.Key, row.Digest)).ToList();
        var lines = Lines(reader.Query, call, table, [.. rows.Take(call.Get(Most))]);
        var cell = reader.Query($"select presence, reason from orchestration.cells where table_name = {ReadOnlyQuery.Literal(table.FullName)} and partition = {ReadOnlyQuery.Literal(asked.Partition)}").Rows;
        var presence = cell.Count == 0 ? null : $"{cell[0][0]}";
        call.Answer(
            new
            {
                table = table.FullName,
                date = asked.Partition,
                presence,
                reason = cell.Count == 0 ? null : cell[0][1],
                waiting = waiting.Count > 0,
                total = rows.Count,
                rows = lines.Select(line => new
                {
                    key = line.Key,
                    checks = line.Checks,
                    digest = line.Digest,
                    rejectedAt = line.RejectedAt,
                    file = line.File,
                    fileRow = line.FileRow,
                    run = line.Run,
                    requests = line.Requests,
                    rejected = line.Rejected,
                    published = line.Published,
                    differs = line.Differs,
                }),
            },
            () => Print(table, asked.Partition, $"cell {presence ?? "not made"}{(waiting.Count > 0 ? "" : "; none of them waits")}", lines, chosen, rows.Count));
        return Exit.Done;
    }

    static List<Line> Lines(Func<string, QueryResult> query, Invocation call, Table table, List<IGrouping<(string Key, string Digest), RejectedRow>> rows)
    {
        var published = QuarantineLog.Published(query, table, rows[0].First().Partition, rows.Select(row => row.Key.Key).Distinct());
        var endpoints = League.Endpoints(call.Catalog);
        var conflicting = rows.GroupBy(row => row.Key.Key).ToDictionary(same => same.Key, same => Conflicting(table, [.. same.Select(row => Values(row.First().Text))]));
        return rows.ConvertAll(row =>
        {
            var first = row.First();
            var rejected = Values(first.Text);
            var standing = published.TryGetValue(row.Key.Key, out var text) ? Values(text) : null;
            List<string> differs = standing is null ? [] : [.. table.Columns.Where(column => !column.IsBuildStamp && Word(rejected, column.Name) != Word(standing, column.Name)).Select(column => column.Name)];
            List<string> checks = [.. row.Select(one => one.Check).Distinct()];
            return new Line(
                row.Key.Key, checks, row.Key.Digest, first.RejectedAt, first.File, first.FileRow, first.Run,
                CellRelease.IsFetched(endpoints, first.File) ? Requests(query, first) : [], rejected, standing, differs,
                [.. checks.SelectMany(check => QuarantineLog.ColumnsOf(table, check)).Concat(conflicting[row.Key.Key]).Concat(differs).Distinct()]);
        });
    }

    /// <summary>The columns in which rows of one key differ from each other.</summary>
    static List<string> Conflicting(Table table, List<Dictionary<string, JsonElement>> rows) =>
        [.. table.Columns.Where(column => !column.IsBuildStamp && rows.Select(row => Word(row, column.Name)).Distinct().Count() > 1).Select(column => column.Name)];

    /// <summary>The answers of the run that were put aside; the row stands in one of them.</summary>
    static List<string> Requests(Func<string, QueryResult> query, RejectedRow row) =>
    [
        .. query(
            $"""
            select fetch_id || ' ' || target from orchestration.fetches
            where endpoint = {ReadOnlyQuery.Literal(row.File!.Split(' ')[0])} and run = {ReadOnlyQuery.Literal(row.Run)} and outcome = 'quarantined' order by 1 limit {TargetsShown}
            """).Rows.Select(found => $"{found[0]}"),
    ];

    static Dictionary<string, JsonElement> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    static string Word(IReadOnlyDictionary<string, JsonElement> values, string column) =>
        values.TryGetValue(column, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "null";

    static void Print(Table table, string partition, string state, List<Line> lines, IReadOnlyList<RejectedRow> chosen, int total)
    {
        Invocation.Line($"[bold]{Markup.Escape($"{table} {partition}")}[/]: {total:N0} rejected {(total == 1 ? "row" : "rows")}; {state}");
        foreach (var line in lines)
        {
            Invocation.Line();
            Invocation.Line($"[bold]{Markup.Escape(line.Key)}[/]  [yellow]{Markup.Escape(string.Join("; ", line.Checks))}[/]");
            Invocation.Line($"[grey]{RejectedCells.Wall(line.RejectedAt)} ET, {Markup.Escape(Origin(line))}[/]");
            var shown = Columns.Of("column", ">rejected", ">published", "");
            foreach (var column in line.Speaking)
            {
                var isOther = line.Differs.Contains(column);
                shown.AddRow(column, Markup.Escape(Word(line.Rejected, column)), line.Published is { } standing ? Markup.Escape(Word(standing, column)) : "", isOther ? "[yellow]differs[/]" : "");
            }

            if (line.Speaking.Count > 0)
                AnsiConsole.Write(shown);
            Invocation.Line($"[grey]{(line.Published is null ? "nothing is published under its key" : "published and rejected agree in the others")}; every column: --json[/]");
        }

        Invocation.Line();
        if (total > lines.Count)
            Invocation.Line($"[grey]and {total - lines.Count:N0} more: --rows {total}[/]");
        List<string> checks = [.. chosen.Select(row => row.Check).Distinct()];
        var check = checks is [var only] ? $" --check {RejectedCells.Word(only)}" : "";
        var release = $"tipoff quarantine release {table} {partition}{check} --by NAME --why TEXT";
        if (checks.TrueForAll(name => QuarantineLog.IsReleasable(table, name)))
            Invocation.Line($"They are right: [bold]{Markup.Escape(release)}[/]");
        Invocation.Line($"They are wrong: mend the source, or [bold]{Markup.Escape($"{release} --leave-out")}[/]");
    }

    static string Origin(Line line) => line.File is not { } file ? $"made by run {line.Run}"
        : line.Requests.Count > 0 ? $"{file}: {string.Join("; ", line.Requests)}"
        : line.FileRow is { } row ? $"{file} row {row}"
        : file;
}
