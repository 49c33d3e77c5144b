using System.Globalization;
using System.Text.RegularExpressions;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>An edition of the official injury report as its page text says it.</summary>
/// <remarks>
/// Cells that repeat are printed once and hold over page breaks. A cell of several lines is centred on its row, so parts of a reason stand
/// above and below the line that bears the player. Blanks within words may be missing altogether.
/// </remarks>
sealed partial class InjuryReportText
{
    readonly List<TeamLine> teams = [];
    readonly List<PlayerLine> players = [];

    DateOnly? date;
    string? time;
    string? matchup;
    Team? team;

    /// <summary>The game that a row belongs to.</summary>
    public sealed record GameCell(DateOnly Date, string Time, string Matchup);

    public sealed record TeamLine(GameCell Game, Team Team, bool IsSubmitted);

    public sealed record PlayerLine(GameCell Game, Team Team, string ReportedName, string PlayerName, string Status, string? Reason);

    public DateTimeOffset StampedAt { get; private set; }

    public IReadOnlyList<TeamLine> Teams => teams;

    public IReadOnlyList<PlayerLine> Players => players;

    /// <exception cref="RefusedBody">The text is no injury report, or only the start of one.</exception>
    /// <exception cref="SchemaProblem">A line fits no row.</exception>
    public static InjuryReportText Read(string text)
    {
        var report = new InjuryReportText { StampedAt = StampOf(text) };
        RequireAllPages(text);
        var number = 0;
        foreach (var page in text.Split('\f'))
        {
            List<InjuryReportRow> rows = [];
            var block = 0;
            foreach (var line in page.Split('\n'))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    block++;
                else if (!IsFrame(line))
                    rows.Add(report.Row(line.TrimEnd(), number, block));
            }

            foreach (var row in InjuryReportRow.Joined(rows))
                report.Add(row);
        }

        return report;
    }

    /// <summary>Takes the game's cells off the line's start and notes them; what is left is the row.</summary>
    InjuryReportRow Row(string line, int number, int block)
    {
        var rest = line;
        if (Take(DateCell(), ref rest) is { } printed)
        {
            date = DateOnly.TryParseExact(printed, "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw new SchemaProblem($"line {number}", $"'{printed}'", "a date such as 01/04/2024");
            (time, matchup, team) = (null, null, null);
        }

        if (Take(TimeCell(), ref rest) is { } clock)
            (time, matchup, team) = (clock, null, null);
        if (Take(MatchupCell(), ref rest) is { } sides)
            (matchup, team) = (sides, null);
        if (TakeTeam(ref rest) is { } named)
            team = named;

        var row = InjuryReportRow.Of(rest, line.Length - rest.Length, number, block);
        return row.IsFragment ? row : row with { Game = Game(number), Team = team ?? throw Missing(number, "team", line) };
    }

    GameCell Game(int number) => new(
        date ?? throw Missing(number, "game date", ""),
        time ?? throw Missing(number, "game time", ""),
        matchup ?? throw Missing(number, "matchup", ""));

    void Add(InjuryReportRow row)
    {
        var (game, side) = (row.Game!, row.Team!);
        if (teams.FindIndex(line => line.Game == game && line.Team == side) is var at && at < 0)
            teams.Add(new TeamLine(game, side, !row.IsUnsubmitted));
        else if (teams[at].IsSubmitted == row.IsUnsubmitted)
            throw new SchemaProblem($"line {row.Number}", $"{side.FullName} both submitted and not", "one of them");
        if (!row.IsUnsubmitted)
            players.Add(new PlayerLine(game, side, row.Name!, NaturalOrder(row.Name!), row.Status!, row.Reason));
    }

    /// <summary>Duke Jr., David is David Duke Jr.</summary>
    static string NaturalOrder(string name)
    {
        var comma = name.LastIndexOf(',');
        return comma < 0 ? name : $"{name[(comma + 1)..].Trim()} {name[..comma].Trim()}".Trim();
    }

    static DateTimeOffset StampOf(string text)
    {
        var stamp = Stamp().Match(text);
        if (!stamp.Success)
            throw new RefusedBody("no injury report: no line 'Injury Report: 01/04/24 12:30 PM'");

        var printed = $"{stamp.Groups["date"].Value} {stamp.Groups["time"].Value} {stamp.Groups["half"].Value}";
        return DateTime.TryParseExact(printed, "MM/dd/yy hh:mm tt", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? Eastern.At(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall))
            : throw new SchemaProblem("Injury Report", $"'{printed}'", "a time stamp such as 01/04/24 12:30 PM");
    }

    static void RequireAllPages(string text)
    {
        var pages = Footer().Matches(text);
        var last = pages.Count == 0 ? throw new RefusedBody("an injury report without page numbers: it is cut off") : pages[^1].Groups["of"].Value;
        if (pages.Count.ToString(CultureInfo.InvariantCulture) != last || pages[^1].Groups["page"].Value != last)
            throw new RefusedBody($"an injury report of {last} pages of which {pages.Count} are there");
    }

    static bool IsFrame(string line) => Stamp().IsMatch(line) || Footer().IsMatch(line) || Header().IsMatch(line);

    static string? Take(Regex cell, ref string rest)
    {
        var match = cell.Match(rest);
        if (!match.Success)
            return null;

        rest = rest[match.Length..];
        return match.Groups["cell"].Value;
    }

    static Team? TakeTeam(ref string rest)
    {
        var text = rest.TrimStart();
        foreach (var (spelling, named) in Spellings)
        {
            if (!text.StartsWith(spelling, StringComparison.Ordinal) || (text.Length > spelling.Length && text[spelling.Length] != ' '))
                continue;

            rest = text[spelling.Length..];
            return named;
        }

        return null;
    }

    static SchemaProblem Missing(int number, string cell, string line) =>
        new($"line {number}", line.Length == 0 ? $"without a {cell}" : $"'{line.Trim()}'", $"a {cell} on it or above it");

    static readonly IReadOnlyList<(string Spelling, Team Team)> Spellings =
    [
        .. Team.All
            .SelectMany(team => team.Others.Where(other => other.Contains(' ')).Prepend(team.FullName).Select(name => (name, team)))
            .SelectMany(pair => new[] { pair.name, pair.name.Replace(" ", "", StringComparison.Ordinal) }.Select(spelling => (spelling, pair.team))),
    ];

    [GeneratedRegex(@"Injury\s*Report:\s*(?<date>\d\d/\d\d/\d\d)\s*(?<time>\d\d:\d\d)\s*(?<half>[AP]M)")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"Page\s*(?<page>\d+)\s*of\s*(?<of>\d+)")]
    private static partial Regex Footer();

    [GeneratedRegex(@"^\s*Game\s*Date\s+Game\s*Time\s+Matchup")]
    private static partial Regex Header();

    [GeneratedRegex(@"^\s*(?<cell>\d\d/\d\d/\d{4})(?=\s|$)")]
    private static partial Regex DateCell();

    [GeneratedRegex(@"^\s*(?<cell>\d\d:\d\d)\s*\(ET\)(?=\s|$)")]
    private static partial Regex TimeCell();

    [GeneratedRegex(@"^\s*(?<cell>[A-Z]{3}@[A-Z]{3})(?=\s|$)")]
    private static partial Regex MatchupCell();
}
