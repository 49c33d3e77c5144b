using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tipoff.ReplayTests.Cli;

/// <summary>What a newcomer sees: the demo from nothing, and the screens it points to.</summary>
/// <remarks>Seconds, ports and the decimals of models are masked: they differ between machines.</remarks>
public sealed partial class DemoScreensTests : IDisposable
{
    const string RewriteVariable = "TIPOFF_REWRITE_EXPECTED";

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-demo-");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public async Task The_demo_and_the_screens_behind_it_are_as_expected()
    {
        await Shows("demo", "demo");
        await Shows("demo-again", "demo");
        await Shows("source-status", "source", "status");
        await Shows("source-replay", "source", "replay");
        await Shows("source-corrections", "source", "corrections");
        await Shows("source-record", "source", "record", "nba_static.injury_report", "--to", Path.Combine(root.FullName, "fixture"));
        Recorded().ShouldContain("Injury Report: ");
        await Shows("validate", "validate", "--from", "2024-12-19", "--to", "2025-01-18");
        await Shows("player-unresolved", "player", "unresolved");
        await PassesPreflight();
    }

    /// <summary>What lacks nothing has no remark in any of the fourteen checks; room and seconds differ between machines.</summary>
    async Task PassesPreflight()
    {
        using TipoffProcess process = new("preflight", "--from", "2024-12-19", "--to", "2025-01-18", "--json", "--workspace", Path.Combine(root.FullName, "demo"));

        var (exit, answer) = await process.Screen();

        exit.ShouldBe(0, answer);
        var items = JsonDocument.Parse(answer).RootElement.GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBe(14);
        items.ShouldAllBe(item => item.GetProperty("status").GetString() == "ok");
        items.Select(item => item.GetProperty("value").GetString()!).ShouldContain("70 games on 14 dates, 2024-12-19 to 2025-01-18");
        items[^1].GetProperty("value").GetString().ShouldNotBeNull().ShouldStartWith("6 of 6 tables of precompute made 520 rows of 2024-12-19 in ");
    }

    async Task Shows(string name, params string[] command)
    {
        using TipoffProcess process = new([.. command, "--workspace", Path.Combine(root.FullName, "demo")]);

        var (exit, screen) = await process.Screen();

        exit.ShouldBe(0, screen);
        var seen = Masked(screen);
        var file = Path.Combine(Folder(), $"{name}.txt");
        if (Environment.GetEnvironmentVariable(RewriteVariable) is { Length: > 0 })
            File.WriteAllText(file, seen);
        seen.ShouldBe(File.Exists(file) ? File.ReadAllText(file) : "", $"the screen of `tipoff {string.Join(' ', command)}` changed: rewrite with {RewriteVariable}=1");
        seen.Split('\n').Where(line => line.Length > 80 && !line.Contains("workspace", StringComparison.Ordinal) && !line.Contains("tipoff ", StringComparison.Ordinal)).ShouldBeEmpty("80 columns are all a terminal has");
    }

    string Recorded() => File.ReadAllText(Path.Combine(root.FullName, "fixture", "nba_static.injury_report.txt"));

    string Masked(string screen)
    {
        var text = screen.Replace(root.FullName, "TEMP", StringComparison.Ordinal);
        text = Relative().Replace(text, "WORKSPACE");
        text = Port().Replace(text, "LOCALHOST:PORT");
        text = Seconds().Replace(text, "N s");
        return string.Join('\n', Decimals().Replace(text, match => Digit().Replace(match.Value, "0").Replace('-', '+')).Split('\n').Select(line => line.TrimEnd()));
    }

    static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tipoff.slnx")))
            folder = folder.Parent;
        return Directory.CreateDirectory(Path.Combine(folder.FullName, "tests", "Tipoff.ReplayTests", "Cli", "Screens")).FullName;
    }

    [GeneratedRegex(@"(\.\./)*(\.\.)?(TEMP|tipoff-demo-\w+)/demo")]
    private static partial Regex Relative();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"\d+(\.\d+)? s\b")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"[-+]?\d+\.\d+")]
    private static partial Regex Decimals();

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();
}
