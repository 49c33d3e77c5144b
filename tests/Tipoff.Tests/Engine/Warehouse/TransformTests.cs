using DuckDB.NET.Data;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class TransformTests : IDisposable
{
    static readonly (string, string)[] January = [("from", "date '2024-01-01'"), ("to", "date '2024-01-31'")];

    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public TransformTests()
    {
        connection.Open();
        connection.Run("create schema raw");
        connection.Run("create schema analytics");
        connection.Run(Ddl.Create(new Sales()));
        connection.Run("insert into raw.sales values ('east', '2024-01-01', 1, 5, 'tills'), ('east', '2024-01-02', 1, 4, 'tills'), ('east', '2024-01-02', 2, 3, 'tills')");
        connection.Run("insert into raw.sales values ('east', '2024-01-03', 1, 9, 'tills'), ('west', '2024-01-03', 1, 99, 'tills'), ('west', '2024-02-01', 1, 100, 'tills')");
    }

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData("analytics.rising_days")]
    [InlineData("staged")]
    public void A_folded_table_gets_the_rows_that_its_fold_makes_of_the_ordered_inputs(string relation)
    {
        var table = new RisingDays();
        connection.Run($"create table {relation} ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"))})");

        Transform.Fill(connection, table, relation, January);

        connection.Rows($"select concat_ws(' ', shop, day, days, manager) from {relation} order by 1", row => row.GetString(0))
            .ShouldBe(["east 2024-01-01 0 Ada", "east 2024-01-02 1 Ada", "east 2024-01-03 2 Ada", "west 2024-01-03 0"]);
    }

    [Fact]
    public void The_sql_of_a_folded_table_is_that_of_its_input()
    {
        var table = new RisingDays();

        table.InputType.ShouldBe(typeof(DaySale));
        table.Sql!.ShouldContain("as manager");
        new DailyTotals().InputType.ShouldBeNull();
    }

    [Fact]
    public void Inputs_in_another_order_than_the_record_are_refused_with_both_lists()
    {
        var fault = Should.Throw<InvalidOperationException>(() => RowReader.Read(connection, "select day, shop, 1 as amount, null as manager from raw.sales", typeof(DaySale)).ToList());

        fault.Message.ShouldContain("yields (day, shop, amount, manager), expected (shop, day, amount, manager)");
    }

    [Fact]
    public void A_null_where_the_record_allows_none_is_refused() =>
        Should.Throw<InvalidCastException>(() => RowReader.Read(connection, "select shop, day, cast(null as integer) as amount, null as manager from raw.sales", typeof(DaySale)).ToList())
            .Message.ShouldContain("amount");

    [Fact]
    public void A_query_that_is_cancelled_while_it_runs_ends_as_cancelled_and_not_as_failed()
    {
        const string endless = "select 'east' as shop, date '2024-01-01' as day, cast(sum(hash(a.range + b.range) % 7) as integer) as amount, null as manager from range(10000000) a, range(10000000) b";
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Should.Throw<OperationCanceledException>(() => RowReader.Read(connection, endless, typeof(DaySale), cancel.Token).ToList());
    }
}
