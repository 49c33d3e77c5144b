namespace Tipoff.Tests.App.Cli;

public sealed class SloTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task Without_history_nothing_is_promised_to_be_good()
    {
        var ended = await TipoffProcess.Run(league.Root, "slo", "--json");

        ended.Exit.ShouldBe(2, ended.Errors);
        ended.Json.GetProperty("status").GetString().ShouldBe("no data");
        ended.Json.GetProperty("items").EnumerateArray().ShouldAllBe(item => item.GetProperty("value").GetString() == "no data");
    }

    [Fact]
    public async Task A_missed_level_says_since_when_and_what_to_do()
    {
        // Thirty days with ten requests each; on the last two every second was refused.
        league.Run("insert into orchestration.fetches (endpoint, outcome, fetched_at) select 'e', case when d >= 28 and i % 2 = 0 then 'refused' else 'ok' end, timestamptz '2024-11-01 17:00:00+00' + cast(d as integer) * interval '1' day from range(30) a(d), range(10) b(i)");

        var ended = await TipoffProcess.Run(league.Root, "slo", "--date", "2024-11-30", "--days", "10", "--json");
        var text = await TipoffProcess.Run(league.Root, "slo", "--date", "2024-11-30", "--days", "10", "--detailed");

        ended.Exit.ShouldBe(1, ended.Errors);
        ended.Json.GetProperty("status").GetString().ShouldBe("critical");
        var item = Item(ended, "requests");
        (item.GetProperty("status").GetString(), item.GetProperty("value").GetString(), item.GetProperty("since").GetString(), item.GetProperty("fix").GetString())
            .ShouldBe(("critical", "90.0 %", "2024-11-29", "tipoff query failed_requests"));
        item.GetProperty("why").GetString().ShouldBe("90 of 100 requests to sources");
        item.GetProperty("budgetLeft").GetRawText().Replace(" ", "").ReplaceLineEndings("").ShouldBe("""{"share":-1,"amount":-5}""");
        item.GetProperty("burn").GetRawText().Replace(" ", "").ReplaceLineEndings("").ShouldBe("""{"window":2,"lastDay":10}""");
        item.GetProperty("days").GetArrayLength().ShouldBe(10);
        Item(ended, "watcher").GetProperty("status").GetString().ShouldBe("no data");
        text.Output.ShouldContain("budget left -100 % (-5 requests), burn 2.0, last day 10.0");
        text.Output.ShouldContain("since 2024-11-29. Next: tipoff query failed_requests");
        text.Output.ShouldContain("11-30 50.0 %");
    }

    [Fact]
    public async Task A_stored_day_outlives_the_history_that_it_was_counted_from()
    {
        league.Run("insert into orchestration.service_levels values ('2024-11-10', 'requests', 99, 100, now()), ('2024-11-29', 'requests', 99, 100, now())");
        league.Run("insert into orchestration.fetches (endpoint, outcome, fetched_at) select 'e', 'ok', timestamptz '2024-11-29 17:00:00+00' from range(10)");

        var ended = await TipoffProcess.Run(league.Root, "slo", "--date", "2024-11-30", "--json");

        ended.Exit.ShouldBe(0, ended.Errors);
        var item = Item(ended, "requests");
        (item.GetProperty("good").GetDouble(), item.GetProperty("total").GetDouble()).ShouldBe((109, 110), "the tenth is as it was stored, yesterday as the history says now");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("401")]
    public async Task A_window_that_makes_no_sense_is_refused(string days)
    {
        var ended = await TipoffProcess.Run(league.Root, "slo", "--days", days, "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe($"--days is {days}");
    }

    static System.Text.Json.JsonElement Item(Ended ended, string name) => ended.Json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
}
