using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Predictions;
using Tipoff.ReplayTests.Databases;
using EngineSql = Tipoff.Engine.Warehouse.Sql;

namespace Tipoff.ReplayTests.Demo;

/// <summary>The whole chain, from raw rows to grades, in the same SQL text on both engines.</summary>
[Collection(GeneratedTests.Name)]
public sealed class EngineParityTests(GeneratedLeague league, PostgresServer postgres) : IClassFixture<PostgresServer>
{
    const string From = "date '2024-11-06'";
    const string To = "date '2024-12-05'";
    const string Month = $"game_date between {From} and {To}";

    /// <summary>What later tables look back on is built from here, so that the month has last season behind it.</summary>
    const string Past = "date '2023-10-01'";

    [PostgresFact]
    public void A_month_of_the_league_comes_out_alike_in_every_table()
    {
        using var warehouse = league.Imported("parity");
        using var duck = warehouse.Connect();
        using var database = postgres.NewDatabase();
        // Common table expressions have no statistics: PostgreSQL takes them for a row or two and walks the calendar in nested loops.
        database.Run("set enable_nestloop = off");
        var pair = new EnginePair(duck, database);
        foreach (var layer in warehouse.Catalog.Tables.Select(table => table.Layer).Distinct())
            database.Run($"create schema {layer}");

        LiveFacts.Write(duck);
        Dictionary<string, int> compared = [];
        foreach (var table in warehouse.Catalog.Tables)
        {
            if (table.Layer == "raw")
                pair.Copy(table);
            else if (table.Sql is null)
                Predict(table, duck, pair);
            else
                compared[table.FullName] = Build(table, IsHistory(table, warehouse.Catalog) ? Past : From, duck, pair);
        }

        compared.Where(table => table.Value == 0).Select(table => table.Key).ShouldBe(EmptyHere);
        compared.Keys.Select(name => name.Split('.')[0]).Distinct().ShouldBe(["reference", "analytics", "precompute", "predictions"], ignoreOrder: true);
    }

    /// <summary>In the simulated league every name is known, and boxes never differ from the events they are counted from.</summary>
    static readonly string[] EmptyHere = ["reference.unresolved_names", "analytics.box_reconciliation"];

    static bool IsHistory(Table table, Catalog catalog) =>
        catalog.Tables.SelectMany(reader => reader.Upstreams).Any(upstream => catalog[upstream.Table] == table && upstream.Window is not Window.SameDay);

    static int Build(Table table, string from, DbConnection duck, EnginePair pair)
    {
        Transform.Fill(duck, table, table.FullName, [("from", from), ("to", To)]);
        pair.Build(table, EngineSql.Bind(table.Sql!, ("from", from), ("to", To)));
        return pair.Compare(table, table.Partition is { Name: "game_date" } ? Month : "true");
    }

    // Predictions are made by C#: here every candidate of the month gets one of each recommendation, so that grading meets all cases.
    static void Predict(Table table, DbConnection duck, EnginePair pair)
    {
        table.ShouldBeOfType<PlayerPropPredictions>();
        duck.Run($"""
            insert into {table.FullName}
            select player_id, game_id, 'moving_average', game_date, season_year, season_type, player_lookup, team_abbr, opponent_team_abbr,
                coalesce(points_avg_season, 1), points_avg_last_10, coalesce(points_avg_season, 1) - 5, coalesce(points_avg_season, 1) + 5,
                line, case when line is not null then 'consensus' end, points_avg_season - line, 0.5,
                case when line is null then 'NO_LINE' when player_id % 3 = 0 then 'OVER' when player_id % 3 = 1 then 'UNDER' else 'PASS' end,
                case when line is not null then (player_id % 11) / 10.0 end, null, 'a test', 'a row', cutoff_at
            from (
                select f.*, l.line_at_cutoff as line, g.cutoff_at from precompute.ml_feature_store f
                join reference.games g on g.game_id = f.game_id
                left join analytics.player_points_lines l on l.game_id = f.game_id and l.player_id = f.player_id
                where f.{Month}) candidates
            """);
        pair.Copy(table);
    }
}
