using System.CommandLine;
using Tipoff.App.Shells;
using Tipoff.Engine;

namespace Tipoff.App.Cli;

/// <summary>Completion for a shell.</summary>
sealed class ShowCompletion() : Verb("completion", "Print the script that lets a shell complete commands, options and their values")
{
    static readonly Argument<string> For = new Argument<string>("SHELL") { Description = Shell.Names.Replace("|", ", ") }.Offering(() => Shell.All.Select(shell => (shell.Name, shell.StartFile)));

    public override IReadOnlyList<string> Examples => ["tipoff completion bash", "tipoff completion fish", "tipoff completion zsh --json"];

    public override IReadOnlyList<Argument> Arguments => [For];

    public override Exit Run(Invocation call)
    {
        var shell = Shell.Named(call.Get(For)!);
        call.Answer(new { shell = shell.Name, text = shell.Completion }, () => Console.Out.Write(shell.Completion));
        return Exit.Done;
    }
}
