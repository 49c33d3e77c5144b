using System.Text.Json;

namespace Tipoff.Tests.App.Cli;

public sealed class WeeklyTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task The_week_is_archived_and_its_missing_game_ends_with_1()
    {
        await Pin("2024-11-05T12:00:00Z");

        var ended = await TipoffProcess.Run(league.Root, "weekly", "--json");

        ended.Exit.ShouldBe(1, ended.Errors);
        (Text(ended.Json, "status"), Text(ended.Json, "from"), Text(ended.Json, "to")).ShouldBe(("failed", "2024-10-30", "2024-11-05"));
        ended.Json.GetProperty("week").GetProperty("gaps").EnumerateArray().Select(gap => $"{Text(gap, "layer")} {Text(gap, "date")}").ShouldContain("L1 2024-11-02");
        ended.Json.GetProperty("olderGaps").GetArrayLength().ShouldBe(0);
        var archived = ended.Json.GetProperty("archived");
        JsonDocument.Parse(await File.ReadAllTextAsync(Text(archived, "json"))).RootElement.GetProperty("status").GetString().ShouldBe("failed");
        (await File.ReadAllTextAsync(Text(archived, "html"))).ShouldContain("Weekly report");
        Path.GetFileName(Text(archived, "html")).ShouldBe("weekly-20241105-120000.html");
    }

    [Fact]
    public async Task In_summer_an_open_gap_of_the_season_still_ends_with_1()
    {
        await Pin("2025-07-20T12:00:00Z");

        var ended = await TipoffProcess.Run(league.Root, "weekly");

        ended.Exit.ShouldBe(1);
        ended.Output.ShouldContain("no game of the week is over");
        ended.Output.ShouldContain("older gap 2024-11-02 L1 raw.nbac_player_boxscores (ok)");
        ended.Output.ShouldContain("FAILED: 3 earlier dates from 2024-11-01 on lack games in some table. Next: tipoff import PATH");
    }

    [Fact]
    public async Task A_schedule_that_ends_before_the_week_of_a_running_season_is_no_pass()
    {
        await Pin("2024-12-20T12:00:00Z");

        var ended = await TipoffProcess.Run(league.Root, "weekly", "--json");

        ended.Exit.ShouldBe(1);
        ended.Json.GetProperty("faults")[0].GetString()!.ShouldStartWith("the schedule held here ends on 2024-11-03");
        Text(ended.Json, "mend").ShouldStartWith("tipoff source fetch");
    }

    [Fact]
    public async Task Beside_a_command_that_holds_the_warehouse_the_report_is_the_same()
    {
        await Pin("2024-11-05T12:00:00Z");
        var alone = await TipoffProcess.Run(league.Root, "weekly", "--json");
        using var held = league.Hold();

        var beside = await TipoffProcess.Run(league.Root, "weekly", "--json");

        beside.Exit.ShouldBe(1, beside.Errors);
        beside.Output.ShouldBe(alone.Output);
    }

    Task Pin(string at) => File.WriteAllTextAsync(Path.Combine(league.Root, "tipoff.json"), $$"""{ "pinnedClock": "{{at}}" }""");

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
