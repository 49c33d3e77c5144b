using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Tipoff.Engine;
using Tipoff.Native;

namespace Tipoff.App.Cli;

/// <summary>Turns verbs into the grammar of the command line, and failures into one helpful sentence and an exit code.</summary>
static class CommandTree
{
    public static RootCommand Of(IEnumerable<Verb> verbs, Func<ParseResult, Invocation> invocation)
    {
        var root = new RootCommand("Tipoff: NBA data, features and predictions that can be trusted, on a machine of your own");
        root.Options.Add(SharedOptions.Json);
        root.Options.Add(SharedOptions.Workspace);
        var known = new Dictionary<Command, Verb>();
        foreach (var verb in verbs)
            root.Subcommands.Add(Command(verb, invocation, known));
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction usual } help)
                help.Action = new VerbHelp(usual, known);
            else if (option is VersionOption version)
                version.Action = new VersionLine();
        }

        Directive described = new(Suggestions.Described);
        root.Directives.Add(described);
        foreach (var suggest in root.Directives.OfType<SuggestDirective>())
            suggest.Action = new Suggestions(suggest, described);
        return root;
    }

    /// <summary>What is wrong with a command line that does not fit the grammar.</summary>
    public static int Refuse(ParseResult parsed)
    {
        List<string> words = [];
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as CommandResult)
            words.Insert(0, result.Command is RootCommand ? "tipoff" : result.Command.Name);
        var command = string.Join(' ', words);
        var wrong = string.Join(" ", parsed.Errors.Select(error => error.Message)).TrimEnd('.');
        Report(new Problem(wrong, $"`{command}` cannot be read so", $"See `{command} --help`"), parsed.GetValue(SharedOptions.Json), Exit.Usage);
        return (int)Exit.Usage;
    }

    static Command Command(Verb verb, Func<ParseResult, Invocation> invocation, Dictionary<Command, Verb> known)
    {
        var command = new Command(verb.Name, verb.Summary);
        known[command] = verb;
        foreach (var argument in verb.Arguments)
            command.Arguments.Add(argument);
        foreach (var option in verb.Options)
        {
            Offers.OfferValuesOf(option);
            command.Options.Add(option);
        }

        foreach (var sub in verb.Verbs)
            command.Subcommands.Add(Command(sub, invocation, known));
        if (verb.Verbs.Count == 0)
            command.SetAction(parsed => (int)Run(verb, invocation(parsed)));
        return command;
    }

    static Exit Run(Verb verb, Invocation call)
    {
        try
        {
            return verb.Run(call);
        }
        catch (Problem problem)
        {
            Report(problem, call.IsJson, problem.Exit);
            return problem.Exit;
        }
        catch (NativeLibraryNotFoundException missing)
        {
            Problem problem = new($"the native library {missing.File} was not found", $"looked for {string.Join(", ", missing.Tried)}", $"Remedy: {missing.Remedy}") { Exit = Exit.Unavailable };
            Report(problem, call.IsJson, problem.Exit);
            return problem.Exit;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"Stopped. What was finished is kept; run it again to go on: {call.CommandLine}");
            return Exit.Cancelled;
        }
    }

    static void Report(Problem problem, bool isJson, Exit exit)
    {
        if (isJson)
        {
            var error = new { error = new { what = problem.What, because = problem.Because, hint = problem.Hint }, exit = (int)exit };
            Console.Error.WriteLine(System.Text.Json.JsonSerializer.Serialize(error, Invocation.JsonOptions));
            return;
        }

        Console.Error.WriteLine($"tipoff: {problem.What}: {problem.Because}.");
        Console.Error.WriteLine($"  {problem.Hint}.");
    }
}
