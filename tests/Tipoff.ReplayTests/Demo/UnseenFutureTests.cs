using System.Data.Common;
using Tipoff.Engine.Warehouse;
using EngineSql = Tipoff.Engine.Warehouse.Sql;

namespace Tipoff.ReplayTests.Demo;

/// <summary>Tables that only sources fill, taken away after the cut-off: what is made before a game must not change.</summary>
[Collection(GeneratedTests.Name)]
public sealed class UnseenFutureTests(GeneratedLeague league)
{
    const string Past = "date '2023-10-01'";

    /// <summary>Each has known_at and a date.</summary>
    static readonly (string Table, string Date)[] Facts =
    [
        ("raw.nbac_injury_report", "report_date"), ("raw.nbac_injury_report_teams", "report_date"), ("raw.nbac_rosters", "roster_date"),
        ("raw.espn_team_rosters", "game_date"), ("raw.odds_api_game_lines", "game_date"), ("raw.nbac_referee_assignments", "game_date"),
    ];

    static readonly string[] MadeBefore =
        ["analytics.game_lines", "analytics.referee_crew_tendencies", "analytics.upcoming_team_game_context", "analytics.upcoming_player_game_context"];

    [Fact]
    public void Live_facts_after_the_cut_off_change_nothing_that_is_made_before_a_game()
    {
        using var warehouse = league.Imported("unseen");
        using var connection = warehouse.Connect();
        LiveFacts.Write(connection);
        foreach (var table in warehouse.Catalog.Tables.Where(table => table.Sql is not null && table.Layer is "reference" or "analytics"))
            Transform.Fill(connection, table, table.FullName, [("from", Past), ("to", "date '2024-12-05'")]);

        var dates = connection.Rows(
            "select distinct cast(game_date as varchar) from reference.games where game_date between date '2024-11-03' and date '2024-12-05' order by 1 desc", row => row.GetString(0));
        foreach (var date in dates.Where((_, number) => number % 5 == 0))
        {
            connection.Run("begin");
            foreach (var (table, day) in Facts)
            {
                var cutoff = $"(select max(cutoff_at) from reference.games where game_date = date '{date}')";
                connection.Run($"delete from {table} where known_at > {cutoff} or {day} > date '{date}'");
            }

            foreach (var name in MadeBefore)
            {
                var table = warehouse.Catalog.Tables.Single(table => table.FullName == name);
                var columns = string.Join(", ", table.Columns.Select(column => $"coalesce(cast({column.Name} as varchar), chr(0))"));
                var before = Rows(connection, columns, table.FullName, date);
                connection.Run($"create or replace temp table rebuilt as {EngineSql.Bind(table.Sql!, ("from", $"date '{date}'"), ("to", $"date '{date}'"))}");

                Rows(connection, columns, "rebuilt", date).ShouldBe(before, $"{name} of {date}");
                before.ShouldNotBeEmpty();
            }

            connection.Run("rollback");
        }
    }

    static List<string> Rows(DbConnection connection, string columns, string relation, string date) =>
        connection.Rows($"select concat_ws(chr(31), {columns}) from {relation} where game_date = date '{date}' order by 1", row => row.GetString(0));
}
