using System.CommandLine;

namespace Tipoff.App.Cli.Source;

/// <summary>Options that the source commands share.</summary>
static class SourceOptions
{
    public static Option<string?> Sources => new("--sources") { Description = "Only these: a site, or site.endpoint, comma separated", HelpName = "SEL" };
}
