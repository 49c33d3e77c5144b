using System.Globalization;
using Tipoff.Engine;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>A value that a source changed, as it was found when its answer landed.</summary>
sealed record SourceCorrection(string Row, string Column, string? Old, string? New, string Endpoint, string Fetch, DateTimeOffset SeenAt);

/// <summary>What is on record of one cell: its ledger entry, its versions, and what sources corrected in it.</summary>
/// <param name="FirstRun">The run that made the first version, as far as steps were recorded then.</param>
/// <param name="Commands">Command of each run that is on record.</param>
sealed record CellStory(
    Table Table,
    string Partition,
    string Presence,
    long Rows,
    string? Run,
    DateTimeOffset UpdatedAt,
    (string Run, DateTimeOffset At)? FirstRun,
    IReadOnlyList<Revision> Revisions,
    IReadOnlyList<SourceCorrection> Corrections,
    IReadOnlyDictionary<string, string> Commands,
    Func<string, QueryResult> Query)
{
    /// <summary>Dates named around one that is not there.</summary>
    const int NearMost = 2;

    public int Latest => Revisions.Count == 0 ? 1 : Revisions[^1].Version;

    /// <summary>The run of each version, oldest first.</summary>
    public IEnumerable<string> Runs => Revisions.Take(1).Select(first => FirstRun?.Run ?? first.ReplacedRun).OfType<string>().Concat(Revisions.Select(revision => revision.Run));

    /// <exception cref="Problem">The ledger has no such cell.</exception>
    public static CellStory Of(Func<string, QueryResult> query, Table table, string partition)
    {
        var name = ReadOnlyQuery.Literal(table.FullName);
        var cell = $"table_name = {name} and partition = {ReadOnlyQuery.Literal(partition)}";
        var entry = query($"select presence, row_count, run, updated_at from orchestration.cells where {cell}").Rows;
        if (entry.Count == 0)
            throw Missing(query, table, partition);

        var first = query(
            $"""
            select run, ended_at from orchestration.steps where table_name = {name} and {ReadOnlyQuery.Literal(partition)} between first_partition and last_partition
            order by ended_at limit 1
            """).Rows;
        var corrections = query(
            $"select row_key, column_name, old_value, new_value, endpoint, fetch_id, seen_at from orchestration.corrections where {cell} order by seen_at, row_key, column_name").Rows;
        var commands = query($"select run, command from orchestration.runs where run in (select run from orchestration.revisions where {cell} union select run from orchestration.steps where table_name = {name})").Rows;
        return new CellStory(
            table, partition, (string)entry[0][0]!, Convert.ToInt64(entry[0][1], CultureInfo.InvariantCulture), entry[0][2] as string, QueryResult.Instant(entry[0][3])!.Value,
            first.Count == 0 ? null : ((string)first[0][0]!, QueryResult.Instant(first[0][1])!.Value),
            new RevisionHistory(query, table.FullName, partition).All(),
            [.. corrections.Select(row => new SourceCorrection((string)row[0]!, (string)row[1]!, row[2] as string, row[3] as string, (string)row[4]!, (string)row[5]!, QueryResult.Instant(row[6])!.Value))],
            commands.DistinctBy(row => (string)row[0]!).ToDictionary(row => (string)row[0]!, row => row[1] as string ?? ""),
            query);
    }

    public IReadOnlyList<Change> Changes(int version) => new RevisionHistory(Query, Table.FullName, Partition).Changes(version);

    /// <summary>The version that stood when a run had made or confirmed it; null for a run that never had to do with the cell.</summary>
    public int? VersionAfter(string run)
    {
        if (Revisions.LastOrDefault(revision => revision.Run == run) is { } made)
            return made.Version;
        if (Revisions.LastOrDefault(revision => revision.ReplacedRun == run) is { } replaced)
            return replaced.Version - 1;
        if (Run == run)
            return Latest;

        // A run that found the rows as they were is only known by when it was.
        var name = ReadOnlyQuery.Literal(run);
        var ended = Query($"select max(moment) from (select ended_at as moment from orchestration.steps where run = {name} union all select coalesce(ended_at, started_at) from orchestration.runs where run = {name}) r");
        return QueryResult.Instant(ended.Rows[0][0]) is { } at ? Revisions.LastOrDefault(revision => revision.RevisedAt <= at)?.Version ?? 1 : null;
    }

    static Problem Missing(Func<string, QueryResult> query, Table table, string partition)
    {
        var known = query($"select partition from orchestration.cells where table_name = {ReadOnlyQuery.Literal(table.FullName)} order by 1").Rows.Select(row => (string)row[0]!).ToList();
        if (known.Count == 0)
            return new Problem($"{table} has no cells", "nothing of it has landed or was built", $"`tipoff plan --from {partition} --to {partition}` shows what is due") { Exit = Exit.TryLater };

        var near = known.Where(other => string.CompareOrdinal(other, partition) < 0).TakeLast(NearMost).Concat(known.Where(other => string.CompareOrdinal(other, partition) > 0).Take(NearMost)).ToList();
        return new Problem($"{table} has no cell {partition}", $"its cells run from {known[0]} to {known[^1]}; nearest are {string.Join(", ", near)}", $"`tipoff diff {table} {near[0]}`") { Exit = Exit.Usage };
    }
}
