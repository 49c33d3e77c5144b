using System.Diagnostics;
using System.Text;

namespace Tipoff.App.Shells;

/// <summary>What bash and zsh write alike.</summary>
abstract class PosixShell : Shell
{
    public override string Loading(string command) => $"source <({command})";

    /// <summary>What only one of the two needs before the first alias.</summary>
    protected virtual string Before => "";

    // A name may be an alias of the user's from before, which would win over the function.
    protected override string Preamble(IEnumerable<Shortcut> shortcuts) =>
        $$"""
        {{Before}}unalias {{string.Join(' ', shortcuts.Where(shortcut => !shortcut.IsAlias).Select(shortcut => shortcut.Name))}} 2>/dev/null || :

        # The date in New York so many days ago; at noon, which every day has once.
        function __tipoff_day {
          TZ=America/New_York command date -d "12:00 $1 days ago" +%Y-%m-%d 2>/dev/null || TZ=America/New_York command date -v "-$1d" +%Y-%m-%d
        }

        # One command of several. The worst exit code is kept, a warning (2) being better than any failure; Ctrl-C ends them all.
        function __tipoff_step {
          local ended=0
          tipoff "$@" || ended=$?
          if [[ $ended -ne 0 && ( $worst -eq 0 || $worst -eq 2 ) ]]; then worst=$ended; fi
          [[ $ended -ne 130 ]]
        }

        """;

    protected override string Alias(Shortcut shortcut) =>
        $"alias {shortcut.Name}={Quoted(Line(((Effect.Run)shortcut.Effect).Commands[0]))}  # {shortcut.Summary}\n";

    protected override string Function(Shortcut shortcut)
    {
        var text = new StringBuilder($"\n# {shortcut.Usage}: {shortcut.Summary}\nfunction {shortcut.Name} {{\n");
        foreach (var parameter in shortcut.Takes)
            text.Append($"  local {parameter.Name}\n  if [[ $# -gt 0 && $1 != -* ]]; then {parameter.Name}=$1; shift; else {parameter.Name}={Default(parameter.Otherwise)}; fi\n");
        text.Append(Body(shortcut.Effect));
        return text.Append("}\n").ToString();
    }

    string Body(Effect effect) => effect switch
    {
        Effect.Run { Commands: [var only] } => $"  {Line(only)} \"$@\"\n",
        Effect.Run run => $"  local worst=0\n  {string.Join(" &&\n    ", run.Commands.Select(command => $"__tipoff_step {Words(command)} \"$@\""))} || :\n  return \"$worst\"\n",
        Effect.Print print => string.Concat(print.Lines.Select(line => $"  printf '%s\\n' {Printed(line)}\n")),
        Effect.Replaced replaced => Refusal(replaced.Sentence, "  "),
        Effect.Enter enter => $"  if [[ -n ${{{enter.Variable}-}} ]]; then\n    cd -- \"${enter.Variable}\"\n  else\n{Refusal(enter.Unset, "    ")}  fi\n",
        _ => throw new UnreachableException(effect.ToString()),
    };

    string Refusal(string sentence, string indent) => $"{indent}printf '%s\\n' {Quote(sentence)} >&2\n{indent}return {(int)Engine.Exit.Usage}\n";

    string Default(Otherwise otherwise) => otherwise switch
    {
        Otherwise.Text text => Quote(text.Value),
        Otherwise.Day day => $"$(__tipoff_day {day.DaysAgo})",
        Otherwise.SameAs same => $"${same.Parameter}",
        _ => throw new UnreachableException(otherwise.ToString()),
    };

    // Double quotes where nothing in them means anything: an alias is quoted once more.
    protected override string Quote(string text) => text.IndexOfAny(['"', '$', '`', '\\', '!']) < 0 ? $"\"{text}\"" : Quoted(text);

    static string Quoted(string text) => $"'{text.Replace("'", "'\\''")}'";

    protected override string Splice(IReadOnlyList<Piece> pieces) => $"\"{string.Concat(pieces.Select(piece => piece.IsParameter ? $"${{{piece.Text}}}" : Escaped(piece.Text)))}\"";

    static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("$", "\\$").Replace("`", "\\`");
}
