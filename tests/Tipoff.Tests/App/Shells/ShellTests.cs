using System.Text;
using Tipoff.App.Shells;
using Tipoff.Engine;

namespace Tipoff.Tests.App.Shells;

/// <summary>Every shortcut, called in real shells: what the program is started with is what the declaration says.</summary>
public sealed class ShellTests : IDisposable
{
    /// <summary>All that a shell might read as something else.</summary>
    const string Awkward = "it's $HOME \"q\" `x` \\ !! * ~";

    readonly string folder = Directory.CreateTempSubdirectory("tipoff-shortcuts-").FullName;

    public ShellTests()
    {
        var stub = Path.Combine(folder, "tipoff");
        File.WriteAllText(stub, ExpectedCall.Stub);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(stub, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ShellFact("bash")]
    public Task Every_shortcut_does_in_bash_what_it_declares() => Holds("bash", "set -u\nshopt -s expand_aliases\nalias validate-phase3='echo old'\n");

    [ShellFact("zsh")]
    public Task Every_shortcut_does_in_zsh_what_it_declares() => Holds("zsh", "set -u\nalias validate-phase3='echo old'\nalias nba-health='echo old'\n");

    [ShellFact("fish")]
    public Task Every_shortcut_does_in_fish_what_it_declares() => Holds("fish", "");

    [ShellFact("bash")]
    public async Task Without_a_workspace_the_way_into_it_is_told()
    {
        var output = await InstalledShell.Run("bash", $"{Shell.Named("bash").Aliases(Shortcuts.Groups)}\ncd-nba\necho \"= $?\"\n", folder);

        output.ShouldStartWith("TIPOFF_WORKSPACE is not set: ");
        output.ShouldEndWith("= 64\n");
    }

    [Fact]
    public void No_shell_of_that_name_is_wrong_usage() => Should.Throw<Problem>(() => Shell.Named("tcsh")).Exit.ShouldBe(Exit.Usage);

    /// <summary>Reads the file twice, then calls each shortcut bare, with an option alone, and with all its words and more.</summary>
    async Task Holds(string shell, string before)
    {
        var file = Path.Combine(folder, "shortcuts");
        await File.WriteAllTextAsync(file, Shell.Named(shell).Aliases(Shortcuts.Groups));
        var (script, expected) = (new StringBuilder($"{before}source {file}\nsource {file}\n"), new StringBuilder());
        foreach (var shortcut in Shortcuts.All)
        {
            Call(shortcut, [], []);
            Call(shortcut, [], ["--json"]);
            Call(shortcut, [.. shortcut.Takes.Select(_ => Awkward)], [Awkward, "--json"]);
        }

        var output = await InstalledShell.Run(shell, script.ToString(), folder, ("TIPOFF_WORKSPACE", folder));

        output.ShouldBe(expected.ToString());

        void Call(Shortcut shortcut, IReadOnlyList<string> given, IReadOnlyList<string> rest)
        {
            script.Append($"{string.Join(' ', given.Concat(rest).Select(word => Quoted(shell, word)).Prepend(shortcut.Name))}\necho \"= {(shell == "fish" ? "$status" : "$?")}\"\n");
            if (shortcut.Effect is Effect.Enter)
                script.Append("pwd\n");
            expected.Append(ExpectedCall.Of(shortcut, given, rest, folder));
        }
    }

    static string Quoted(string shell, string word) =>
        shell == "fish" ? $"'{word.Replace("\\", "\\\\").Replace("'", "\\'")}'" : $"'{word.Replace("'", "'\\''")}'";
}
