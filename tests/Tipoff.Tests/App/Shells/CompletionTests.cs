using Tipoff.App.Shells;

namespace Tipoff.Tests.App.Shells;

/// <summary>Completion in real shells, answered by the real program.</summary>
public sealed class CompletionTests
{
    static readonly string Built = AppContext.BaseDirectory.TrimEnd('/');

    [ShellFact("bash")]
    public async Task Bash_completes_from_the_line_and_from_the_words_alone()
    {
        var output = await InstalledShell.Run(
            "bash",
            $$"""
            {{Shell.Named("bash").Completion}}
            COMP_WORDS=(tipoff dash q) COMP_CWORD=2
            _tipoff tipoff q dash
            echo "${COMPREPLY[*]}"
            COMP_LINE='tipoff plan --only s --from' COMP_POINT=20
            COMP_WORDS=(tipoff plan --only s --from) COMP_CWORD=3
            _tipoff tipoff s --only
            echo "${COMPREPLY[*]}"
            COMP_LINE='tipoff import ' COMP_POINT=14
            COMP_WORDS=(tipoff import '') COMP_CWORD=2
            _tipoff tipoff '' import
            echo "${#COMPREPLY[@]} of its own"
            complete -p tipoff

            """,
            Built);

        output.ShouldBe("quick\nstale\n0 of its own\ncomplete -o default -F _tipoff tipoff\n");
    }

    [ShellFact("fish")]
    public async Task Fish_completes_with_meanings_and_shortcuts_complete_as_their_commands_do()
    {
        var output = await InstalledShell.Run(
            "fish",
            $"""
            {Shell.Named("fish").Completion}
            {Shell.Named("fish").Aliases(Shortcuts.Groups)}
            complete -C 'tipoff dash q'
            complete -C 'tipoff query fr'
            complete -C 'sched-run post_game_1'
            complete -C 'tipoff import /us'

            """,
            Built);

        output.ShouldBe("quick\nfreshness\tWhich table is behind the schedule?\npost_game_1\tGames that are over: boxes\n/usr/\n");
    }

    [ShellFact("zsh")]
    public async Task Zsh_completes_what_is_typed_on_a_terminal()
    {
        // Keys go to an interactive zsh on a terminal of its own; each step waits for what must appear.
        var output = await InstalledShell.Run(
            "zsh",
            """
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z "PS1='> '; autoload -Uz compinit && compinit -u -D; source <(tipoff completion zsh); echo rea''dy"
            zpty -r -m z seen '*ready*' && echo ready
            zpty -w -n z $'tipoff dash qui\t'
            zpty -r -m z seen '*dash quick *' && echo 'dash quick'
            zpty -w -n z $'\C-utipoff query fres\t'
            zpty -r -m z seen '*query freshness *' && echo 'query freshness'
            zpty -d z

            """,
            Built,
            ("TERM", "dumb"));

        output.ShouldBe("ready\ndash quick\nquery freshness\n");
    }
}
