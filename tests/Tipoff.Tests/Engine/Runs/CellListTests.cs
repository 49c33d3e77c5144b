using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Runs;

public sealed class CellListTests : IDisposable
{
    const string Tills = """
        shop,day,till,amount
        east,2024-01-01,1,10
        east,2024-01-02,1,1
        east,2024-01-03,1,2
        """;

    readonly SampleWarehouse sample = new();

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-cells-");

    public void Dispose()
    {
        sample.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Exactly_the_named_cells_are_planned_and_the_rest_stays_missing()
    {
        sample.Import("tills.csv", Tills);
        var list = Read("why,table,date\n\"none, yet\",analytics.daily_totals,2024-01-02\nx,analytics.running_totals,2024-01-03\nx,raw.sales,2024-01-01\n");

        var plan = sample.Runner.Plan(new PlanRequest(list.First, list.Last) { Cells = list.Cells, CellsFile = list.Path });

        plan.Cells.Select(cell => $"{cell.Table} {cell.Partition}").ShouldBe(["analytics.daily_totals 2024-01-02", "analytics.running_totals 2024-01-03"]);
        (list.First, list.Last).ShouldBe((new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 3)));
        plan.Request.ToString().ShouldEndWith($" --gaps {list.Path}");
    }

    [Theory]
    [InlineData("table;date\n", "its header is 'table;date'")]
    [InlineData("table,date\n", "it names no cell")]
    [InlineData("table,date\nanalytics.gone,2024-01-01\n", "line 2 names 'analytics.gone', which is no table")]
    [InlineData("table,date\nraw.sales,yesterday\n", "line 2 has 'yesterday', which is no date")]
    [InlineData("date,table\n2024-01-01,raw.sales\n2024-01-01\n", "line 3 has 1 values")]
    public void A_file_that_makes_no_sense_is_told_line_by_line(string text, string because)
    {
        var problem = Should.Throw<Problem>(() => Read(text));

        (problem.Because, problem.Exit).ShouldBe((because, Exit.Usage));
    }

    [Fact]
    public void A_file_that_is_not_there_is_wrong_usage() =>
        Should.Throw<Problem>(() => CellList.Read(Path.Combine(folder.FullName, "none.csv"), SampleWarehouse.Catalog)).Because.ShouldBe("there is no such file");

    CellList Read(string text)
    {
        var path = Path.Combine(folder.FullName, "gaps.csv");
        File.WriteAllText(path, text);
        return CellList.Read(path, SampleWarehouse.Catalog);
    }
}
