using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>Whether the workspace can take what a backfill writes: its keys, its file, its disk, its tables.</summary>
public static class PreflightStorage
{
    /// <summary>Settings were read when the workspace was opened; what is left to say is which sites want a key that nobody gave.</summary>
    public static PreflightFinding Configuration(Workspace workspace, EndpointCatalog endpoints, string name)
    {
        var keyless = endpoints.Sites.Where(site => !site.IsConfigured(workspace.Options)).ToList();
        var value = $"{Workspace.OptionsFile} is valid; {endpoints.Sites.Count - keyless.Count} of {endpoints.Sites.Count} sites can be asked";
        if (keyless.Count == 0)
            return PreflightFinding.Of(name, value);

        var why = $"no key for {string.Join(", ", keyless.Select(site => site.Name))}: what only they have will be missing";
        return PreflightFinding.Of(name, value, PreflightRemark.Warning(why, $"export {string.Join(' ', keyless.Select(site => $"{site.Credential!.Variable}=KEY").Distinct())}"));
    }

    /// <summary>A table is made, filled, read and rolled back; the folders of log and spill take a file.</summary>
    public static PreflightFinding Writable(PreflightSubject subject, string name)
    {
        var workspace = subject.Warehouse.Workspace;
        using var connection = subject.Warehouse.Connect();
        using (var transaction = connection.BeginTransaction())
        {
            connection.Run("create table orchestration.write_probe as select 42 as answer");
            var answer = connection.Scalar<int>("select answer from orchestration.write_probe");
            transaction.Rollback();
            if (answer != 42)
                return PreflightFinding.Of(name, "a row that was written cannot be read", PreflightRemark.Failed($"42 was written and {answer} read", "tipoff import PATH --workspace DIR  (the file is damaged: begin a new one)"));
        }

        var closed = new[] { workspace.Data, workspace.Scratch }.Select(Refusal).OfType<string>().ToList();
        var size = PreflightSubject.Size(new FileInfo(workspace.WarehouseFile).Length);
        return PreflightFinding.Of(
            name,
            $"can be written; {size}, {subject.Warehouse.Ledger.Count:N0} cells",
            [.. closed.Select(why => PreflightRemark.Failed(why, $"mkdir -p {workspace.Scratch} && chmod -R u+rwX {workspace.Data}"))]);
    }

    static string? Refusal(string folder)
    {
        try
        {
            var probe = Path.Combine(folder, $"probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "can be written");
            File.Delete(probe);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{folder} takes no file: {error.Message}";
        }
    }

    /// <summary>What the planned cells will take, by the size of the rows that are there, against what is free.</summary>
    public static PreflightFinding Disk(PreflightSubject subject, string name) => Disk(subject, name, new DriveInfo(subject.Warehouse.Workspace.Data).AvailableFreeSpace);

    internal static PreflightFinding Disk(PreflightSubject subject, string name, long freeBytes)
    {
        var limits = subject.Limits;
        var cells = subject.Runner.Plan(subject.Request).Cells.GroupBy(cell => cell.Table).Select(group => (Cells: group.Count(), Rows: group.Count() * RowsOf(subject, group.Key))).ToList();
        var rows = cells.Sum(table => table.Rows);
        var bytes = rows * BytesPerRow(subject);
        var (estimate, free) = (PreflightSubject.Size(bytes), PreflightSubject.Size(freeBytes));
        var value = $"{estimate} to write ({cells.Sum(table => table.Cells):N0} cells, about {rows:N0} rows), {free} free";
        var fix = $"du -xh --max-depth=2 {subject.Warehouse.Workspace.Data} | sort -h  (then free room on that disk)";
        if (freeBytes < bytes + limits.ReserveBytes)
            return PreflightFinding.Of(name, value, PreflightRemark.Failed($"{estimate} and {PreflightSubject.Size(limits.ReserveBytes)} of reserve do not fit into {free}", fix));
        return freeBytes < (bytes * limits.EstimateFactor) + limits.ReserveBytes
            ? PreflightFinding.Of(name, value, PreflightRemark.Warning(string.Create(CultureInfo.InvariantCulture, $"{limits.EstimateFactor:0.#} times {estimate} and {PreflightSubject.Size(limits.ReserveBytes)} of reserve should be free"), fix))
            : PreflightFinding.Of(name, value);
    }

    static long RowsOf(PreflightSubject subject, string table)
    {
        var held = subject.Warehouse.Ledger.Of(table).Where(cell => cell.Rows > 0).Select(cell => cell.Rows).ToList();
        return held.Count > 0 ? (long)Math.Ceiling(held.Average()) : subject.Limits.CellRowsAssumed;
    }

    static double BytesPerRow(PreflightSubject subject)
    {
        var rows = subject.Catalog.Tables.Sum(table => subject.Warehouse.Ledger.Of(table.FullName).Sum(cell => cell.Rows));
        return rows < subject.Limits.RowsMin ? subject.Limits.RowBytesAssumed : (double)new FileInfo(subject.Warehouse.Workspace.WarehouseFile).Length / rows;
    }

    /// <summary>The tables as the database describes them against their declarations.</summary>
    public static PreflightFinding Schema(PreflightSubject subject, string name)
    {
        using var connection = subject.Warehouse.Connect();
        var differences = subject.Warehouse.Differences(connection);
        var value = $"{subject.Catalog.Tables.Count} tables, {subject.Catalog.Tables.Sum(table => table.Columns.Count):N0} columns";
        if (differences.Count == 0)
            return PreflightFinding.Of(name, $"{value} as declared");

        var why = $"{string.Join("; ", differences.Take(Shown))}{(differences.Count > Shown ? $"; {differences.Count - Shown} more" : "")}";
        return PreflightFinding.Of(name, $"{value} declared, {differences.Count} differences", PreflightRemark.Failed(why, $"tipoff plan {subject.Range}  (opening the warehouse brings its tables to the declared shape)"));
    }

    /// <summary>Differences that are named one by one.</summary>
    const int Shown = 3;
}
