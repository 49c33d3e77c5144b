using System.CommandLine;
using Tipoff.App;
using Tipoff.App.Cli;
using Tipoff.Nba.Monitoring;
using Tipoff.Tests.Rules;

namespace Tipoff.Tests.App.Cli;

public sealed class HelpTests
{
    /// <summary>Set to rewrite the expected texts instead of comparing with them.</summary>
    const string RewriteVariable = "TIPOFF_REWRITE_EXPECTED";

    static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "Tipoff.Tests", "App", "Cli", "Expected");

    public static TheoryData<string> Commands => [.. Names];

    static IEnumerable<string> Names => Walk([], Program.Verbs).Select(words => string.Join(' ', words)).Prepend("");

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_help_of_every_verb_is_as_expected(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var text = Help(words);

        var file = Path.Combine(Folder, $"{(words.Length == 0 ? "tipoff" : string.Join('-', words))}.txt");
        if (Environment.GetEnvironmentVariable(RewriteVariable) is { Length: > 0 })
            File.WriteAllText(file, text);
        text.ShouldBe(File.Exists(file) ? File.ReadAllText(file) : "", $"help changed: rewrite {Path.GetFileName(file)} with {RewriteVariable}=1");
    }

    [Fact]
    public void No_expected_help_belongs_to_a_verb_that_is_gone()
    {
        var known = Names.Select(name => name.Replace(' ', '-')).ToHashSet();

        Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "tipoff").ShouldAllBe(name => known.Contains(name));
    }

    [Fact]
    public void Every_verb_can_be_called() =>
        typeof(Verb).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Verb)))
            .Except(All(Program.Verbs).Select(verb => verb.GetType()))
            .ShouldBeEmpty();

    [Fact]
    public void Every_command_option_has_help()
    {
        var commands = All(Program.Verbs).ToList();

        commands.ShouldAllBe(verb => verb.Summary.Length > 0);
        commands.Where(verb => verb.Options.Any(option => string.IsNullOrWhiteSpace(option.Description))).ShouldBeEmpty();
        commands.Where(verb => verb.Arguments.Any(argument => string.IsNullOrWhiteSpace(argument.Description))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_example_and_every_command_of_the_dashboard_is_a_command_line_that_parses()
    {
        var root = Tree();

        All(Program.Verbs).SelectMany(verb => verb.Examples).Concat(Signs.All.Select(sign => sign.Command(new DateOnly(2024, 12, 1), null)))
            .Where(example => !example.StartsWith("tipoff ", StringComparison.Ordinal) || root.Parse(example["tipoff ".Length..]).Errors.Count > 0)
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_root_help_lists_verbs_with_one_line_each()
    {
        var text = Help([]);

        text.ShouldNotContain("Examples");
        text[text.IndexOf("Commands:", StringComparison.Ordinal)..].TrimEnd().Split('\n').Length.ShouldBe(Program.Verbs.Count + 1);
    }

    static RootCommand Tree() => CommandTree.Of(Program.Verbs, _ => throw new InvalidOperationException("Help runs no command."));

    static string Help(string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Tree().Parse([.. words, "--help"]).Invoke(new InvocationConfiguration { Output = output }).ShouldBe(0);
        // The library names the program after the process, which here is the test host.
        var lines = output.ToString().Replace(RootCommand.ExecutableName, "tipoff").Split('\n').Select(line => line.TrimEnd());
        return string.Join('\n', lines).TrimEnd() + "\n";
    }

    static IEnumerable<Verb> All(IEnumerable<Verb> verbs) => verbs.SelectMany(verb => All(verb.Verbs).Prepend(verb));

    static IEnumerable<string[]> Walk(string[] before, IReadOnlyList<Verb> verbs) =>
        verbs.SelectMany(verb => Walk([.. before, verb.Name], verb.Verbs).Prepend([.. before, verb.Name]));
}
