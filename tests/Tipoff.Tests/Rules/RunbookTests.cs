using System.Text.RegularExpressions;
using Tipoff.App;
using Tipoff.App.Cli;
using Tipoff.Nba.Monitoring;

namespace Tipoff.Tests.Rules;

/// <summary>A procedure that names a command which is gone, or an alert that names a procedure which is not there, costs its reader the night.</summary>
public sealed partial class RunbookTests
{
    static readonly string Folder = Path.Combine(SourceTree.Root, "docs", "runbooks");

    [Fact]
    public void Every_alert_has_its_runbook() =>
        Signs.All.Select(sign => sign.Runbook).Concat(["disk-full", "daemon-silent", "messages-not-delivered"]).Distinct()
            .Where(name => !File.Exists(Path.Combine(Folder, $"{name}.md"))).ShouldBeEmpty();

    [Fact]
    public void Every_command_of_a_runbook_parses()
    {
        var root = CommandTree.Of(Program.Verbs, _ => throw new InvalidOperationException("Nothing is run."));

        (from file in Directory.EnumerateFiles(Folder, "*.md")
         from Match code in Command().Matches(File.ReadAllText(file))
         let line = Filled(code.Groups["line"].Value)
         // A command that is only named lacks its arguments; words that nobody knows are what is looked for.
         where root.Parse(line).UnmatchedTokens.Count > 0
         select $"{Path.GetFileName(file)}: tipoff {line}").ShouldBeEmpty();
    }

    /// <summary>Dates, numbers and names in the place of the letters that stand for them.</summary>
    static string Filled(string line) => Season().Replace(Date().Replace(line.Replace('\n', ' '), "2025-01-15"), "2024").Replace(" … ", " ").Replace("…", "a reason");

    [GeneratedRegex("`tipoff (?<line>[^`]+)`")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<=(--from|--to|--date|verify) )(D|FROM)\b|(?<=verify 2025-01-15 )(D|TO)\b|\bD$|\bTO$")]
    private static partial Regex Date();

    [GeneratedRegex("YYYY")]
    private static partial Regex Season();
}
