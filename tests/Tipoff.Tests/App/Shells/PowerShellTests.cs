using Tipoff.App.Shells;

namespace Tipoff.Tests.App.Shells;

/// <summary>PowerShell is not among the tools of the suite: its text is only looked at.</summary>
public sealed class PowerShellTests
{
    static readonly Shell Text = Shell.Named("pwsh");

    [Fact]
    public void Each_kind_of_shortcut_is_a_function()
    {
        var text = Text.Aliases(
        [
            new("sample",
            [
                new("one", "One command", new Effect.Run(["plan --tables \"precompute.*\""])),
                new("dated", "A command with a date", new Effect.Run(["sql \"select '{date}' as \\$x\""])) { Takes = [new("date", new Otherwise.Day(1))] },
                new("gone", "Replaced: it's gone", new Effect.Replaced("It's gone.")),
            ]),
        ]);

        text[text.IndexOf("# sample", StringComparison.Ordinal)..].ShouldBe(
            """
            # sample
            function one { tipoff plan --tables 'precompute.*' @args }  # One command

            # dated [DATE]: A command with a date
            function dated {
                $rest = [System.Collections.Generic.List[object]]$args
                if ($rest.Count -gt 0 -and "$($rest[0])" -notlike '-*') { $date = $rest[0]; $rest.RemoveAt(0) } else { $date = __tipoff_day 1 }
                tipoff sql "select '${date}' as \`$x" @rest
            }

            # gone: Replaced: it's gone
            function gone {
                [Console]::Error.WriteLine('It''s gone.')
                $global:LASTEXITCODE = 64
            }

            """);
    }

    [Fact]
    public void Quotes_and_brackets_are_balanced()
    {
        Unbalanced(Text.Aliases(Shortcuts.Groups)).ShouldBeNull();
        Unbalanced(Text.Completion).ShouldBeNull();

        Unbalanced("function x { 'it's' }").ShouldNotBeNull();
    }

    /// <summary>Where quotes or brackets do not close, outside of comments; null where they do.</summary>
    static string? Unbalanced(string text)
    {
        Stack<char> open = [];
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '#')
            {
                at = text.IndexOf('\n', at);
            }
            else if (c is '\'' or '"')
            {
                // A doubled quote closes and opens again, which comes to the same.
                var start = at++;
                while (at < text.Length && text[at] != c)
                    at += c == '"' && text[at] == '`' ? 2 : 1;
                if (at >= text.Length || text[start..at].Contains('\n'))
                    return text[start..Math.Min(start + 80, text.Length)];
            }
            else if (c is '(' or '{' or '[')
            {
                open.Push(c switch { '(' => ')', '{' => '}', _ => ']' });
            }
            else if (c is ')' or '}' or ']' && (open.Count == 0 || open.Pop() != c))
            {
                return text[Math.Max(at - 80, 0)..(at + 1)];
            }
        }

        return open.Count == 0 ? null : $"'{open.Peek()}' is missing";
    }
}
