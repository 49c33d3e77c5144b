using Tipoff.App.Cli;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Domain;

namespace Tipoff.ReplayTests.Demo;

/// <summary>One table's SQL is edited under a warehouse that is complete: what becomes stale, and what does not.</summary>
[Collection(GeneratedTests.Name)]
public sealed class EditedDeclarationTests(GeneratedLeague league)
{
    const string Edited = "analytics.team_defense_game_summary";
    const string Expression = "2 * opponent.team_paint_makes as points_in_paint_allowed";

    /// <summary>All that has been played: the last evening of the simulated league is still to come.</summary>
    static readonly PlanRequest Everything = new(new DateOnly(2023, 10, 1), new DateOnly(2025, 1, 17), "reference.*,analytics.*,precompute.*");

    [Fact]
    public void Editing_one_expression_makes_exactly_its_cells_and_their_downstream_windows_stale_and_the_plan_says_which_declaration_changed()
    {
        var workspace = Built("edited");

        using (var warehouse = Open(workspace, sql => sql.Replace(Expression, $"-- Two points each.\n    {Expression.Replace(" * ", "  *\n  ")}")))
            Plan(warehouse).Cells.ShouldBeEmpty();
        using (var warehouse = Open(workspace, sql => sql.Replace(Expression, "opponent.team_paint_makes + opponent.team_paint_makes as points_in_paint_allowed")))
        {
            var plan = Plan(warehouse);
            var stale = Cells(warehouse, warehouse.Catalog[Edited]).ToList();
            stale.Count.ShouldBeGreaterThan(50);
            plan.Cells.Where(cell => cell.Table == Edited).Select(cell => (cell.Partition, cell.Reason)).ShouldBe(stale.Select(date => ($"{date:yyyy-MM-dd}", "stale(code)")), ignoreOrder: true);
            plan.Cells.Where(cell => cell.Table != Edited).ShouldAllBe(cell => cell.Reason.StartsWith("upstream: ", StringComparison.Ordinal));
            plan.Cells.Select(cell => $"{cell.Table} {cell.Partition}").Order().ShouldBe(Reached(warehouse).Order());
            plan.Cells.Select(cell => cell.Table).Distinct().Count().ShouldBeInRange(2, warehouse.Catalog.Tables.Count / 2);
            new PlanText(plan, isDetailed: false).Causes.ShouldBe([$"[yellow]changed code[/]: the declaration or the SQL of {Edited}; {stale.Count} of its cells were made by another"]);

            var receipt = Build(warehouse, Everything);

            receipt.State.ShouldBe("done", string.Join('\n', receipt.Failures));
            receipt.Cells.Unchanged.ShouldBe(plan.Cells.Count() - stale.Count, "equal contents disturb nobody");
            Plan(warehouse).Cells.ShouldBeEmpty();
        }
    }

    [Fact]
    public void An_edit_that_changes_contents_is_built_through_to_the_last_table_that_reads_them()
    {
        var workspace = Built("changed");

        using var warehouse = Open(workspace, sql => sql.Replace("opponent.team_paint_attempts as", "opponent.team_paint_attempts + 1 as"));
        var before = Contents(warehouse);
        var receipt = Build(warehouse, Everything);

        receipt.State.ShouldBe("done", string.Join('\n', receipt.Failures));
        var reached = Reached(warehouse).ToHashSet();
        var changed = Contents(warehouse).Where(cell => before[cell.Key] != cell.Value).Select(cell => cell.Key).ToList();
        changed.ShouldAllBe(cell => reached.Contains(cell));
        changed.Where(cell => cell.StartsWith(Edited, StringComparison.Ordinal)).ShouldNotBeEmpty();
        changed.Where(cell => !cell.StartsWith(Edited, StringComparison.Ordinal)).ShouldNotBeEmpty();
        Plan(warehouse).Cells.ShouldBeEmpty();
    }

    /// <summary>The cells of the edited table and, from window to window, all that read one of them.</summary>
    static IEnumerable<string> Reached(DuckDbWarehouse warehouse)
    {
        var catalog = warehouse.Catalog;
        Dictionary<Type, HashSet<DateOnly>> reached = new() { [typeof(TeamDefenseGameSummary)] = [.. Cells(warehouse, catalog[Edited])] };
        foreach (var table in catalog.Select(Everything.Tables!).Where(table => table.Sql is not null && table.FullName != Edited))
        {
            reached[table.GetType()] =
            [
                .. Cells(warehouse, table).Where(date => table.Upstreams.Any(upstream =>
                    reached.GetValueOrDefault(upstream.Table) is { } changed && changed.Any(other => Reads(upstream.Window, date, other)))),
            ];
        }

        return reached.SelectMany(table => table.Value.Select(date => $"{catalog[table.Key].FullName} {date:yyyy-MM-dd}"));
    }

    /// <summary>Whether a cell of <paramref name="date"/> reads the cell of <paramref name="other"/>, by the meaning of the windows alone.</summary>
    static bool Reads(Window window, DateOnly date, DateOnly other)
    {
        var (days, seasons) = (date.DayNumber - other.DayNumber, Season.Of(date) - Season.Of(other));
        return window switch
        {
            Window.Whole => true,
            Window.SameDay => days == 0,
            Window.Days before => days > 0 && days <= before.Count,
            Window.DaysAfter after => days < 0 && -days <= after.Count,
            Window.Ever => days > 0,
            Window.EverThrough => days >= 0,
            Window.Periods periods => days > 0 && seasons <= periods.Earlier,
            Window.PeriodThrough => days >= 0 && seasons == 0,
            Window.WholePeriod => seasons == 0,
            _ => throw new ArgumentOutOfRangeException(nameof(window), window, "a window that this test does not know"),
        };
    }

    /// <summary>The dates of a table's cells within the range.</summary>
    static IEnumerable<DateOnly> Cells(DuckDbWarehouse warehouse, Table table) =>
        warehouse.Ledger.Of(table.FullName).Where(cell => cell.Partition != Cell.All).Select(cell => DateOnly.Parse(cell.Partition, System.Globalization.CultureInfo.InvariantCulture))
            .Where(date => date >= Everything.From && date <= Everything.To);

    static Dictionary<string, string?> Contents(DuckDbWarehouse warehouse) =>
        warehouse.Catalog.Tables.SelectMany(table => warehouse.Ledger.Of(table.FullName)).ToDictionary(cell => $"{cell.Table} {cell.Partition}", cell => cell.ContentHash);

    static Plan Plan(DuckDbWarehouse warehouse) => Runner(warehouse).Plan(Everything);

    static Receipt Build(DuckDbWarehouse warehouse, PlanRequest request) => Runner(warehouse).Apply(Runner(warehouse).Plan(request), "a test");

    static Runner Runner(DuckDbWarehouse warehouse) => new(warehouse, new Dictionary<Type, Computation>());

    /// <summary>The same workspace under a catalog that differs in the SQL of one table.</summary>
    static DuckDbWarehouse Open(Tipoff.Engine.Workspace workspace, Func<string, string> edit)
    {
        var tables = League.Catalog().Tables.ToList();
        var sql = tables.Single(table => table.FullName == Edited).Sql!;
        edit(sql).ShouldNotBe(sql, "the expression is no longer there");
        var catalog = Catalog.Of([.. tables.Where(table => table.FullName != Edited), new TeamDefenseGameSummary { Sql = edit(sql) }], League.Layers, Season.Of);
        return DuckDbWarehouse.Open(workspace, catalog, TimeProvider.System, "a test");
    }

    /// <summary>A complete warehouse: nothing is left to plan.</summary>
    Tipoff.Engine.Workspace Built(string name)
    {
        using var warehouse = league.Imported(name);
        // The first pass builds the calendar, the second what it demands.
        Build(warehouse, Everything with { Tables = "reference.*" });
        Build(warehouse, Everything with { Tables = "reference.*" });
        Settlement.Settle(warehouse);
        Build(warehouse, Everything).Failures.ShouldBeEmpty();
        Plan(warehouse).Cells.ShouldBeEmpty();
        return warehouse.Workspace;
    }
}
