using System.CommandLine;
using Tipoff.Engine;

namespace Tipoff.App.Cli;

/// <summary>Makes a folder a workspace.</summary>
sealed class Init() : Verb("init", "Make a workspace: tipoff.json and data/, ready to use")
{
    static readonly Argument<string?> Folder = new("DIR") { Description = "The folder; the current one if left out", Arity = ArgumentArity.ZeroOrOne };

    public override IReadOnlyList<string> Examples => ["tipoff init", "tipoff init ~/nba"];

    public override IReadOnlyList<Argument> Arguments => [Folder];

    public override Exit Run(Invocation call)
    {
        var workspace = Workspace.Create(call.Get(Folder) ?? ".");
        using (call.Hold(workspace))
        {
            call.Answer(
                new { workspace = workspace.Root },
                () => Invocation.Line($"Workspace ready in [bold]{workspace.Root}[/]. Next: `tipoff import DIR` with historical archives."));
        }

        return Exit.Done;
    }
}
