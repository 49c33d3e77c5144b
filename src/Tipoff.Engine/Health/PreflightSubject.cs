using System.Data.Common;
using System.Globalization;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>The held warehouse and the range that a backfill is about to work on.</summary>
public sealed record PreflightSubject(DuckDbWarehouse Warehouse, Runner Runner, EndpointCatalog Endpoints, PreflightScope Scope, PlanRequest Request)
{
    public PreflightLimits Limits { get; init; } = new();

    public Catalog Catalog => Warehouse.Catalog;

    /// <summary>The tables that the request would build, upstream before downstream.</summary>
    public IReadOnlyList<Table> Chosen => Planner.Chosen(Catalog, Request, Runner.IsBuilt);

    /// <summary>The options that name the range on a command line.</summary>
    internal string Range => Options(Request.From, Request.To);

    internal static string Options(DateOnly from, DateOnly to) => $"--from {from:yyyy-MM-dd} --to {to:yyyy-MM-dd}";

    internal bool IsInside(string partition) => Inputs.DateOf(partition) is { } date && date >= Request.From && date <= Request.To;

    /// <summary>The dates of the whole calendar that hold anything, in order.</summary>
    internal List<DateOnly> Held() =>
        [.. Warehouse.Ledger.Of(Catalog[Scope.Calendar].FullName).Where(cell => cell.Rows > 0).Select(cell => Inputs.DateOf(cell.Partition)).OfType<DateOnly>().Order()];

    internal CompletenessReport Measure(IReadOnlyList<CompletenessLayer> layers) =>
        new Completeness(Catalog, Query, Warehouse.Now).Measure(layers, Request.From, Request.To);

    internal QueryResult Query(string sql)
    {
        using var connection = Warehouse.Connect();
        return ReadOnlyQuery.Run(connection, sql);
    }

    /// <summary>The command that asks the sources of a table once more; without a source files must bring the rows.</summary>
    internal string Fetch(IEnumerable<Table> tables, DateOnly from, DateOnly to)
    {
        var names = tables.SelectMany(Endpoints.Feeding).Select(endpoint => endpoint.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "tipoff import PATH  (files that hold the missing rows)" : $"tipoff source fetch {Options(from, to)} --sources {string.Join(',', names)}";
    }

    /// <summary>Runs one check; what the database or the sources refuse is its failure and nobody else's.</summary>
    public PreflightFinding Try(string name, Func<PreflightSubject, string, PreflightFinding> check)
    {
        try
        {
            return check(this, name);
        }
        catch (Exception error) when (error is DbException or Problem or IOException or UnauthorizedAccessException)
        {
            var why = error is Problem problem ? problem.Because : error.Message;
            return PreflightFinding.Of(name, "could not be looked at", PreflightRemark.Failed(why.Split('\n')[0].Trim(), $"tipoff plan {Range}  (opens the warehouse anew and brings its tables to the declared shape)"));
        }
    }

    internal static string Size(double bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1L << 30):0.0} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / (1 << 20)):0} MiB");
}
