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
    public async Task Beside_a_command_that_holds_the_warehouse_measures_and_sources_are_the_same()
    {
        league.Run("insert into analytics.player_game_summary (player_id, game_id, game_date, points) values (1, '0022400001', date '2024-11-01', 10)");
        string[] measures = ["validate", "--from", "2024-11-01", "--to", "2024-11-03", "--json"], sources = ["validate", "--sources", "--to", "2024-11-03", "--json"];
        var alone = (await TipoffProcess.Run(league.Root, measures), await TipoffProcess.Run(league.Root, sources));
        using var held = league.Hold();

        (await TipoffProcess.Run(league.Root, measures)).ShouldBe(alone.Item1);
        (await TipoffProcess.Run(league.Root, sources)).ShouldBe(alone.Item2);
        alone.Item1.Exit.ShouldBe(1, alone.Item1.Errors);
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

    [Fact]
    public async Task Sources_are_counted_by_season_and_what_is_missing_is_exported_for_a_plan()
    {
        var file = Path.Combine(league.Root, "gaps.csv");

        var ended = await TipoffProcess.Run(league.Root, "validate", "--sources", "--export", file, "--json");

        ended.Exit.ShouldBe(1, ended.Errors);
        var boxes = ended.Json.GetProperty("sources").EnumerateArray().Single(source => Text(source, "need") == "player boxes");
        boxes.GetProperty("season").GetInt32().ShouldBe(2024);
        boxes.GetProperty("games").GetInt32().ShouldBe(5);
        boxes.GetProperty("primary").GetProperty("games").GetInt32().ShouldBe(4);
        boxes.GetProperty("withFallbacks").GetProperty("percent").GetDouble().ShouldBe(80);
        var first = ended.Json.GetProperty("inventory").EnumerateArray().First(line => Text(line, "table") == "raw.nbac_player_boxscores");
        (first.GetProperty("priority").GetInt32(), Text(first, "date"), Text(first.GetProperty("missingGames")[0])).ShouldBe((1, "2024-11-02", "0022400004"));

        var planned = await TipoffProcess.Run(league.Root, "plan", "--gaps", file, "--json");

        planned.Exit.ShouldBe(0, planned.Errors);
        var listed = (await File.ReadAllLinesAsync(file)).Skip(1).Select(line => line.Split(',')).Select(values => $"{values[2]} {values[3]}").ToHashSet();
        var cells = planned.Json.GetProperty("cells").EnumerateArray().Select(cell => $"{Text(cell, "table")} {Text(cell, "date")}").ToList();
        cells.ShouldNotBeEmpty();
        cells.ShouldAllBe(cell => listed.Contains(cell));
    }

    [Fact]
    public async Task A_gap_at_the_beginning_of_the_range_is_listed_when_the_table_was_begun_before_it()
    {
        league.Run("insert into analytics.player_game_summary (player_id, game_id, game_date, points) values (1, '0022400001', date '2024-11-01', 1), (1, '0022400002', date '2024-11-01', 1), (1, '0022400005', date '2024-11-03', 1)");

        var ended = await TipoffProcess.Run(league.Root, "validate", "--sources", "--from", "2024-11-02", "--to", "2024-11-03", "--json");

        ended.Json.GetProperty("inventory").EnumerateArray().Where(line => Text(line, "table") == "analytics.player_game_summary").Select(line => Text(line, "date")).ShouldBe(["2024-11-02"]);
    }

    [Theory]
    [InlineData("--export without --sources", "--export", "gaps.csv")]
    [InlineData("--sources with --layer", "--sources", "--layer", "L1")]
    public async Task Options_that_do_not_go_together_are_wrong_usage(string what, params string[] options)
    {
        var ended = await TipoffProcess.Run(league.Root, ["validate", "--json", .. options]);

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
    }

    static string Text(JsonElement json) => json.GetString()!;

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
