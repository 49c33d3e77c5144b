using DuckDB.NET.Data;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;

namespace Tipoff.Tests.Nba.Grading;

public class ScoreboardTests
{
    /// <summary>Four rows of two dates: xgboost misses by 1 each time, the last ten games by 3, the line by 2 where there is one.</summary>
    const string Rows = """
        select cast(d as date) as game_date, 2024 as season_year, 9 as games_played_season, m as minutes_avg_last_10, 10.0::double as actual_points,
          12.0::double as last_5, 13.0::double as last_10, 14.0::double as season_mean, 15.0::double as minutes_rate, 16.0::double as weighted_means,
          line::double as line, 17.0::double as moving_average, 9.0::double as moving_average_low, 9.5::double as moving_average_high,
          11.0::double as xgboost, 10.5::double as xgboost_mean, 8.0::double as xgboost_low, 12.0::double as xgboost_high
        from (values ('2024-10-22', 30.0::double, 12.0), ('2024-10-22', 10.0, null), ('2024-10-23', 25.0, 8.0), ('2024-10-23', 5.0, null)) v(d, m, line)
        """;

    [Fact]
    public void Populations_are_cut_by_minutes_and_lines_and_errors_are_those_of_the_right_number()
    {
        var rows = Board();

        rows.Where(row => row.System == "xgboost").Select(row => $"{row.Population} {row.N} {row.Mae} {row.Rmse} {row.Bias} {row.Coverage80}").ShouldBe(
            ["P1 4 1 0.5 0.5 1", "P2 2 1 0.5 0.5 1", "P3 2 1 0.5 0.5 1"]);
        rows.Single(row => row is { Population: "P3", System: "line" }).Mae.ShouldBe(2);
        rows.ShouldNotContain(row => row.System == "line" && row.Population != "P3");
    }

    [Fact]
    public void Differences_are_paired_on_the_same_rows()
    {
        var xgboost = Board().Single(row => row is { Population: "P3", System: "xgboost" });

        xgboost.PairedVsLast10!.Diff.ShouldBe(-2);
        xgboost.PairedVsLine!.Diff.ShouldBe(-1);
        xgboost.XgboostVs.ShouldBeNull();
    }

    static List<Scoreboard.Row> Board()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        return [.. Scoreboard.Of(Frame.Read(connection, Rows), "2024-25")];
    }
}
