using DuckDB.NET.Data;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Nba.Grading;

public class BettingRecordTests
{
    /// <summary>Six dates alike: a call OVER that wins at 1.9, one UNDER that loses, one OVER that is a push at 2.1, a pass, and a player without a line.</summary>
    static readonly string Rows = $"""
        select date '2024-02-01' + cast(d as integer) as game_date, actual::double as actual_points, line::double as line_at_cutoff, closing::double as line,
          over_odds::double as over_odds, under_odds::double as under_odds,
          {string.Join(", ", Lineup.Ids.Select(id => $"case when '{id}' = 'xgboost' then call else 'PASS' end as {id}_call"))}
        from range(6) r(d), (values (25, 20.5, 21.0, 1.9, null, 'OVER'), (25, 20.5, 21.0, 1.9, null, 'UNDER'), (20, 20, null, 2.1, 1.7, 'OVER'), (10, 20.5, 20.5, 1.9, 1.9, 'PASS'), (10, null, null, null, null, 'NO_LINE'))
          v(actual, line, closing, over_odds, under_odds, call)
        """;

    [Fact]
    public void Calls_are_counted_by_what_came_and_paid_at_the_prices_of_their_own_side()
    {
        var record = Records().Single();

        (record.System, record.Bets, record.Overs, record.Wins, record.Losses, record.Pushes).ShouldBe(("xgboost", 18, 12, 6, 6, 6));
        record.HitRate!.Mean.ShouldBe(0.5);
        record.Priced.ShouldBe(12, "UNDER had no price");
        record.Return!.Mean.ShouldBe((0.9 + 0) / 2, 1e-12, "the push gives the stake back");
        record.ClosingLineValue!.Mean.ShouldBe(0, 1e-12, "half a point for OVER, half a point against UNDER");
    }

    [Fact]
    public void A_handful_of_dates_has_no_rates()
    {
        var record = Records("where game_date < '2024-02-05'").Single();

        (record.Bets, record.HitRate, record.Return, record.ClosingLineValue).ShouldBe((12, null, null, null));
    }

    [Fact]
    public void Who_never_called_has_no_record() => Records("where xgboost_call = 'PASS'").ShouldBeEmpty();

    static List<BettingRecord> Records(string where = "")
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        return [.. BettingRecord.Of(Frame.Read(connection, $"select * from ({Rows}) {where}"), "2023-24")];
    }
}
