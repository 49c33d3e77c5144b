using DuckDB.NET.Data;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;

namespace Tipoff.Tests.Nba.Grading;

public class ModelHealthTests
{
    static readonly DateOnly Day = new(2025, 2, 1);

    [Fact]
    public void A_model_that_leads_with_honest_intervals_is_healthy()
    {
        var health = Health();

        health.State.ShouldBe(ModelState.Healthy);
        (health.From, health.To, health.Rows, health.Dates).ShouldBe((new DateOnly(2025, 1, 4), new DateOnly(2025, 1, 31), 400, 20));
        health.Signs.Select(sign => sign.Sign).ShouldBe(["error less last 10's", "bias of the mean", "coverage of 80 %", "drift of weighted_points"]);
    }

    [Theory]
    [InlineData("error less last 10's", ModelState.Watch, "case when i % 20 < 10 then 2.0 else 8.0 end", "0.0", "1", "0.0")]
    [InlineData("error less last 10's", ModelState.Degrading, "case when i % 20 < 9 then 2.0 else 9.0 end", "0.0", "1", "0.0")]
    [InlineData("error less last 10's", ModelState.Blocked, "7.0", "0.0", "1", "0.0")]
    [InlineData("bias of the mean", ModelState.Watch, "3.0", "0.5", "1", "0.0")]
    [InlineData("bias of the mean", ModelState.Degrading, "3.0", "-0.9", "1", "0.0")]
    [InlineData("coverage of 80 %", ModelState.Watch, "3.0", "0.0", "0.93", "0.0")]
    [InlineData("coverage of 80 %", ModelState.Degrading, "3.0", "0.0", "0.85", "0.0")]
    [InlineData("drift of weighted_points", ModelState.Watch, "3.0", "0.0", "1", "-0.4")]
    public void Each_sign_raises_the_state_by_its_own_bar(string sign, ModelState expected, string miss, string bias, string covered, string drift)
    {
        var health = Health(miss, bias, covered, drift);

        health.State.ShouldBe(expected, string.Join("; ", health.Signs));
        health.Signs.Where(one => one.State != ModelState.Healthy).Select(one => one.Sign).ShouldBe([sign]);
    }

    [Fact]
    public void Too_few_results_say_nothing_and_say_so()
    {
        var health = Health(miss: "7.0", where: "where i < 299");

        health.State.ShouldBe(ModelState.Healthy);
        health.Signs.Single().Bar.ShouldBe("299 graded rows on 20 dates; nothing is said below 300 on 7");
    }

    /// <summary>Twenty dates of twenty rows; last-10 misses by 5. Of five rows four lie inside the interval, times the share that is asked for.</summary>
    static ModelHealth Health(string miss = "3.0", string bias = "0.0", string covered = "1", string drift = "0.0", string where = "")
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        var rows = $"""
            select date '2025-01-04' + cast(i % 20 as integer) as game_date, 20.0::double as actual_points, 25.0::double as last_10, (20 + {miss})::double as xgboost, (20 + {bias})::double as xgboost_mean,
              case when (i // 20) % 20 < 16 * {covered} then 19.0 else 21.0 end::double as xgboost_low, 30.0::double as xgboost_high, ({drift})::double as weighted_points
            from range(400) r(i) {where} order by 1
            """;
        var frame = Frame.Read(connection, rows);
        return ModelHealth.Of(frame, frame, ["weighted_points"], Day);
    }
}
