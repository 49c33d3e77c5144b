using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Reference;
using Tipoff.ReplayTests.Analytics;
using Tipoff.ReplayTests.Databases;
using EngineSql = Tipoff.Engine.Warehouse.Sql;

namespace Tipoff.ReplayTests.Reference;

/// <summary>Real names lead to the same players on both engines.</summary>
[Collection(NamesTests.Name)]
public sealed class EngineParityTests(RealNames names, PostgresServer postgres) : IClassFixture<PostgresServer>
{
    // Lines, injury lists and line-ups; tags of teams and of years.
    const string From = "date '2024-03-01'";
    const string To = "date '2024-03-05'";

    [ArchivePostgresFact]
    public void Names_of_five_days_come_out_alike()
    {
        using var database = postgres.NewDatabase();
        using var duck = names.Connect();
        var pair = new EnginePair(duck, database);
        Table[] built =
        [
            names.Find<PlayerAliases>(), names.Find<PlayerSpellings>(), names.Find<PlayerNames>(), names.Find<ResolvedNames>(), names.Find<NameConfirmations>(), names.Find<PlayerProviderIds>(),
        ];
        database.Run("create schema raw");
        database.Run("create schema reference");
        foreach (var upstream in built.SelectMany(table => table.Upstreams).Select(upstream => names.Find(upstream.Table)).Distinct().Except(built))
            pair.Copy(upstream, upstream is { Layer: "raw", Partition: { } partition } && upstream.Name != "nbac_player_boxscores" ? $"{partition.Name} between {From} and {To}" : "true");

        foreach (var table in built)
        {
            database.Run(Ddl.Create(table));
            database.Run($"insert into {table.FullName} {EngineSql.Bind(table.Sql!, ("from", From), ("to", To))}");
            database.Run($"analyze {table.FullName}");
            pair.Compare(table, table.Partition is null ? "true" : $"game_date between {From} and {To}").ShouldBeGreaterThan(0, table.FullName);
        }
    }
}
