using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Health;

public sealed class CriterionTests
{
    static readonly DateOnly From = new(2024, 10, 22), To = new(2025, 6, 22);

    static readonly Criterion Critical = new("rows", "some", IsCritical: true, "select @from <= @to, 'seen'");

    [Fact]
    public void What_holds_is_ok_with_what_was_seen()
    {
        var asked = "";

        var result = Critical.Judge(sql => { asked = sql; return Row(true, "12 rows"); }, From, To);

        result.ShouldBe(new CriterionResult("rows", "some", "12 rows", IsCritical: true, IsOk: true));
        asked.ShouldBe("select date '2024-10-22' <= date '2025-06-22', 'seen'");
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    [InlineData(null, true, true)]
    [InlineData("true", true, true)]
    public void What_does_not_hold_forbids_only_where_it_is_critical(object? held, bool isCritical, bool isFailure)
    {
        var result = (Critical with { IsCritical = isCritical }).Judge(_ => Row(held, null), From, To);

        (result.IsOk, result.IsFailure, result.Seen).ShouldBe((false, isFailure, "no rows"));
    }

    [Fact]
    public void What_cannot_be_measured_does_not_hold()
    {
        var result = Critical.Judge(_ => throw new Problem("the query failed", "the table is gone", "none"), From, To);

        (result.IsOk, result.IsFailure, result.Seen).ShouldBe((false, true, "could not be measured: the table is gone"));
    }

    static QueryResult Row(params object?[] values) => new([], [values]);
}
