namespace Tipoff.App.Shells;

/// <summary>The Bourne-again shell, from version 3.2, which macOS has.</summary>
sealed class Bash : PosixShell
{
    public override string Name => "bash";

    public override string StartFile => "~/.bashrc";

    // Old bash cannot source what a process substitution still writes.
    public override string Loading(string command) => $"eval \"$({command})\"";

    protected override string Before => "# Scripts that source this file see the aliases too.\nshopt -s expand_aliases\n";

    protected override string Completer =>
        """
        _tipoff() {
          local line=${COMP_LINE-} word
          # Up to the cursor; the words alone are cut at = and :, so they only stand in where there is no line.
          if [[ -n $line ]]; then line=${line:0:COMP_POINT}; else line="${COMP_WORDS[*]:0:COMP_CWORD+1}"; fi
          COMPREPLY=()
          while IFS= read -r word; do
            COMPREPLY+=("$word")
          done < <("${COMP_WORDS[0]/#\~\//$HOME/}" "[suggest:${#line}]" "$line" 2>/dev/null)
        }

        # Where the program knows nothing, a file may stand.
        complete -o default -F _tipoff tipoff

        """;
}
