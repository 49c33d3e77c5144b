using System.Diagnostics;
using System.Text;

namespace Tipoff.App.Shells;

/// <summary>PowerShell 7, whose aliases take no arguments: everything is a function.</summary>
sealed class PowerShell : Shell
{
    public override string Name => "pwsh";

    public override string Loading(string command) => $"{command} | Out-String | Invoke-Expression";

    public override string StartFile => "$PROFILE";

    protected override string Completer =>
        """
        Register-ArgumentCompleter -Native -CommandName tipoff -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            # Up to the cursor; blanks at the end belong to no word and are put back.
            $length = $cursorPosition - $commandAst.Extent.StartOffset
            $line = $commandAst.ToString().PadRight($length).Substring(0, $length)
            & $commandAst.CommandElements[0].ToString() '[described]' "[suggest:$length]" $line 2>$null | ForEach-Object {
                $word, $meaning = $_ -split "`t", 2
                if (-not $meaning) { $meaning = $word }
                [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $meaning)
            }
        }

        """;

    protected override string Preamble(IEnumerable<Shortcut> shortcuts) =>
        """
        # The date in New York so many days ago.
        function __tipoff_day($daysAgo) {
            [TimeZoneInfo]::ConvertTimeBySystemTimeZoneId([DateTime]::UtcNow, 'America/New_York').AddDays(-$daysAgo).ToString('yyyy-MM-dd')
        }

        # The exit code of several commands is the worst of theirs, a warning (2) being better than any failure.
        function __tipoff_worse($worst) {
            if ($LASTEXITCODE -ne 0 -and $worst -in 0, 2) { $LASTEXITCODE } else { $worst }
        }

        """;

    protected override string Alias(Shortcut shortcut) =>
        $"function {shortcut.Name} {{ {Line(((Effect.Run)shortcut.Effect).Commands[0])} @args }}  # {shortcut.Summary}\n";

    protected override string Function(Shortcut shortcut)
    {
        var text = new StringBuilder($"\n# {shortcut.Usage}: {shortcut.Summary}\nfunction {shortcut.Name} {{\n");
        if (shortcut.Takes.Count > 0 || shortcut.Effect is Effect.Run)
            text.Append("    $rest = [System.Collections.Generic.List[object]]$args\n");
        foreach (var parameter in shortcut.Takes)
            text.Append($"    if ($rest.Count -gt 0 -and \"$($rest[0])\" -notlike '-*') {{ ${parameter.Name} = $rest[0]; $rest.RemoveAt(0) }} else {{ ${parameter.Name} = {Default(parameter.Otherwise)} }}\n");
        text.Append(Body(shortcut.Effect));
        return text.Append("}\n").ToString();
    }

    string Body(Effect effect) => effect switch
    {
        Effect.Run { Commands: [var only] } => $"    {Line(only)} @rest\n",
        Effect.Run run => $"    $worst = 0\n{string.Concat(run.Commands.Select(command => $"    {Line(command)} @rest\n    $worst = __tipoff_worse $worst\n    if ($LASTEXITCODE -eq 130) {{ return }}\n"))}    $global:LASTEXITCODE = $worst\n",
        Effect.Print print => string.Concat(print.Lines.Select(line => $"    Write-Output {Printed(line)}\n")),
        Effect.Replaced replaced => Refusal(replaced.Sentence, "    "),
        Effect.Enter enter => $"    if ($env:{enter.Variable}) {{\n        Set-Location -LiteralPath $env:{enter.Variable}\n    }} else {{\n{Refusal(enter.Unset, "        ")}    }}\n",
        _ => throw new UnreachableException(effect.ToString()),
    };

    string Refusal(string sentence, string indent) => $"{indent}[Console]::Error.WriteLine({Quote(sentence)})\n{indent}$global:LASTEXITCODE = {(int)Engine.Exit.Usage}\n";

    string Default(Otherwise otherwise) => otherwise switch
    {
        Otherwise.Text text => Quote(text.Value),
        Otherwise.Day day => $"__tipoff_day {day.DaysAgo}",
        Otherwise.SameAs same => $"${same.Parameter}",
        _ => throw new UnreachableException(otherwise.ToString()),
    };

    protected override string Quote(string text) => $"'{text.Replace("'", "''")}'";

    protected override string Splice(IReadOnlyList<Piece> pieces) => $"\"{string.Concat(pieces.Select(piece => piece.IsParameter ? $"${{{piece.Text}}}" : piece.Text.Replace("`", "``").Replace("\"", "`\"").Replace("$", "`$")))}\"";
}
