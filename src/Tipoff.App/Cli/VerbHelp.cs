using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Tipoff.App.Cli;

/// <summary>The usual help, and after it the command's own examples.</summary>
sealed class VerbHelp(HelpAction usual, IReadOnlyDictionary<Command, Verb> verbs) : SynchronousCommandLineAction
{
    // Help is an answer, not an error: a command line that it stands on need not be complete.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exit = usual.Invoke(parseResult);
        if (!verbs.TryGetValue(parseResult.CommandResult.Command, out var verb) || verb.Examples.Count == 0)
            return exit;

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in verb.Examples)
            output.WriteLine($"  {example}");
        output.WriteLine();
        return exit;
    }
}

/// <summary>Prints the version alone, without the commit that built it.</summary>
sealed class VersionLine : SynchronousCommandLineAction
{
    public static string Version { get; } =
        typeof(VersionLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Version);
        return (int)Engine.Exit.Done;
    }
}
