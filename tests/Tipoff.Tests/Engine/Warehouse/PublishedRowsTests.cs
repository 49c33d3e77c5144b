using System.Data.Common;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class PublishedRowsTests : IDisposable
{
    const string Key = "7/0022400001/xgboost";

    static readonly DateTimeOffset TipOff = new(2025, 1, 15, 0, 30, 0, TimeSpan.Zero);

    readonly EmptyWarehouse empty = new();
    readonly DbConnection connection;

    public PublishedRowsTests()
    {
        connection = empty.Connection;
        connection.Run("insert into reference.games (game_id, game_date, tipoff_at) values ('0022400001', '2025-01-14', '2025-01-15 00:30:00+00')");
    }

    public void Dispose() => empty.Dispose();

    [Fact]
    public void Each_change_of_a_pick_before_its_game_is_kept_and_nothing_else()
    {
        Publish(-600, "PASS", 24.5, 24.9);
        Publish(-500, "OVER", 24.5, 26.1);
        Publish(-400, "OVER", 24.5, 26.3);
        Publish(-300, "OVER", 25.5, 26.3);
        Publish(-200, "PASS", 25.5, 25.8);
        Publish(+1, "OVER", 22.5, 25.8);

        Published().ShouldBe(["OVER 24.5 26.1", "OVER 25.5 26.3", "PASS 25.5 25.8"]);
        PublishedRows.Of(connection, Table, "8/").ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_partitions_that_are_replaced_are_told_of()
    {
        Stage("OVER", 24.5, 26.1);
        PublishedRows.Write(connection, Table, "staged", ["2025-01-13"], "a run", TipOff.AddHours(-1));

        Published().ShouldBeEmpty();
    }

    Tipoff.Engine.Tables.Table Table => empty.Warehouse.Catalog[typeof(PlayerPropPredictions)];

    void Publish(int minutes, string recommendation, double line, double points)
    {
        Stage(recommendation, line, points);
        PublishedRows.Write(connection, Table, "staged", ["2025-01-14"], "a run", TipOff.AddMinutes(minutes));
    }

    void Stage(string recommendation, double line, double points) => connection.Run(
        FormattableString.Invariant($"create or replace temp table staged as select 7 as player_id, '0022400001' as game_id, 'xgboost' as system_id, date '2025-01-14' as game_date, '{recommendation}' as recommendation, {line}::double as line, {points}::double as points, 0.5::double as p_over, 0.5::double as confidence, 'a model' as model_version"));

    IEnumerable<string> Published() => PublishedRows.Of(connection, Table, Key).Select(row => System.Text.Json.JsonDocument.Parse(row.Content).RootElement)
        .Select(said => FormattableString.Invariant($"{said.GetProperty("recommendation").GetString()} {said.GetProperty("line").GetDouble()} {said.GetProperty("points").GetDouble()}"));
}
