using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Tests.App.Day;

public sealed class ServiceRecordTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-levels-");
    readonly SteppingClock clock = new(new DateTimeOffset(2024, 12, 10, 10, 10, 0, TimeSpan.Zero));
    readonly DuckDbWarehouse warehouse;

    public ServiceRecordTests() => warehouse = DuckDbWarehouse.Open(Workspace.Create(folder.FullName), League.Catalog(), clock, "a test");

    public void Dispose()
    {
        warehouse.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Days_that_are_over_are_stored_and_counted_anew_for_a_week()
    {
        ServiceRecord.Keep(warehouse).Summary.ShouldBe("nothing to be counted yet");
        Asked("2024-12-01", 5);
        Asked("2024-12-08", 5);
        Asked("2024-12-10", 5);

        ServiceRecord.Keep(warehouse).Summary.ShouldBe("2 days of 1 service levels since 2023-11-06");
        Stored().ShouldBe(["2024-12-01 5/5", "2024-12-08 5/5"], "today is not over");

        clock.Advance(TimeSpan.FromDays(1));
        Asked("2024-12-08", 1);
        Run("delete from orchestration.fetches where fetched_at < timestamptz '2024-12-02 00:00:00+00'");
        ServiceRecord.Keep(warehouse).Summary.ShouldBe("2 days of 1 service levels since 2024-12-01");

        Stored().ShouldBe(["2024-12-01 5/5", "2024-12-08 6/6", "2024-12-10 5/5"], "what was pruned stays, what came late is in");
    }

    void Asked(string day, int times) => Run($"insert into orchestration.fetches (endpoint, outcome, fetched_at) select 'e', 'ok', timestamptz '{day} 17:00:00+00' - interval '8' hour from range({times})");

    void Run(string sql)
    {
        using var connection = warehouse.Connect();
        connection.Run(sql);
    }

    List<string> Stored()
    {
        using var connection = warehouse.Connect();
        return connection.Rows("select day, good, total from orchestration.service_levels order by day", row => FormattableString.Invariant($"{row.GetFieldValue<DateOnly>(0):yyyy-MM-dd} {row.GetDouble(1)}/{row.GetDouble(2)}"));
    }
}
