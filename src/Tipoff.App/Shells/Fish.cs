using System.Diagnostics;
using System.Text;

namespace Tipoff.App.Shells;

/// <summary>The friendly interactive shell.</summary>
sealed class Fish : Shell
{
    public override string Name => "fish";

    public override string Loading(string command) => $"{command} | source";

    public override string StartFile => "~/.config/fish/config.fish";

    protected override string Completer =>
        """
        function __tipoff_suggest
            # Up to the cursor.
            set -l line (commandline -cp | string join ' ' | string trim --left)
            set -l program (commandline -opc)[1]
            set -l found ($program '[described]' "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
            if set -q found[1]
                printf '%s\n' $found
            else
                # Where the program knows nothing, a file may stand.
                __fish_complete_path (commandline -ct)
            end
        end

        complete -c tipoff -e
        complete -c tipoff -f -a '(__tipoff_suggest)'

        """;

    protected override string Preamble(IEnumerable<Shortcut> shortcuts) =>
        """
        # The date in New York so many days ago; at noon, which every day has once.
        function __tipoff_day
            TZ=America/New_York command date -d "12:00 $argv[1] days ago" +%Y-%m-%d 2>/dev/null; or TZ=America/New_York command date -v "-$argv[1]d" +%Y-%m-%d
        end

        # One command of several. The worst exit code is kept, a warning (2) being better than any failure; Ctrl-C ends them all.
        function __tipoff_step
            tipoff $argv
            set -l ended $status
            if test $ended -ne 0; and contains -- $__tipoff_worst 0 2
                set -g __tipoff_worst $ended
            end
            test $ended -ne 130
        end

        """;

    /// <remarks>A function, as fish's own alias makes it; it completes as the command does.</remarks>
    protected override string Alias(Shortcut shortcut)
    {
        var line = Line(((Effect.Run)shortcut.Effect).Commands[0]);
        return $"function {shortcut.Name} --wraps {Quote(line)} --description {Quote(shortcut.Summary)}; {line} $argv; end\n";
    }

    protected override string Function(Shortcut shortcut)
    {
        var text = new StringBuilder($"\n# {shortcut.Usage}\nfunction {shortcut.Name} --description {Quote(shortcut.Summary)}\n");
        foreach (var parameter in shortcut.Takes)
        {
            text.Append(
                $"""
                    set -l {parameter.Name} {Default(parameter.Otherwise)}
                    if set -q argv[1]; and not string match -q -- '-*' $argv[1]
                        set {parameter.Name} $argv[1]
                        set -e argv[1]
                    end

                """);
        }

        text.Append(Body(shortcut.Effect));
        return text.Append("end\n").ToString();
    }

    string Body(Effect effect) => effect switch
    {
        Effect.Run { Commands: [var only] } => $"    {Line(only)} $argv\n",
        Effect.Run run => $"    set -g __tipoff_worst 0\n{string.Join("\n    and ", run.Commands.Select(command => $"__tipoff_step {Words(command)} $argv")).Insert(0, "    ")}\n    return $__tipoff_worst\n",
        Effect.Print print => string.Concat(print.Lines.Select(line => $"    printf '%s\\n' {Printed(line)}\n")),
        Effect.Replaced replaced => Refusal(replaced.Sentence, "    "),
        Effect.Enter enter => $"    if test -n \"${enter.Variable}\"\n        cd -- ${enter.Variable}\n    else\n{Refusal(enter.Unset, "        ")}    end\n",
        _ => throw new UnreachableException(effect.ToString()),
    };

    string Refusal(string sentence, string indent) => $"{indent}printf '%s\\n' {Quote(sentence)} >&2\n{indent}return {(int)Engine.Exit.Usage}\n";

    string Default(Otherwise otherwise) => otherwise switch
    {
        Otherwise.Text text => Quote(text.Value),
        Otherwise.Day day => $"(__tipoff_day {day.DaysAgo})",
        Otherwise.SameAs same => $"${same.Parameter}",
        _ => throw new UnreachableException(otherwise.ToString()),
    };

    protected override string Quote(string text) => $"'{text.Replace("\\", "\\\\").Replace("'", "\\'")}'";

    // Braces would be expanded outside of quotes; a parameter inside of them ends with its own quotes.
    protected override string Splice(IReadOnlyList<Piece> pieces) => string.Concat(pieces.Select(piece => piece.IsParameter ? $"\"${piece.Text}\"" : Quote(piece.Text)));
}
