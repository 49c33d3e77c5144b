namespace Tipoff.App.Cli;

/// <summary>A verb that only gathers others: `docs` of `docs write`.</summary>
sealed class VerbGroup(string name, string summary, params IReadOnlyList<Verb> verbs) : Verb(name, summary)
{
    public override IReadOnlyList<string> Examples => [.. Verbs.SelectMany(verb => verb.Examples)];

    public override IReadOnlyList<Verb> Verbs => verbs;
}
