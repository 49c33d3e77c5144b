using DuckDB.NET.Data;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Nba.Grading;

public class PicturesTests
{
    /// <summary>
    /// Eighty rows of each of two dates: xgboost says two more than the line, one more comes, every other result lies inside the interval, and
    /// half of the rows say over with a quarter, half with three quarters, of which none and all go over.
    /// </summary>
    static readonly string Rows = $"""
        select case when i < 80 then date '2024-10-22' else date '2024-11-22' end as game_date, 30.0::double as minutes_avg_last_10, 11.0::double as actual_points,
          14.0::double as last_10, 5.0::double as season_mean, 10.0::double as line, case when i % 2 = 0 then 12.0 else 10.0 end::double as line_at_cutoff,
          {string.Join(", ", Lineup.Ids.Select(id => $"12.0::double as {id}, case when i % 2 = 0 then 12.0 else 11.0 end::double as {id}_low, 13.0::double as {id}_high, case when i % 2 = 0 then 0.25 else 0.75 end::double as {id}_over"))}
        from range(160) r(i)
        """;

    static readonly IReadOnlyList<Picture> All = Pictures.Of(Read());

    [Fact]
    public void Errors_are_those_of_each_month_by_system()
    {
        var picture = One("Mean absolute error by month, P3");

        picture.Series.Select(series => $"{series.Name}: {string.Join(", ", series.Points.Select(point => $"{point.Label} {point.Y} of {point.N}"))}").ShouldBe(
            ["xgboost: 2024-10 1 of 80, 2024-11 1 of 80", "last_10: 2024-10 3 of 80, 2024-11 3 of 80", "line: 2024-10 1 of 80, 2024-11 1 of 80"]);
    }

    [Fact]
    public void Coverage_is_the_share_inside_and_stands_beside_what_is_asked_for()
    {
        var picture = One("Results inside the 80 % interval by season mean, P1");

        picture.Band.ShouldBe((0.78, 0.82));
        picture.Series.Single().Points.Select(point => $"{point.Label} {point.Y}").ShouldBe(["below 10 0.5"]);
    }

    [Fact]
    public void An_edge_is_held_against_what_came_of_the_line()
    {
        var point = One("What an edge is worth, P3").Series.Single().Points.Single();

        (point.X, point.Y, point.N).ShouldBe((2, 1, 160));
    }

    [Fact]
    public void Probabilities_are_held_against_what_came()
    {
        var points = One("Said and come: P(over), P3-cutoff").Series[0].Points;

        points.Select(point => (point.X, point.Y)).Distinct().ShouldBe([(0.25, 0), (0.75, 1)]);
    }

    [Fact]
    public void Without_rows_there_is_nothing_to_draw() => Pictures.Of(Read("limit 0")).ShouldBeEmpty();

    static Picture One(string title) => All.Single(picture => picture.Title == title);

    static Frame Read(string less = "")
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        return Frame.Read(connection, $"{Rows} {less}");
    }
}
