using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Tipoff.Engine.Runs;

/// <summary>Which of the cells that need work a plan takes.</summary>
public enum Only
{
    All,
    Missing,
    Stale,
    Failed,
}

/// <summary>What a plan was asked for; asking again with the same request shows whether anything changed since.</summary>
/// <param name="Tables">Selectors; null means every table.</param>
/// <param name="Downstream">Whether tables that read the selected ones are brought up to date as well.</param>
/// <param name="NewestFirst">Whether later periods come first wherever no window asks for an earlier one.</param>
public sealed record PlanRequest(DateOnly From, DateOnly To, string? Tables = null, bool Downstream = false, Only Only = Only.All, bool NewestFirst = false)
{
    /// <summary>Whether nobody asked and it began by itself: then a failed cell is left alone until its next try is due.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>The only cells that are taken, each as <see cref="CellList.Name"/> writes it; null: every one of the range.</summary>
    public IReadOnlyList<string>? Cells { get; init; }

    /// <summary>The file that named them, for a command line that asks for the same.</summary>
    public string? CellsFile { get; init; }

    /// <summary>The options of a command line that asks for the same.</summary>
    public override string ToString() =>
        $"--from {From:yyyy-MM-dd} --to {To:yyyy-MM-dd}{(Tables is null ? "" : $" --tables {Tables}")}{(Downstream ? " --downstream" : "")}"
        + $"{(Only == Only.All ? "" : $" --only {Only.ToString().ToLowerInvariant()}")}{(NewestFirst ? " --newest-first" : "")}{(CellsFile is null ? "" : $" --gaps {CellsFile}")}";
}

/// <summary>A cell with work, and why: missing, failed, stale(code), stale(input: table) or upstream: table.</summary>
public sealed record PlannedCell(string Table, string Partition, string Reason);

/// <summary>Cells of one table and one period that are computed in one statement.</summary>
public sealed record Stage(string Table, int Period, IReadOnlyList<PlannedCell> Cells)
{
    [JsonIgnore]
    public string First => Cells[0].Partition;

    [JsonIgnore]
    public string Last => Cells[^1].Partition;

    public override string ToString() =>
        $"build {Table} {First}{(First == Last ? "" : $" .. {Last}")}: {Cells.Count} cells ({Cells.GroupBy(cell => cell.Reason.Split(':')[0]).Select(group => $"{group.Count()} {group.Key}").Aggregate((a, b) => $"{a}, {b}")})";
}

/// <summary>How long the work may take, from the ledger's history; null where there is none.</summary>
public sealed record Estimate(double? SecondsP50, double? SecondsP90, int Requests, long Bytes);

/// <summary>The ordered, printable, hashed work.</summary>
public sealed record Plan(PlanRequest Request, IReadOnlyList<Stage> Stages, Estimate Estimate)
{
    [JsonIgnore]
    public IEnumerable<PlannedCell> Cells => Stages.SelectMany(stage => stage.Cells);

    public bool IsEmpty => Stages.Count == 0;

    /// <summary>Identity of the request and its cells; applying refuses a plan whose hash no longer holds.</summary>
    public string Hash
    {
        get
        {
            var text = new StringBuilder(Request.ToString());
            foreach (var cell in Cells)
                text.Append('\n').Append(cell.Table).Append(' ').Append(cell.Partition).Append(' ').Append(cell.Reason);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
        }
    }
}
