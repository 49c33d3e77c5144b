namespace Tipoff.Tests.App.Cli.Alert;

/// <summary>The silence of the watcher is noticed by somebody else.</summary>
public sealed class WatchdogTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-watchdog-");

    string Log => Path.Combine(folder.FullName, "alerts.jsonl");

    public WatchdogTests()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "data"));
        File.WriteAllText(Path.Combine(folder.FullName, "tipoff.json"), """{ "alerts": { "channels": [ { "name": "log", "kind": "file", "to": "alerts.jsonl", "from": "critical" } ] } }""");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_tells_once_that_the_watcher_is_silent_and_once_that_it_looks_again()
    {
        (await Watchdog()).ShouldBe((0, "never"));

        Looked(minutesAgo: 10);
        (await Watchdog()).ShouldBe((0, "looking"));
        File.Exists(Log).ShouldBeFalse();

        Looked(minutesAgo: 90);
        (await Watchdog()).ShouldBe((1, "silent"));
        (await Watchdog()).ShouldBe((1, "silent"));
        File.ReadAllLines(Log).ShouldHaveSingleItem().ShouldContain("the watcher is silent");

        Looked(minutesAgo: 1);
        (await Watchdog()).ShouldBe((0, "looking"));
        File.ReadAllLines(Log).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_test_message_says_which_channel_took_it()
    {
        var ended = await TipoffProcess.Run(folder.FullName, "alert", "test", "--json");

        ended.Exit.ShouldBe(0, ended.Errors);
        ended.Json.GetProperty("channels")[0].GetProperty("delivered").GetBoolean().ShouldBeTrue();
        File.ReadAllText(Log).ShouldContain("this channel works");
        (await TipoffProcess.Run(folder.FullName, "alert", "test", "--channel", "pager", "--json")).Error.Exit.ShouldBe(64);
    }

    void Looked(double minutesAgo) => File.WriteAllText(Path.Combine(folder.FullName, "data", "watch.mark"), $"{TimeProvider.System.GetUtcNow().AddMinutes(-minutesAgo):O}");

    async Task<(int Exit, string State)> Watchdog()
    {
        var ended = await TipoffProcess.Run(folder.FullName, "alert", "watchdog", "--json");
        return (ended.Exit, ended.Json.GetProperty("state").GetString()!);
    }
}
