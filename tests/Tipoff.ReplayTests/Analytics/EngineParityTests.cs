using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Analytics;
using Tipoff.ReplayTests.Archive;
using Tipoff.ReplayTests.Databases;

namespace Tipoff.ReplayTests.Analytics;

/// <summary>The same SQL text on real rows gives the same rows on both engines: integers and text equal, doubles to 1e-9.</summary>
[Collection(AnalyticsTests.Name)]
public sealed class EngineParityTests(AnalyticsWarehouse archive, PostgresServer postgres) : IClassFixture<PostgresServer>
{
    const string From = "2024-02-04";
    const string To = "2024-02-06";

    // The season before is all that any of these tables reads of the past.
    const string Past = "2022-08-15";

    [ArchivePostgresFact]
    public void Three_days_of_games_come_out_alike()
    {
        using var database = postgres.NewDatabase();
        var built = archive.Tables.Where(table => table.Layer == "analytics" && !ReadsBuiltHistory(table)).ToList();
        foreach (var schema in (string[])["raw", "reference", "analytics"])
            database.Run($"create schema {schema}");
        using var source = archive.Connect();
        var pair = new EnginePair(source, database);
        foreach (var upstream in built.SelectMany(table => table.Upstreams).Select(upstream => archive.Find(upstream.Table)).Distinct())
            pair.Copy(upstream, upstream.Layer == "analytics" ? "false" : RowsOf(upstream));

        foreach (var table in built)
        {
            pair.Build(table, AnalyticsWarehouse.Transform(table, From, To));
            var rows = pair.Compare(table, $"game_date between date '{From}' and date '{To}'");
            // No archive has boxes of the other sources; the simulated league's month has.
            rows.ShouldBeGreaterThanOrEqualTo(table is BackupBoxLines ? 0 : 1, table.FullName);
        }
    }

    // Three days of upstream rows are all that is built here, so a table that sums up a season cannot come out whole.
    bool ReadsBuiltHistory(Table table) =>
        table.Upstreams.Any(upstream => upstream.Window.LooksBackward && archive.Find(upstream.Table).Layer == "analytics");

    static string RowsOf(Table table)
    {
        var first = table.Name == "nbac_player_boxscores" ? Past : From;
        return table is { Layer: "raw", Partition: { } partition } ? $"{partition.Name} between date '{first}' and date '{To}'" : "true";
    }
}

/// <summary>A test on real data and PostgreSQL, which says so when it is skipped.</summary>
sealed class ArchivePostgresFactAttribute : FactAttribute
{
    public ArchivePostgresFactAttribute() => Skip = SharedArchive.WhyNot ?? PostgresServer.Missing;
}
