using System.CommandLine;
using Tipoff.Engine;

namespace Tipoff.App.Cli;

/// <summary>One command of the program: its words, its options and what it does.</summary>
abstract class Verb(string name, string summary)
{
    public string Name => name;

    public string Summary => summary;

    /// <summary>Command lines that work, shown at the end of its own help.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Positional words, in order.</summary>
    public virtual IReadOnlyList<Argument> Arguments => [];

    public virtual IReadOnlyList<Option> Options => [];

    /// <summary>Sub-commands; a verb with them does nothing by itself.</summary>
    public virtual IReadOnlyList<Verb> Verbs => [];

    public virtual Exit Run(Invocation call) => throw new InvalidOperationException($"{name} has no action of its own.");
}
