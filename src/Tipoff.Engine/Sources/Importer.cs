using System.Data.Common;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>What became of one file of an import.</summary>
/// <param name="Outcome">imported, unchanged, skipped or refused.</param>
public sealed record ImportedFile(string File, string Outcome, string? Format, string? Table, long Rows, int Cells, long Quarantined, string? Reason);

/// <summary>What an import did.</summary>
public sealed record ImportReceipt(string Run, IReadOnlyList<ImportedFile> Files, double Seconds)
{
    public long Quarantined => Files.Sum(file => file.Quarantined);

    public Exit Exit => Files.Any(file => file.Outcome == "refused") ? Exit.Failed : Quarantined > 0 ? Exit.Partial : Exit.Done;
}

/// <summary>How far an import is.</summary>
public sealed record ImportProgress(string File, int FilesDone, int FilesTotal, long BytesDone, long BytesTotal, TimeSpan Elapsed)
{
    public TimeSpan? Eta => BytesDone == 0 ? null : Elapsed * ((double)(BytesTotal - BytesDone) / BytesDone);
}

/// <summary>Loads historical archives into raw tables; each file is one transaction with its ledger entries.</summary>
public sealed class Importer(DuckDbWarehouse warehouse, string run)
{
    readonly IReadOnlyList<Table> landing = [.. warehouse.Catalog.Tables.Where(table => table.Archives.Count > 0)];

    /// <summary>Imports a file, or every archive below a folder; a file that was imported before in the same form is left alone.</summary>
    /// <param name="kind">A format's name that every file must be; null recognises each by its columns.</param>
    /// <exception cref="Problem">The path does not exist, or the one given file is no archive.</exception>
    public ImportReceipt Import(string path, string? kind, Action<ImportProgress>? progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        using var connection = warehouse.Connect();
        var isFolder = Directory.Exists(path);
        List<ImportedFile> outcomes = [];
        List<ImportWork> work = [];
        foreach (var file in Files(path, connection))
            Sort(file, kind, isFolder, connection, work, outcomes);

        var ordered = work.OrderBy(item => Rank(item.Table, item.Format)).ThenBy(item => item.File.Name, StringComparer.Ordinal).ToList();
        var landed = Land(ordered, isFolder, watch, progress, cancel);
        return new ImportReceipt(run, [.. outcomes, .. ordered.Select(item => landed[item])], Math.Round(watch.Elapsed.TotalSeconds, 3));
    }

    /// <summary>Lands the files, several beside each other.</summary>
    Dictionary<ImportWork, ImportedFile> Land(List<ImportWork> ordered, bool isFolder, Stopwatch watch, Action<ImportProgress>? progress, CancellationToken cancel)
    {
        ImportQueue queue = new(warehouse.Catalog, ordered);
        Dictionary<ImportWork, ImportedFile> landed = [];
        var (bytes, total) = (0L, ordered.Sum(item => item.File.Bytes));
        ExceptionDispatchInfo? fault = null;
        var workers = Enumerable.Range(0, Math.Min(warehouse.Workspace.Options.Workers, ordered.Count)).Select(_ => new Thread(Work) { IsBackground = true }).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        fault?.Throw();
        return landed;

        void Work()
        {
            try
            {
                using var connection = warehouse.Connect();
                while (queue.Take() is { } item)
                {
                    cancel.ThrowIfCancellationRequested();
                    lock (landed)
                        progress?.Invoke(new ImportProgress(item.File.Name, landed.Count, ordered.Count, bytes, total, watch.Elapsed));
                    using var seat = warehouse.Seat(connection);
                    var outcome = Attempt(item, queue, isFolder, connection, cancel);
                    lock (landed)
                    {
                        landed[item] = outcome;
                        bytes += item.File.Bytes;
                    }

                    queue.Finish(item);
                }
            }
            catch (Exception error)
            {
                // First the fault: closing cancels those who wait, and theirs is not the reason.
                Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(error), null);
                queue.Close();
            }
        }
    }

    static IEnumerable<ArchiveFile> Files(string path, DbConnection connection)
    {
        if (File.Exists(path))
            return [new ArchiveFile(path, KnownName(path, connection) ?? Path.GetFileName(path))];
        if (!Directory.Exists(path))
            throw new Problem($"cannot import {path}", "there is no such file or folder", "Name a folder of archives: `tipoff import DIR`") { Exit = Exit.Usage };

        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new ArchiveFile(file, Path.GetRelativePath(path, file).Replace('\\', '/')));
    }

    /// <summary>A file that came with its folder before keeps the name that it had in there: what is known of it is known by that.</summary>
    static string? KnownName(string path, DbConnection connection) =>
        connection.Scalar<string?>($"select file from orchestration.imports where path = {Sql.Literal(Path.GetFullPath(path))} order by imported_at desc limit 1");

    void Sort(ArchiveFile file, string? kind, bool isFolder, DbConnection connection, List<ImportWork> work, List<ImportedFile> outcomes)
    {
        try
        {
            var reason = file.SkipReason();
            var found = reason is null ? Recognise(file, kind, connection) : null;
            if (found is { } known)
            {
                file.RequireEvenLines(known.Format);
                work.Add(new ImportWork(file, known.Table, known.Format));
            }
            else if (isFolder)
                outcomes.Add(new ImportedFile(file.Name, "skipped", null, null, 0, 0, 0, reason ?? "no known format has its columns"));
            else
                throw new Problem($"cannot import {file.Name}", reason ?? "no known format has its columns", "`tipoff import --help` lists the formats") { Exit = Exit.Usage };
        }
        catch (Problem problem) when (isFolder)
        {
            outcomes.Add(new ImportedFile(file.Name, "refused", null, null, 0, 0, 0, problem.Message));
        }
    }

    (Table Table, ArchiveFormat Format)? Recognise(ArchiveFile file, string? kind, DbConnection connection)
    {
        var columns = file.Columns(connection);
        if (kind is null)
            return file.Recognise(columns, landing);

        var table = landing.FirstOrDefault(table => table.Archives.Any(format => format.Name == kind || table.Name == kind))
            ?? throw new Problem(
                $"unknown kind '{kind}'",
                $"expected one of {string.Join(", ", landing.SelectMany(table => table.Archives).Select(format => format.Name).Order())}",
                "Leave --kind out to recognise files by their columns")
            { Exit = Exit.Usage };
        return file.Recognise(columns, [table]);
    }

    /// <summary>Formats whose mapping looks something up come after what they look up.</summary>
    int Rank(Table table, ArchiveFormat format) =>
        format.Lookups.Where(lookup => lookup != table.GetType()).Select(lookup => 1 + warehouse.Catalog[lookup].Archives.Max(other => Rank(warehouse.Catalog[lookup], other))).DefaultIfEmpty(0).Max();

    ImportedFile Attempt(ImportWork item, ImportQueue queue, bool isFolder, DbConnection connection, CancellationToken cancel)
    {
        try
        {
            return Land(item, queue, connection, cancel);
        }
        catch (DbException error)
        {
            var reason = error.Message.Split('\n')[0];
            if (!isFolder)
                throw new Problem($"cannot read {item.File.Name} as {item.Format.Name}", reason, "Nothing of it was written; mend or fetch the file again");
            return new ImportedFile(item.File.Name, "refused", item.Format.Name, item.Table.FullName, 0, 0, 0, reason);
        }
    }

    ImportedFile Land(ImportWork item, ImportQueue queue, DbConnection connection, CancellationToken cancel)
    {
        var (file, table, format) = item;
        var mapping = new Mapping(table, format);
        var hash = file.ContentHash();
        if (IsImported(connection, hash, mapping))
            return new ImportedFile(file.Name, "unchanged", format.Name, table.FullName, 0, 0, 0, null);

        RequireLookups(file, format);
        var watch = Stopwatch.StartNew();
        const string Relation = "landed_rows";
        connection.Run($"create or replace temp view source as select * from {file.Relation()}");
        connection.Run(mapping.Create(table, Relation), cancel);
        try
        {
            var partitions = Mapping.Partitions(connection, table, Relation);
            queue.Announce(item, partitions.ToHashSet());
            mapping.AddOtherFeeds(connection, table, Relation);
            var pending = partitions.Select(partition => new PendingCell(partition, null, null, null)).ToList();
            var publication = new Publication(warehouse, connection, table, run)
            {
                File = file.Name,
                Also = () => Record(connection, file, hash, item, mapping, Relation),
            };
            var published = publication.Publish(Relation, pending, watch.Elapsed.TotalSeconds);
            var reasons = published.Violations.Where(violation => violation.Check.Severity == Severity.Error).Select(violation => $"{violation.Check.Name}: {violation.Rows}");
            return new ImportedFile(
                file.Name, "imported", format.Name, table.FullName, published.Rows, published.Cells.Count, published.Quarantined,
                published.Quarantined > 0 ? string.Join("; ", reasons) : null);
        }
        finally
        {
            connection.Run($"drop table if exists {Relation}");
            connection.Run("drop view if exists source");
        }
    }

    bool IsImported(DbConnection connection, string hash, Mapping mapping) =>
        connection.Scalar<long>(
            $"select count(*) from orchestration.imports where file_hash = {Sql.Literal(hash)} and mapping_hash = {Sql.Literal(mapping.Hash)}") > 0;

    /// <summary>A mapping without the rows that it looks up would throw good rows into quarantine.</summary>
    void RequireLookups(ArchiveFile file, ArchiveFormat format)
    {
        foreach (var lookup in format.Lookups.Select(type => warehouse.Catalog[type]))
        {
            if (warehouse.Ledger.Of(lookup.FullName).Any(cell => cell.Rows > 0))
                continue;

            throw new Problem(
                $"cannot import {file.Name} yet",
                $"its rows are placed with {lookup.FullName}, which is empty",
                $"Import the archive of {string.Join(" or ", lookup.Archives.Select(other => other.Name))} first, or the whole folder");
        }
    }

    void Record(DbConnection connection, ArchiveFile file, string hash, ImportWork item, Mapping mapping, string relation)
    {
        connection.Run($"delete from orchestration.imports where file_hash = {Sql.Literal(hash)} and format = {Sql.Literal(item.Format.Name)}");
        connection.Run(
            $"""
            insert into orchestration.imports select {Sql.Literal(file.Name)}, {Sql.Literal(hash)}, {Sql.Literal(item.Format.Name)},
              {Sql.Literal(item.Table.FullName)}, {Sql.Literal(mapping.Hash)}, count(*), 0, 0, {Sql.Literal(run)}, {Sql.Literal(warehouse.Now)},
              {Sql.Literal(Path.GetFullPath(file.Path))}
            from {relation} where file_row is not null
            """);
    }
}
