using System.Text.RegularExpressions;

namespace Tipoff.Tests.Rules;

/// <summary>Which part of the code may know which: the scanners behind the rules of STYLE §1.7.</summary>
static partial class DirectionRules
{
    static readonly HashSet<string> Basketball = [.. """
        nba basketball player players team teams game games season seasons rebound rebounds quarter arena roster referee injury
        sportsbook bettor wager boxscore playoffs matchup
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A room may read those of a lower number, and its neighbours of the same.</summary>
    static readonly Dictionary<string, int> EngineRooms = Ranks("Tables < Warehouse < Sources Checks < Runs < Models Health Alerts Backups Audits Schedules");

    static readonly Dictionary<string, int> NbaRooms = Ranks("Domain < Raw < Reference < Analytics < Precompute < SpotChecks < Predictions < Signals < Grading < Monitoring < Publishing");

    /// <summary>Basketball's words in the names and strings of the engine; comments may give examples.</summary>
    public static IEnumerable<string> BasketballIn(SourceFile file) =>
        from name in CSharpText.Identifiers(file.WithoutComments)
        let word = CSharpText.WordsOf(name.Value).FirstOrDefault(Basketball.Contains)
        where word is not null
        select $"{file.At(name.Index)}: '{name.Value}' speaks of '{word}'; the engine says partition, unit, period";

    public static IEnumerable<string> InputOutputIn(SourceFile file) =>
        Hits(InputOutput(), file, file.Code, "the content does no input or output; the engine does it");

    public static IEnumerable<string> CompositionIn(SourceFile file) =>
        file.Path == "src/Tipoff.App/Program.cs"
            ? []
            : Hits(Composition(), file, file.Code, "only Program.cs wires services");

    public static IEnumerable<string> ConnectionsIn(SourceFile file) =>
        file.IsIn("src/Tipoff.Engine/Warehouse") || file.IsIn("src/Tipoff.Native")
            ? []
            : Hits(Connection(), file, file.Code, "only Engine/Warehouse opens connections");

    public static IEnumerable<string> UpwardReferencesIn(SourceFile file)
    {
        var engine = UpwardReferencesIn(file, "Engine", EngineRooms);
        return engine.Concat(UpwardReferencesIn(file, "Nba", NbaRooms));
    }

    public static IEnumerable<string> ExitNumbersIn(SourceFile file) =>
        Hits(ExitNumber(), file, file.Code, "exit codes come from the Exit enum");

    static IEnumerable<string> UpwardReferencesIn(SourceFile file, string project, Dictionary<string, int> rooms)
    {
        var parts = file.Path.Split('/');
        // src/Tipoff.Engine/Exit.cs stands in no room: everybody may use it.
        if (parts.Length < 4 || parts[1] != $"Tipoff.{project}")
            yield break;

        var own = parts[2];
        if (!rooms.TryGetValue(own, out var ownRank))
        {
            yield return $"{file.Path}: {own} is no room of {project}; the rooms are {string.Join(", ", rooms.Keys)}";
            yield break;
        }

        foreach (Match reference in Regex.Matches(file.Code, $@"\b(?:Tipoff\.)?{project}\.(\w+)"))
        {
            var room = reference.Groups[1].Value;
            // A landed table says by a calendar of the reference room what it must hold; it reads nothing there.
            var isCalendar = own == "Raw" && room == "Reference" && file.Code.Contains(" Calendars.", StringComparison.Ordinal);
            if (rooms.TryGetValue(room, out var rank) && rank > ownRank && !isCalendar)
                yield return $"{file.At(reference.Index)}: {own} reads {room}, which stands above it";
        }
    }

    static Dictionary<string, int> Ranks(string order) => order.Split('<')
        .SelectMany((rooms, rank) => rooms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(room => (room, rank)))
        .ToDictionary(pair => pair.room, pair => pair.rank);

    static IEnumerable<string> Hits(Regex forbidden, SourceFile file, string code, string rule) =>
        forbidden.Matches(code).Select(match => $"{file.At(match.Index)}: '{match.Value.Trim()}': {rule}");

    [GeneratedRegex(@"\bSystem\.(Net|IO)\b(?!\.Compression)|\bTipoff\.Native\b|\bDuckDB\b|\bNpgsql\w*|\b(File|Directory|Process|Environment|Parallel|Console)\.\w+|\b(FileStream|HttpClient|Socket|Thread|Stopwatch|TimeProvider|DbConnection|Timer)\b|\bTask\.(Run|Delay)\b|\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex InputOutput();

    [GeneratedRegex(@"\b(I?ServiceCollection|IServiceProvider|ServiceProvider|AddSingleton|AddScoped|AddTransient|GetRequiredService|WebApplicationBuilder)\b")]
    private static partial Regex Composition();

    [GeneratedRegex(@"\bnew\s+(DuckDBConnection|NpgsqlConnection|NpgsqlDataSourceBuilder)\b|\bNpgsqlDataSource\.Create\b")]
    private static partial Regex Connection();

    [GeneratedRegex(@"\bEnvironment\.Exit(Code\s*=\s*\d|\s*\()|\(Exit\)\s*\d|\bExitCode\s*=\s*\d")]
    private static partial Regex ExitNumber();
}
