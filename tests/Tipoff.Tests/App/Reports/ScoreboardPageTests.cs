using System.Globalization;
using System.Xml.Linq;
using Tipoff.App.Reports;
using Tipoff.Engine;
using Tipoff.Nba.Grading;

namespace Tipoff.Tests.App.Reports;

public sealed class ScoreboardPageTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2025, 4, 14, 12, 0, 0, TimeSpan.Zero);

    static readonly Picture Months = new("Error <by> month", "P1", "month", "points")
    {
        Band = (0.5, 1.5),
        Series =
        [
            new PictureSeries("xgboost", [new("2024-10", null, 1, 0.5, 1.5, 100), new("2024-11", null, 2, 1.5, 2.5, 200)]),
            new PictureSeries("last_10", [new("2024-11", null, 3, null, null, 200)]),
        ],
    };

    static readonly Picture Edges = new("Edge", "P3", "said", "came") { HasDiagonal = true, Series = [new PictureSeries("xgboost", [new("", -2, -1, -2, 0, 50), new("", 2, 1, 0, 2, 50)])] };

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-page-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_page_is_well_formed_and_has_the_tables_and_the_charts_of_each_part()
    {
        var page = Page();

        page.Descendants("h2").Select(heading => heading.Value).ShouldBe(["2024-25"]);
        page.Descendants("figcaption").Select(caption => caption.Element("b")!.Value).ShouldBe(["Error <by> month", "Edge"]);
        page.Descendants("tr").Single(row => row.Attribute("class")?.Value == "ours").Elements().Select(cell => cell.Value)
            .ShouldBe(["xgboost", "1,234", "4.500", "6.000", "0.550", "-0.10", "80.1 %", "-0.180 [-0.200, -0.160]", "", ""]);
    }

    [Fact]
    public void Higher_values_lie_higher_and_all_inside_the_drawing()
    {
        var chart = Page().Descendants("svg").First();

        var circles = chart.Descendants("circle").Select(circle => (X: Number(circle, "cx"), Y: Number(circle, "cy"))).ToList();
        circles.Count.ShouldBe(3);
        circles.ShouldAllBe(circle => circle.X > 52 && circle.X < 640 && circle.Y > 0 && circle.Y < 274);
        circles.Select(circle => circle.Y).ShouldBeInOrder(SortDirection.Descending);
        circles[1].X.ShouldNotBe(circles[2].X, "series of one label stand beside each other");
        chart.Descendants("title").First().Value.ShouldBe("xgboost 2024-10: 1.000 [0.500, 1.500], n = 100");
        chart.Descendants("rect").Count().ShouldBe(1);
    }

    [Fact]
    public void The_diagonal_stands_where_both_axes_hold_the_same_numbers() =>
        Page().Descendants("svg").Last().Elements("line").Count(line => line.Attribute("class")!.Value == "diagonal").ShouldBe(1);

    [Fact]
    public void A_file_that_cannot_be_written_is_a_problem_and_leaves_nothing()
    {
        Should.Throw<Problem>(() => HtmlPage.Write(Path.Combine(folder.FullName, "none", "page.html"), "")).Exit.ShouldBe(Exit.Usage);

        HtmlPage.Write(Path.Combine(folder.FullName, "page.html"), "first");
        HtmlPage.Write(Path.Combine(folder.FullName, "page.html"), "second");
        folder.EnumerateFiles().Select(file => File.ReadAllText(file.FullName)).ShouldBe(["second"]);
    }

    static XElement Page()
    {
        Scoreboard.Row row = new("P1", "xgboost", "2024-25", null, 1234, 4.5, 6, 0.55, -0.1, 0.801, null, new Scoreboard.Paired(-0.18, -0.2, -0.16), null, null);
        return XDocument.Parse(ScoreboardPage.Of([("2024-25", [row], [Months, Edges])], Now)).Root.ShouldNotBeNull();
    }

    static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
