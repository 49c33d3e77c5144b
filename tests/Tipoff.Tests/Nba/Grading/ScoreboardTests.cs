using DuckDB.NET.Data;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Nba.Grading;

public class ScoreboardTests
{
    /// <summary>Four rows of two dates: xgboost misses by 1 each time, the last ten games by 3, the line by 2 where there is one.</summary>
    static readonly string Rows = $"""
        select cast(d as date) as game_date, 2024 as season_year, 9 as games_played_season, m as minutes_avg_last_10, 10.0::double as actual_points,
          12.0::double as last_5, 13.0::double as last_10, t::double as season_mean, 15.0::double as minutes_rate, 16.0::double as weighted_means,
          line::double as line, early::double as line_at_cutoff, 11.0::double as xgboost, 10.5::double as xgboost_mean, 8.0::double as xgboost_low, 12.0::double as xgboost_high, 0.5::double as xgboost_over,
          {string.Join(", ", Lineup.Ids.Where(id => id != "xgboost").Select(id => $"case when '{id}' <> 'market' or early is not null then 17.0 end::double as {id}, 17.0::double as {id}_mean, 9.0::double as {id}_low, 9.5::double as {id}_high, 0.5::double as {id}_over"))}
        from (values ('2024-10-22', 30.0::double, 12.0, null, 8), ('2024-10-22', 10.0, null, null, 12), ('2024-11-23', 25.0, 8.0, 9.0, 12), ('2024-11-23', 5.0, null, null, 31)) v(d, m, line, early, t)
        """;

    [Fact]
    public void Populations_are_cut_by_minutes_and_lines_and_errors_are_those_of_the_right_number()
    {
        var rows = Board();

        rows.Where(row => row.System == "xgboost").Select(row => $"{row.Population} {row.N} {row.Mae} {row.Rmse} {row.Bias} {row.Coverage80}").ShouldBe(
            ["P1 4 1 0.5 0.5 1", "P2 2 1 0.5 0.5 1", "P3 2 1 0.5 0.5 1", "P3-cutoff 1 1 0.5 0.5 1"]);
        rows.Single(row => row is { Population: "P3", System: "line" }).Mae.ShouldBe(2);
        rows.Single(row => row is { Population: "P3-cutoff", System: "line_at_cutoff" }).Mae.ShouldBe(1);
        rows.ShouldNotContain(row => row.System.StartsWith("line") && !row.Population.StartsWith("P3"));
    }

    [Fact]
    public void Differences_are_paired_on_the_same_rows()
    {
        var xgboost = Board().Single(row => row is { Population: "P3", System: "xgboost" });

        xgboost.PairedVsLast10!.Diff.ShouldBe(-2);
        xgboost.PairedVsLine!.Diff.ShouldBe(-1);
        xgboost.XgboostVs.ShouldBeNull();
    }

    [Fact]
    public void A_system_is_judged_on_the_rows_it_speaks_of() =>
        Board().Where(row => row.System == "market").Select(row => $"{row.Population} {row.N}").ShouldBe(["P1 1", "P2 1", "P3 1", "P3-cutoff 1"]);

    [Theory]
    [InlineData("month", "P1", "2024-10 2, 2024-11 2")]
    [InlineData("tier", "P1", "below 10 1, 10 to 20 2, from 30 1")]
    [InlineData("line", "P3", "7.5 to 12.5 2")]
    [InlineData("edge", "P3", "-1 to 0 1, from 3 1")]
    [InlineData("edge", "P1", "")]
    public void Parts_are_cut_in_order(string by, string name, string expected)
    {
        var frame = Read();
        var population = Scoreboard.Populations.Single(one => one.Name == name);
        int[] rows = [.. Enumerable.Range(0, frame.Rows).Where(row => population.Holds(frame, row))];

        string.Join(", ", Slicing.All.Single(slicing => slicing.Name == by).Slices(frame, rows, population).Select(slice => $"{slice.Name} {slice.Rows.Length}")).ShouldBe(expected);
    }

    static List<Scoreboard.Row> Board() => [.. Scoreboard.Of(Read(), "2024-25")];

    static Frame Read()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        return Frame.Read(connection, Rows);
    }
}
