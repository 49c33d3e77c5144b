using System.Text.RegularExpressions;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>One printed line of the injury report without the game's cells: a player, a team that has not reported, or a part of a cell.</summary>
/// <param name="Block">Lines of one block follow each other without an empty line.</param>
/// <param name="Column">Where the status stands, or where a part begins.</param>
/// <param name="Text">Of a part its text.</param>
sealed partial record InjuryReportRow(int Number, int Block, int Column, string Text)
{
    public InjuryReportText.GameCell? Game { get; init; }

    public Team? Team { get; init; }

    public bool IsUnsubmitted { get; init; }

    /// <summary>As printed; null when the name stands above and below.</summary>
    public string? Name { get; init; }

    public string? Status { get; init; }

    public string? Reason { get; init; }

    public bool IsFragment => Status is null && !IsUnsubmitted;

    bool LacksStart => Status is not null && (Reason is null || !InjuryReason.Begins(Reason));

    public static InjuryReportRow Of(string rest, int offset, int number, int block)
    {
        if (Unsubmitted().IsMatch(rest))
            return new InjuryReportRow(number, block, offset, "") { IsUnsubmitted = true };

        var player = Player().Match(rest);
        if (!player.Success)
            return new InjuryReportRow(number, block, offset + rest.Length - rest.TrimStart().Length, rest.Trim());

        var (name, reason) = (player.Groups["name"].Value.Trim(), player.Groups["reason"].Value.Trim());
        if (name.Contains("  ", StringComparison.Ordinal))
            throw new SchemaProblem($"line {number}", $"'{name}'", "a team of the league and a player");
        return new InjuryReportRow(number, block, offset + player.Groups["status"].Index, "")
        {
            Name = name.Length == 0 ? null : name,
            Status = player.Groups["status"].Value,
            Reason = reason.Length == 0 ? null : reason,
        };
    }

    /// <summary>The rows of a page, each with the parts of its cells that stand above and below it.</summary>
    public static IEnumerable<InjuryReportRow> Joined(IReadOnlyList<InjuryReportRow> lines)
    {
        var owners = lines.Select((line, at) => line.IsFragment ? -1 : at).ToArray();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsFragment)
                owners[i] = OwnerOf(lines, owners, i);
        }

        return lines.Select((line, at) => (line, at)).Where(pair => !pair.line.IsFragment)
            .Select(pair => pair.line.With([.. lines.Where((_, at) => owners[at] == pair.at)]));
    }

    /// <summary>The row that a part belongs to: the only one of its block, else the one that its wording fits.</summary>
    static int OwnerOf(IReadOnlyList<InjuryReportRow> lines, int[] owners, int at)
    {
        var (above, below) = (at - 1, at + 1);
        while (above >= 0 && lines[above].IsFragment)
            above--;
        while (below < lines.Count && lines[below].IsFragment)
            below++;

        var isAbove = above >= 0 && lines[above].Status is not null;
        var isBelow = below < lines.Count && lines[below].Status is not null;
        if (isAbove && isBelow && lines[above].Block != lines[below].Block && (lines[at].Block == lines[above].Block || lines[at].Block == lines[below].Block))
            return lines[at].Block == lines[above].Block ? above : below;
        if (isBelow && (!isAbove || (InjuryReason.Begins(lines[at].Text) && lines[below].LacksStart) || (at > 0 && owners[at - 1] == below)))
            return below;
        return isAbove ? above : throw new SchemaProblem($"line {lines[at].Number}", $"'{lines[at].Text}'", "a row of the report");
    }

    InjuryReportRow With(IReadOnlyList<InjuryReportRow> own)
    {
        if (IsUnsubmitted)
            return this;

        var parts = own.Where(line => line.IsFragment).ToList();
        var names = parts.Where(part => part.Column < Column).ToList();
        if (Name is not null && names.Count > 0)
            throw new SchemaProblem($"line {names[0].Number}", $"'{names[0].Text}'", "a row of the report");
        if (Name is null && names.Count == 0)
            throw new SchemaProblem($"line {Number}", $"'{Status}'", "a player before it");

        var reason = string.Join(' ', own.Select(line => line == this ? Reason : line.Column < Column ? null : line.Text).Where(text => text is not null));
        return this with
        {
            Name = Name ?? string.Join(' ', names.Select(part => part.Text)),
            Reason = reason.Length == 0 ? null : reason,
        };
    }

    [GeneratedRegex(@"^\s*NOT\s*YET\s*SUBMITTED\s*$")]
    private static partial Regex Unsubmitted();

    /// <summary>Semicolons and strokes stand in reasons only, so a part of a reason is never taken for a player.</summary>
    [GeneratedRegex(@"^(?<name>[^;/]*?)(?<=\s|^)(?<status>Available|Probable|Questionable|Doubtful|Out)(?=\s|$)(?<reason>.*)$")]
    private static partial Regex Player();
}
