using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Nba;

namespace Tipoff.App.Cli;

/// <summary>Options that mean the same wherever they appear.</summary>
static class SharedOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object on stdout; diagnostics go to stderr", Recursive = true };

    public static readonly Option<string?> Workspace = new("--workspace")
    {
        Description = "The workspace folder; otherwise TIPOFF_WORKSPACE, otherwise the nearest parent with a tipoff.json",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<DateOnly?> From => Date("--from", "First game date, such as 2024-10-22");

    public static Option<DateOnly?> To => Date("--to", "Last game date, inclusive");

    public static Option<DateOnly?> On => Date("--date", "The game date, such as 2025-01-15");

    public static Option<string?> Tables => new Option<string?>("--tables") { Description = "Only these: layer.*, layer.name or name, comma separated", HelpName = "SEL" }
        .Offering(() => Selectors(League.Catalog()));

    /// <summary>An option that takes a date, written as everywhere.</summary>
    public static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = Parse,
    };

    static IEnumerable<(string, string)> Selectors(Catalog catalog) =>
        catalog.Layers.Select(layer => ($"{layer}.*", $"every table of {layer}")).Concat(catalog.Tables.Select(table => (table.FullName, Documentation.Summary(table.GetType()))));

    static DateOnly? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;

        result.AddError($"'{text}' is no date; expected YYYY-MM-DD, such as 2024-10-22.");
        return null;
    }
}
