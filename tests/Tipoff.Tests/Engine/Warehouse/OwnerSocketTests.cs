using Tipoff.Engine;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class OwnerSocketTests : IDisposable
{
    readonly SampleWarehouse sample = new();
    bool isCancelled;

    public void Dispose() => sample.Dispose();

    [Fact]
    public void A_watcher_reads_the_committed_state_through_the_owner()
    {
        sample.Import("tills.csv", "shop,day,till,amount\neast,2024-01-01,1,10\n");
        using var socket = Serve();
        using var client = OwnerClient.TryConnect(sample.Workspace)!;

        var answer = client.Ask(new OwnerRequest("sql", "select shop, amount from raw.sales"));

        answer.Result!.Columns.Select(column => column.Name).ShouldBe(["shop", "amount"]);
        answer.Result.Rows.Single().Select(value => value!.ToString()).ShouldBe(["east", "10"]);
        answer.Owner!.ProcessId.ShouldBe(Environment.ProcessId);
    }

    [Theory]
    [InlineData("delete from raw.sales")]
    [InlineData("select 1; drop table raw.sales")]
    [InlineData("with x as (select 1) insert into raw.sales select 'a', date '2024-01-01', 1, 1, 'tills'")]
    public void A_watcher_can_change_nothing(string sql)
    {
        sample.Import("tills.csv", "shop,day,till,amount\neast,2024-01-01,1,10\n");
        using var socket = Serve();
        using var client = OwnerClient.TryConnect(sample.Workspace)!;

        Should.Throw<Problem>(() => client.Ask(new OwnerRequest("sql", sql))).Exit.ShouldBe(Exit.Usage);
        sample.Query("select count(*) from raw.sales").ShouldBe(["1"]);
    }

    [Fact]
    public void A_watcher_sees_progress_and_can_ask_the_owner_to_stop()
    {
        using var socket = Serve();
        socket.Progress = new { done = 3, total = 9 };
        using var client = OwnerClient.TryConnect(sample.Workspace)!;

        client.Ask(new OwnerRequest("progress")).Progress!.Value.GetProperty("done").GetInt32().ShouldBe(3);
        client.Ask(new OwnerRequest("cancel"));

        isCancelled.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_answers_when_nobody_holds_the_warehouse() => OwnerClient.TryConnect(sample.Workspace).ShouldBeNull();

    OwnerSocket Serve() => OwnerSocket.Serve(sample.Warehouse, "a test", () => isCancelled = true);
}
