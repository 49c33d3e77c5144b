using System.Text.RegularExpressions;
using Tipoff.App;
using Tipoff.App.Cli;
using Tipoff.App.Shells;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Tests.App.Cli;

namespace Tipoff.Tests.App.Shells;

public sealed partial class ShortcutsTests
{
    /// <summary>What operators know by heart from the system before this one.</summary>
    const string Known = """
        nba-status nba-dash nba-dashboard nba-pipeline nba-workflows nba-errors nba-backfill nba-mon nba-monitor bq-nba bq-health bq-phase3 bq-phase4 bq-list
        bq-schema gs-nba gs-today gs-yesterday gs-count gs-backups run-list run-logs run-describe sched-list sched-run sched-pause-all sched-resume-all wf-list
        wf-describe logs-errors logs-scrapers logs-functions validate-phase3 validate-phase4 validate-team backup-now backup-list dr-help cd-nba nba-venv nba-test
        nba-health nba-check-date nba-tail nba-token nba-curl nba-incident nba-deploy nba-help p4-backfill pipeline-health check-orchestrator bq-coverage
        bq-quality quick_status validate_all health_check
        """;

    [Fact]
    public void Every_name_that_operators_know_is_there_once_and_forty_are_aliases()
    {
        var names = Shortcuts.All.Select(shortcut => shortcut.Name).ToList();

        Known.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Except(names).ShouldBeEmpty();
        names.ShouldBeUnique();
        Shortcuts.All.Count(shortcut => shortcut.IsAlias).ShouldBeGreaterThanOrEqualTo(40);
        Shortcuts.All.Count(shortcut => !shortcut.IsAlias).ShouldBeGreaterThanOrEqualTo(10);
    }

    [Fact]
    public void Every_command_of_a_shortcut_parses_and_every_parameter_is_used()
    {
        var root = CommandTree.Of(Program.Verbs, _ => throw new InvalidOperationException("Nothing is run."));

        foreach (var shortcut in Shortcuts.All)
        {
            foreach (var words in ExpectedCall.Commands(shortcut, shortcut.Takes.Select(_ => "2024-11-01").ToList()))
                Errors(root.Parse([.. words])).ShouldBeEmpty($"{shortcut.Name}: {string.Join(' ', words)}");
            var text = string.Join('\n', shortcut.Commands.Concat(shortcut.Says));
            Hole().Matches(text).Select(hole => hole.Groups[1].Value).Distinct().Order().ShouldBe(shortcut.Takes.Select(parameter => parameter.Name).Order(), shortcut.Name);
        }
    }

    [Fact]
    public void Every_command_that_a_shortcut_only_names_parses()
    {
        var root = CommandTree.Of(Program.Verbs, _ => throw new InvalidOperationException("Nothing is run."));

        var named = Shortcuts.All.SelectMany(shortcut => shortcut.Says.Append(shortcut.Summary)).SelectMany(line => Named().Matches(line)).Select(match => match.Groups[1].Value).ToList();

        named.Count.ShouldBeGreaterThan(5);
        named.Where(line => root.Parse(line.Replace("FROM", "2024-11-01").Replace("TO", "2024-11-02")).Errors.Count > 0).ShouldBeEmpty();
    }

    [Fact]
    public void Every_statement_of_a_shortcut_runs_on_the_schema()
    {
        using SmallLeague league = new();
        using var warehouse = DuckDbWarehouse.Open(league.Workspace, League.Catalog(), TimeProvider.System, "tipoff sql");
        using var connection = warehouse.Connect();
        var statements = Shortcuts.All.SelectMany(shortcut => ExpectedCall.Commands(shortcut, [])).Where(words => words is ["sql", _]).Select(words => words[1]).ToList();

        statements.Count.ShouldBeGreaterThan(5);
        foreach (var statement in statements)
            Should.NotThrow(() => ReadOnlyQuery.Run(connection, statement), statement);
    }

    [Fact]
    public void A_command_that_is_not_there_is_caught() =>
        Errors(CommandTree.Of(Program.Verbs, _ => throw new InvalidOperationException("Nothing is run.")).Parse("dash quick --no-such")).ShouldNotBeEmpty();

    /// <summary>A shortcut may end before what its caller adds: `sched-run WORKFLOW`.</summary>
    static IEnumerable<string> Errors(System.CommandLine.ParseResult parsed) =>
        parsed.Errors.Select(error => error.Message).Where(message => !message.StartsWith("Required argument ", StringComparison.Ordinal));

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Hole();

    [GeneratedRegex("`tipoff ([^`]+)`")]
    private static partial Regex Named();
}
