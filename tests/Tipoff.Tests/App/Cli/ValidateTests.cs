using System.Text.Json;

namespace Tipoff.Tests.App.Cli;

public sealed class ValidateTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task Without_dates_it_looks_at_the_thirty_days_up_to_today_in_New_York()
    {
        // Half past two in the morning in London is still the evening before in New York.
        await File.WriteAllTextAsync(Path.Combine(league.Root, "tipoff.json"), """{ "pinnedClock": "2024-12-04T02:30:00Z" }""");

        var ended = await TipoffProcess.Run(league.Root, "validate", "--layer", "L1", "--json");

        ended.Exit.ShouldBe(2, ended.Errors);
        (Text(ended.Json, "from"), Text(ended.Json, "to")).ShouldBe(("2024-11-03", "2024-12-03"));
        ended.Json.GetProperty("layers")[0].GetProperty("expected").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Columns_below_a_critical_bar_fail_a_range_that_lacks_nothing()
    {
        league.Run("insert into analytics.player_game_summary (player_id, game_id, game_date, points, minutes_played) values (1, '0022400001', date '2024-11-01', 10, 30), (1, '0022400002', date '2024-11-01', 10, 30)");

        var ended = await TipoffProcess.Run(league.Root, "validate", "--from", "2024-11-01", "--to", "2024-11-01", "--layer", "L3", "--json");

        ended.Exit.ShouldBe(1, ended.Errors);
        ended.Json.GetProperty("gaps").GetArrayLength().ShouldBe(0);
        ended.Json.GetProperty("healthy").GetBoolean().ShouldBeFalse();
        var columns = ended.Json.GetProperty("quality").EnumerateArray().ToDictionary(column => Text(column, "column"));
        columns["points"].GetProperty("ok").GetBoolean().ShouldBeTrue();
        columns["points"].GetProperty("percent").GetDouble().ShouldBe(100);
        columns["points"].GetProperty("baseline").ValueKind.ShouldBe(JsonValueKind.Null);
        Text(columns["points"], "verdict").ShouldBe("NO_BASELINE");
        columns["usage_rate"].GetProperty("ok").GetBoolean().ShouldBeFalse();
        columns["usage_rate"].GetProperty("isCritical").GetBoolean().ShouldBeTrue();
        columns["usage_rate"].GetProperty("bar").GetDouble().ShouldBe(95);
    }

    [Fact]
    public async Task People_read_both_countings_and_what_falls_short()
    {
        league.Run("insert into analytics.player_game_summary (player_id, game_id, game_date, points) values (1, '0022400001', date '2024-11-01', 10)");

        var ended = await TipoffProcess.Run(league.Root, "validate", "--from", "2024-11-01", "--to", "2024-11-02", "--layer", "L3");

        ended.Exit.ShouldBe(1);
        ended.Output.ShouldContain("25.00 %");
        ended.Output.ShouldContain("33.3 % of 3 games");
        ended.Output.ShouldContain("quality analytics.player_game_summary.usage_rate: 0.00 % filled, below its critical bar of 95 % NO_BASELINE");
        ended.Output.ShouldContain("behind analytics.player_game_summary: the last date there is 2024-11-01, 1 game dates behind 2024-11-02");
    }

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
