using System.Diagnostics;
using DuckDB.NET.Data;

namespace Tipoff.ReplayTests.Native.DuckDb;

[Collection(MeasuredAlone.Name)]
public sealed class OpenCloseTests
{
    // DuckDB takes 20 ms to start a database, so ten thousand take four minutes; ten thousand connections are tested elsewhere.
    const long GrowthBytesMax = 32L << 20;

    [Fact]
    public void A_thousand_databases_in_memory_leave_nothing_behind()
    {
        OpenAndClose(100);
        var before = ResidentBytes();

        OpenAndClose(1_000);

        (ResidentBytes() - before).ShouldBeLessThan(GrowthBytesMax);
    }

    static void OpenAndClose(int times)
    {
        for (var time = 0; time < times; time++)
        {
            using DuckDBConnection connection = new("Data Source=:memory:;threads=2");
            connection.Open();
            using DuckDBCommand command = new("SELECT 42", connection);
            command.ExecuteScalar().ShouldBe(42);
        }
    }

    static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
