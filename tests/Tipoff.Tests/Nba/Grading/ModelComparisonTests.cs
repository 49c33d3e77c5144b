using DuckDB.NET.Data;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;

namespace Tipoff.Tests.Nba.Grading;

public class ModelComparisonTests
{
    /// <summary>Two hundred rows of ten dates that scored 10 points; every second plays 30 minutes, the last twenty are a player's first games.</summary>
    const string Rows = """
        select date '2025-01-01' + cast(i % 10 as integer) as game_date, 10.0::double as actual_points, case when i < 180 then 9 else 3 end as games_played_season,
          case when i % 2 = 0 then 30.0 else 10.0 end::double as minutes_avg_last_10, null::double as vegas_points_line
        from range(200) r(i) order by 1
        """;

    [Fact]
    public void Losses_are_those_of_the_target_on_rows_with_five_earlier_games()
    {
        var rows = Read();
        var (near, far) = (Enumerable.Repeat(11f, rows.Rows).ToArray(), Enumerable.Repeat(7f, rows.Rows).ToArray());

        ModelComparison.Of(rows, near, far, isMedian: true).Select(Text).ShouldBe(["P1 180 1 3 -2 -2 -2"], "ninety rows of P2 are too few, and nobody has a line");
        ModelComparison.Of(rows, near, far, isMedian: false).Select(Text).ShouldBe(["P1 180 1 9 -8 -8 -8"]);
    }

    static string Text(ModelComparison row) => $"{row.Population} {row.N} {row.A} {row.B} {row.Difference.Mean} {row.Difference.Low95} {row.Difference.High95}";

    static Frame Read()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        return Frame.Read(connection, Rows);
    }
}
