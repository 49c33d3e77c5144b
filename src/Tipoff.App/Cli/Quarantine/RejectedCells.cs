using System.CommandLine;
using System.Globalization;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli.Quarantine;

/// <summary>How the commands of the quarantine name a cell.</summary>
static class RejectedCells
{
    public static Argument<string> TableName => new("TABLE") { Description = "The table, as `tipoff quarantine list` shows it" };

    public static Argument<string> Date => new("DATE") { Description = "The cell: a game date, or whatever `tipoff quarantine list` shows in its place" };

    public static Option<string?> Check => new("--check") { Description = "Only rows that this check rejected", HelpName = "NAME" };

    /// <summary>A word of a command line, quoted where a shell would split it.</summary>
    public static string Word(string text) => text.Contains(' ') || text.Contains('\'') ? $"\"{text}\"" : text;

    public static string Wall(DateTimeOffset at) => Eastern.WallClock(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
