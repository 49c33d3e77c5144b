using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.ReplayTests.Demo;

/// <summary>The loss that started it all, in small: dates of one layer are gone, and one command brings exactly them back.</summary>
[Collection(GeneratedTests.Name)]
public sealed class RestoredGapsTests(GeneratedLeague league)
{
    const int DatesLost = 30;

    /// <summary>All that has been played: the last evening of the simulated league is still to come.</summary>
    static readonly PlanRequest Everything = new(new DateOnly(2023, 10, 1), new DateOnly(2025, 1, 17), "reference.*,analytics.*,precompute.*");

    [Fact]
    public void Lost_dates_of_a_layer_come_back_with_equal_contents_and_nothing_else_is_touched()
    {
        Dictionary<(string, string), Cell> before;
        HashSet<string> lost;
        Tipoff.Engine.Workspace workspace;
        using (var warehouse = league.Imported("lost"))
        {
            workspace = warehouse.Workspace;
            // The first pass builds the calendar, the second what it demands.
            Build(warehouse, Everything with { Tables = "reference.*" });
            Build(warehouse, Everything with { Tables = "reference.*" });
            Settlement.Settle(warehouse);
            Build(warehouse, Everything).Failures.ShouldBeEmpty();
            before = Cells(warehouse);
            lost = Lose(warehouse);
        }

        using var reopened = DuckDbWarehouse.Open(workspace, League.Catalog(), TimeProvider.System, "a test");
        Cells(reopened).Count.ShouldBeLessThan(before.Count);
        var receipt = Build(reopened, Everything with { Only = Only.Missing });

        receipt.State.ShouldBe("done");
        var after = Cells(reopened);
        after.Where(cell => before[cell.Key].ContentHash != cell.Value.ContentHash || before[cell.Key].Rows != cell.Value.Rows).ShouldBeEmpty();
        after.Keys.ToHashSet().SetEquals(before.Keys).ShouldBeTrue();
        after.Values.Where(cell => cell.Run == receipt.Run).ShouldAllBe(cell => lost.Contains(cell.Partition) && cell.Table.StartsWith("precompute.", StringComparison.Ordinal));
        after.Values.Count(cell => cell.Run == receipt.Run).ShouldBe(before.Count(cell => lost.Contains(cell.Key.Item2) && cell.Key.Item1.StartsWith("precompute.", StringComparison.Ordinal)));
        Plan(reopened, Everything).IsEmpty.ShouldBeTrue();
    }

    static Plan Plan(DuckDbWarehouse warehouse, PlanRequest request) => new Runner(warehouse, new Dictionary<Type, Computation>()).Plan(request);

    static Receipt Build(DuckDbWarehouse warehouse, PlanRequest request) => new Runner(warehouse, new Dictionary<Type, Computation>()).Apply(Plan(warehouse, request), "a test");

    static Dictionary<(string, string), Cell> Cells(DuckDbWarehouse warehouse) =>
        warehouse.Catalog.Tables.SelectMany(table => warehouse.Ledger.Of(table.FullName)).ToDictionary(cell => (cell.Table, cell.Partition));

    /// <summary>Rows and ledger entries of random dates of the layer, gone as if they had never been.</summary>
    static HashSet<string> Lose(DuckDbWarehouse warehouse)
    {
        using var connection = warehouse.Connect();
        var dates = warehouse.Ledger.Of("precompute.ml_feature_store").Where(cell => cell.Rows > 0).Select(cell => cell.Partition).ToArray();
        new Random(7).Shuffle(dates);
        var lost = dates.Take(DatesLost).ToHashSet();
        var list = string.Join(", ", lost.Select(date => $"'{date}'"));
        foreach (var table in warehouse.Catalog.Tables.Where(table => table.Layer == "precompute"))
            connection.Run($"delete from {table.FullName} where cast({table.Partition!.Name} as varchar) in ({list})");
        connection.Run($"delete from orchestration.cells where table_name like 'precompute.%' and partition in ({list})");
        return lost;
    }
}
