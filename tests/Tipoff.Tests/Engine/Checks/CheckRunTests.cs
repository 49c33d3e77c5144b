using DuckDB.NET.Data;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Checks;

public sealed class CheckRunTests : IDisposable
{
    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public CheckRunTests()
    {
        connection.Open();
        connection.Run("create table candidates (name text, price integer, reason text)");
        connection.Run("insert into candidates values ('a', 1, null), ('b', null, 'sold'), ('c', null, null), ('d', null, null), ('e', -3, null), (null, 2, null)");
    }

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Checks_over_rows_and_over_patterns_count_every_bad_row()
    {
        var found = CheckRun.Find(connection, new Goods(), "candidates");

        found.Select(violation => $"{violation.Check.Name}: {violation.Rows}").ShouldBe(["name is missing: 1", "a price below nothing: 1", "no price and no reason: 2"]);
    }

    [Fact]
    public void The_bad_rows_of_a_pattern_are_the_rows_themselves()
    {
        var check = new Goods().Checks[1];

        connection.Rows($"select name from {CheckRun.Bad(new Goods(), check, "candidates")} order by 1", row => row.GetString(0)).ShouldBe(["c", "d"]);
        connection.Scalar<long>($"select count(*) from {check.From("candidates")} where {check.Violation(new Goods())}").ShouldBe(2);
    }

    [Fact]
    public void An_empty_relation_violates_nothing()
    {
        connection.Run("delete from candidates");

        CheckRun.Find(connection, new Goods(), "candidates").ShouldBeEmpty();
    }

    sealed class Goods : Table<Goods.Row>
    {
        public sealed record Row([Key] string Name, int? Price, string? Reason);

        public override IReadOnlyList<Check> Checks =>
        [
            new("a price below nothing", Severity.Error, _ => "price < 0"),
            new("no price and no reason", Severity.Error, _ => "lacks_price = 1 and reason is null")
            {
                Patterns = [("reason", "reason"), ("lacks_price", "case when price is null then 1 else 0 end")],
            },
        ];
    }
}
