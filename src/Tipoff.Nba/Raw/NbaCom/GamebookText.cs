using System.Globalization;
using System.Text.RegularExpressions;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The final box of a gamebook as its page text says it.</summary>
sealed partial class GamebookText
{
    /// <summary>The printed columns after the minutes, in their order.</summary>
    static readonly string[] Columns = ["FG", "FGA", "3P", "3PA", "FT", "FTA", "OR", "DR", "TOT", "A", "PF", "ST", "TO", "BS", "+/-", "PTS"];

    /// <summary>Columns whose printed total is the sum of the players; teams may have turnovers and rebounds of their own.</summary>
    static readonly string[] Summed = ["FG", "FGA", "3P", "3PA", "FT", "FTA", "A", "PTS"];

    readonly List<Line> lines = [];

    Team? team;
    bool isTable;

    /// <summary>A printed player.</summary>
    /// <param name="Values">As <see cref="Columns"/>; empty without a line.</param>
    public sealed record Line(Team Team, string Name, string Status, string? Reason, string? Jersey, string? Position, int? Seconds, IReadOnlyList<int> Values)
    {
        public int? this[string column] => Values.Count == 0 ? null : Values[Array.IndexOf(Columns, column)];
    }

    public Team Visitor { get; private set; } = null!;

    public Team Home { get; private set; } = null!;

    public IReadOnlyList<Line> Lines => lines;

    /// <exception cref="RefusedBody">The text is no gamebook, or only the start of one.</exception>
    /// <exception cref="SchemaProblem">A line fits no row, or the players do not add up to their team.</exception>
    public static GamebookText Read(string text)
    {
        var printed = text.Split('\n').Select(line => line.Trim(' ', '\r', '\f')).ToList();
        var start = printed.FindIndex(line => Side().Match(line).Groups["side"].Value == "VISITOR");
        if (start < 0)
            throw new RefusedBody("no gamebook: no line 'VISITOR: Team'");

        var book = new GamebookText();
        for (var i = start; i < printed.Count; i++)
        {
            // The box of each half and period may follow the final one.
            if (book.Home is not null && Side().IsMatch(printed[i]))
                break;
            book.Take(printed, ref i);
        }

        if (book.Home is null || book.isTable)
            throw new RefusedBody("a gamebook that ends before its home team's total: it is cut off");
        return book;
    }

    void Take(List<string> printed, ref int i)
    {
        var line = printed[i];
        if (Side().Match(line) is { Success: true } side)
        {
            team = TeamOf(side.Groups["team"].Value, i);
            if (side.Groups["side"].Value == "VISITOR")
                Visitor = team;
            else
                Home = team;
        }
        else if (Header().IsMatch(line))
            isTable = true;
        else if (Inactive().Match(line) is { Success: true } inactive)
            TakeInactive(inactive, printed, ref i);
        else if (isTable && line.Length > 0)
            TakeRow(line, i);
    }

    void TakeRow(string line, int at)
    {
        if (Played().Match(line) is { Success: true } played)
        {
            var values = Numbers(played.Groups["values"].Value);
            lines.Add(new Line(
                team!,
                played.Groups["name"].Value,
                "active",
                null,
                Text(played.Groups["jersey"]),
                Text(played.Groups["position"]),
                PrintedMeasures.Seconds(played.Groups["minutes"].Value) ?? throw new SchemaProblem(Place(at), $"'{line}'", "minutes and seconds"),
                values));
        }
        else if (Total().Match(line) is { Success: true } total)
        {
            RequireSums(Numbers(total.Groups["values"].Value), at);
            isTable = false;
        }
        else if (Unused().Match(line) is { Success: true } unused)
            lines.Add(new Line(team!, unused.Groups["name"].Value, "dnp", unused.Groups["reason"].Value, Text(unused.Groups["jersey"]), null, null, []));
        else if (lines.Count > 0 && lines[^1] is { Status: "dnp" } above && above.Team == team && !line.Any(char.IsAsciiDigit))
            lines[^1] = above with { Reason = $"{above.Reason} {line}" };
        else
            throw new SchemaProblem(Place(at), $"'{(line.Length > 80 ? line[..80] : line)}'", "a player's line, a reason or a team's total");
    }

    void RequireSums(int[] total, int at)
    {
        foreach (var column in Summed)
        {
            var (sum, told) = (lines.Where(line => line.Team == team).Sum(line => line[column] ?? 0), total[Array.IndexOf(Columns, column)]);
            if (sum != told)
                throw new SchemaProblem(Place(at), $"{column} {told} of {team!.Abbr}", $"the sum of its players, {sum}");
        }
    }

    /// <summary>Last names with reasons in brackets, over as many lines as they need.</summary>
    void TakeInactive(Match first, List<string> printed, ref int i)
    {
        var side = TeamOf(first.Groups["team"].Value, i);
        var text = first.Groups["names"].Value;
        while (text.Length > 0 && (text.EndsWith(',') || text.Count(c => c == '(') > text.Count(c => c == ')')) && i + 1 < printed.Count)
            text = $"{text} {printed[++i]}".Trim();
        foreach (Match name in Absent().Matches(text))
        {
            if (name.Groups["name"].Value.Trim() is { Length: > 0 } and not "None" and var last)
                lines.Add(new Line(side, last, "inactive", Text(name.Groups["reason"]), null, null, null, []));
        }
    }

    static Team TeamOf(string printed, int at) =>
        Team.Of(printed) ?? throw new SchemaProblem(Place(at), $"'{printed}'", "a team of the league");

    static int[] Numbers(string values) =>
        [.. values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];

    static string? Text(Group group) => group.Success && group.Value.Trim().Length > 0 ? group.Value.Trim() : null;

    static string Place(int at) => $"line {at + 1}";

    [GeneratedRegex(@"^(?<side>VISITOR|HOME)\s*:\s*(?<team>.+?)\s*(\(\d+-\d+\))?$")]
    private static partial Regex Side();

    [GeneratedRegex(@"POS\s+MIN\s+FG\s+FGA\s+3P\s+3PA\s+FT\s+FTA\s+OR\s+DR\s+TOT\s+A\s+PF\s+ST\s+TO\s+BS\s+\+/-\s+PTS$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^((?<jersey>\d{1,2})\s+)?(?<name>\D.*?)\s+((?<position>[FGC])\s+)?(?<minutes>\d{1,2}:\d\d)\s+(?<values>-?\d{1,3}(\s+[-+]?\d{1,3}){15})$")]
    private static partial Regex Played();

    [GeneratedRegex(@"^\d{3}:\d\d\s+(?<values>\d{1,3}(\s+[-+]?\d{1,3}){15})$")]
    private static partial Regex Total();

    [GeneratedRegex(@"^((?<jersey>\d{1,2})\s+)?(?<name>\D.*?)\s+(?<reason>(DNP|DND|NWT)\b.*)$")]
    private static partial Regex Unused();

    [GeneratedRegex(@"^Inactive\s*:\s*(?<team>.+?)\s+-\s*(?<names>.*)$")]
    private static partial Regex Inactive();

    [GeneratedRegex(@"(?<name>[^,()]+)(\((?<reason>[^)]*)\))?")]
    private static partial Regex Absent();
}
