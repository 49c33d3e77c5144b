using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Sources.Sample;

/// <summary>A workspace whose sources are a server of the test and whose time is the test's.</summary>
sealed class FetchSample : IDisposable
{
    public static readonly DateOnly Monday = new(2024, 3, 4);

    readonly string root = Directory.CreateTempSubdirectory("tipoff-fetch-").FullName;
    int runs;

    public FetchSample(Func<string, int, Answer> answer)
    {
        Source = new LocalSource(Clock, answer);
        Write(new EngineOptions());
        Warehouse = Open();
    }

    public SteppingClock Clock { get; } = new(new DateTimeOffset(2024, 3, 5, 9, 0, 0, TimeSpan.Zero));

    public LocalSource Source { get; }

    public DuckDbWarehouse Warehouse { get; private set; }

    public static Catalog Tables => Catalog.Of([new Openings(), new Visits()], ["raw"], date => date.Year);

    public static EndpointCatalog Endpoints => EndpointCatalog.Scan(typeof(Openings).Assembly, Tables);

    public EngineOptions Options => Warehouse.Workspace.Options;

    /// <summary>Changes the settings; the sources stay the test's server.</summary>
    public void Configure(EngineOptions options)
    {
        Warehouse.Dispose();
        Write(options);
        Warehouse = Open();
    }

    public FetchReceipt Collect(string endpoints = "*", bool isForced = false, int rounds = 2, int days = 1)
    {
        using Collector collector = new(Warehouse, Endpoints, $"run-{++runs}", () => { });
        return collector.CollectAsync(new FetchRequest(Monday, Monday.AddDays(days - 1), Endpoints.Select(endpoints), isForced) { Rounds = rounds }, null, default).GetAwaiter().GetResult();
    }

    public ReplayReport Replay() =>
        new Replay(Warehouse, Endpoints, $"replay-{++runs}", folder => DuckDbWarehouse.Open(Workspace.Create(folder), Tables, Clock, "a replay")).Compare(Endpoints.Endpoints, null, null, null, default);

    /// <summary>Lands every stored answer again.</summary>
    public void ReplayPublished() =>
        new Replay(Warehouse, Endpoints, $"replay-{++runs}", _ => throw new InvalidOperationException("Nothing is compared.")).Publish(Endpoints.Endpoints, Monday, Monday, null, default);

    public List<string> Query(string sql)
    {
        using var connection = Warehouse.Connect();
        return [.. ReadOnlyQuery.Run(connection, sql).Rows.Select(row => string.Join(' ', row.Select(value => value is DateOnly day ? $"{day:yyyy-MM-dd}" : value ?? "null")))];
    }

    public void Dispose()
    {
        Warehouse.Dispose();
        Source.Dispose();
        Directory.Delete(root, recursive: true);
    }

    DuckDbWarehouse Open() => DuckDbWarehouse.Open(Workspace.Open(root), Tables, Clock, "a test");

    void Write(EngineOptions options) =>
        File.WriteAllText(Path.Combine(root, Workspace.OptionsFile), JsonSerializer.Serialize(options with { SourcesAt = Source.Address }, JsonSerializerOptions.Web));
}
