using System.Text.RegularExpressions;
using Tipoff.App.Day;
using Tipoff.Nba.Monitoring;
using Xunit.Abstractions;

namespace Tipoff.Tests.Rules;

/// <summary>Every loss of the system before this one is injected by a test: it cannot happen any more, or it is raised.</summary>
public sealed partial class PastIncidentTests(ITestOutputHelper output)
{
    static readonly string[] Words = ["impossible: ", "no counterpart: ", "not built: "];

    [Fact]
    public void Each_is_raised_by_a_rule_or_shown_to_be_impossible_by_tests_that_are_there()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Name().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)).ToHashSet();
        var rules = Signs.All.Where(sign => sign.Troubles != Sign.NoTroubles).Select(sign => sign.Rule).Concat([Watch.BlindRule, Disk.Rule, "watchdog"]).ToHashSet();

        output.WriteLine("| when | what | unseen then | now |");
        output.WriteLine("|---|---|---|---|");
        foreach (var incident in PastIncident.All)
            output.WriteLine($"| {incident.When} | {incident.What} | {incident.Unseen} | {incident.Answer} |");

        PastIncident.All.Count.ShouldBe(41);
        PastIncident.All.SelectMany(incident => incident.Proof).Where(name => !tests.Contains(name)).Distinct().ShouldBeEmpty();
        PastIncident.All.Where(incident => incident.Proof.Length == 0 && !incident.Answer.StartsWith("no counterpart", StringComparison.Ordinal) && !incident.Answer.StartsWith("not built", StringComparison.Ordinal)).ShouldBeEmpty();
        PastIncident.All.Where(incident => !Array.Exists(Words, word => incident.Answer.StartsWith(word, StringComparison.Ordinal)) && !incident.Answer.Split(", ").All(rules.Contains)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"public (async )?(void|Task) (?<name>\w+)\(")]
    private static partial Regex Name();
}
