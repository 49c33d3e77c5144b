namespace Tipoff.App.Shells;

/// <summary>The Z shell.</summary>
sealed class Zsh : PosixShell
{
    public override string Name => "zsh";

    public override string StartFile => "~/.zshrc, after compinit";

    protected override string Completer =>
        """
        _tipoff() {
          # Up to the cursor: words are those of the command, PREFIX what is typed of the last one.
          local line="${(j: :)words[1,CURRENT-1]} $PREFIX" word meaning
          local -a found
          while IFS=$'\t' read -r word meaning; do
            # A colon parts the word from its meaning.
            found+=("${word//:/\\:}${meaning:+:$meaning}")
          done < <(${~words[1]} '[described]' "[suggest:${#line}]" "$line" 2>/dev/null)
          # Where the program knows nothing, a file may stand.
          if (( $#found )); then _describe -V tipoff found; else _files; fi
        }

        if (( $+functions[compdef] )); then compdef _tipoff tipoff; else print -u2 'tipoff: completion needs compinit first: autoload -Uz compinit && compinit'; fi

        """;
}
