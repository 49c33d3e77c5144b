using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Nba.Domain;

namespace Tipoff.ReplayTests.Demo;

/// <summary>Nobody saw for months that precompute had a sixth of its games. Whoever looks now is told so, with every date and game.</summary>
[Collection(GeneratedTests.Name)]
public sealed class FoundingGapsTests(GeneratedLeague league)
{
    static readonly DateOnly From = new(2024, 10, 1), To = new(2024, 12, 31);

    static readonly PlanRequest Everything = new(new DateOnly(2023, 10, 1), To, "reference.*,analytics.*,precompute.*");

    /// <summary>One date in six keeps its rows.</summary>
    const int KeptEvery = 6;

    [Fact]
    public void Lost_dates_of_a_layer_are_named_game_by_game_and_both_countings_tell_the_share()
    {
        using var warehouse = league.Imported("founding");
        Build(warehouse, Everything with { Tables = "reference.*" });
        Build(warehouse, Everything with { Tables = "reference.*" });
        Settlement.Settle(warehouse);
        Build(warehouse, Everything);
        var whole = Measure(warehouse);
        var accepted = Accept(warehouse);
        var (lost, kept) = Lose(warehouse);

        var report = Measure(warehouse);

        whole.HasGaps.ShouldBeFalse();
        whole.Exit.ShouldBe(Exit.Done);
        var layer = report.Layers.ShouldHaveSingleItem();
        layer.Gaps.Select(gap => (gap.Partition, string.Join(' ', gap.Units))).ShouldBe(lost.OrderBy(date => date.Key, StringComparer.Ordinal).Select(date => (date.Key, string.Join(' ', date.Value.Order(StringComparer.Ordinal)))));
        layer.OfAll.ShouldBe(new ShareOfAll(kept, Count(warehouse, $"select count(distinct game_id) from raw.nbac_player_boxscores where game_date between date '{From:yyyy-MM-dd}' and date '{To:yyyy-MM-dd}'")));
        layer.Present.ShouldBe(kept);
        layer.Expected.ShouldBe(whole.Layers[0].Expected);
        layer.OfAll!.Percent!.Value.ShouldBeLessThan(layer.Percent, "the bootstrap's games are in the one denominator and not in the other");
        report.Exit.ShouldBe(Exit.Failed);
        accepted.SignOff.ShouldNotBeNull(string.Join("; ", accepted.Lines.Where(line => line.IsFailure)));
        Accept(warehouse).Lines.Where(line => line.IsFailure).Select(line => line.Name[..2]).ShouldBe(["L4", "L5"]);
        Query(warehouse)("select accepted_by, note, report_hash = sha256(report) from orchestration.acceptances").Rows.ShouldHaveSingleItem().ShouldBe(["A. Operator", "in small", true]);
    }

    static AcceptanceReport Accept(DuckDbWarehouse warehouse) => AcceptanceReport.Execute(warehouse, new AcceptOrder(From, To, "A. Operator", "in small"));

    static Receipt Build(DuckDbWarehouse warehouse, PlanRequest request)
    {
        Runner runner = new(warehouse, new Dictionary<Type, Computation>());
        return runner.Apply(runner.Plan(request), "a test");
    }

    static CompletenessReport Measure(DuckDbWarehouse warehouse) =>
        new Completeness(warehouse.Catalog, Query(warehouse), Eastern.At(To.AddDays(1), new TimeOnly(12, 0))) { Baseline = CompletenessLayers.Baseline }
            .Measure(CompletenessLayers.All.Where(layer => layer.Name == "L4"), From, To) with
        { Checks = [] };

    /// <summary>The games of the dates that are gone, and how many are left.</summary>
    static (Dictionary<string, List<string>> Lost, long Kept) Lose(DuckDbWarehouse warehouse)
    {
        var games = Query(warehouse)($"select distinct cast(game_date as varchar), game_id from precompute.player_composite_factors where game_date between date '{From:yyyy-MM-dd}' and date '{To:yyyy-MM-dd}' order by 1, 2").Rows
            .GroupBy(row => (string)row[0]!, row => (string)row[1]!).ToList();
        var lost = games.Where((_, i) => i % KeptEvery != 0).ToDictionary(date => date.Key, date => date.ToList());
        var list = string.Join(", ", lost.Keys.Select(date => $"'{date}'"));
        using var connection = warehouse.Connect();
        foreach (var table in warehouse.Catalog.Tables.Where(table => table.Layer == "precompute"))
            connection.Run($"delete from {table.FullName} where cast({table.Partition!.Name} as varchar) in ({list})");
        connection.Run($"delete from orchestration.cells where table_name like 'precompute.%' and partition in ({list})");
        return (lost, games.Where(date => !lost.ContainsKey(date.Key)).Sum(date => date.Count()));
    }

    static long Count(DuckDbWarehouse warehouse, string sql) => (long)Query(warehouse)(sql).Rows[0][0]!;

    static Func<string, QueryResult> Query(DuckDbWarehouse warehouse) => sql =>
    {
        using var connection = warehouse.Connect();
        return ReadOnlyQuery.Run(connection, sql);
    };
}
