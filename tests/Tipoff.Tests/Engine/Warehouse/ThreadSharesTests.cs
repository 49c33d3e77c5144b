using DuckDB.NET.Data;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class ThreadSharesTests : IDisposable
{
    readonly DuckDBConnection connection = new("Data Source=:memory:;threads=4");

    public ThreadSharesTests() => connection.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Those_who_work_at_once_divide_the_threads_and_nobody_gets_none()
    {
        ThreadShares shares = new(4);
        var seats = new Stack<IDisposable>();
        List<long> threads = [];
        for (var worker = 0; worker < 5; worker++)
        {
            seats.Push(shares.Seat(connection));
            threads.Add(Threads);
        }

        threads.ShouldBe([4, 2, 1, 1, 1]);
        while (seats.TryPop(out var seat))
            seat.Dispose();
        Threads.ShouldBe(4);
    }

    long Threads => connection.Scalar<long>("select current_setting('threads')");
}
