using System.Globalization;
using Tipoff.Nba.SpotChecks;

namespace Tipoff.Tests.Nba.SpotChecks;

/// <summary>Raw rows with only what matters named, and stored rows written as text.</summary>
static class SpotBench
{
    public const int Season = 2024;

    /// <summary>The sampled game: BOS against NYK on 13 November, player 1 of BOS.</summary>
    public static readonly Sample Drawn = new(1, "G9", new DateOnly(2024, 11, 13), Season, "BOS", "NYK");

    public static readonly string Key = "1/G9";

    public static DateOnly Date(string monthDay) => DateOnly.ParseExact($"2024-{monthDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static ScheduledGame Game(string id, string monthDay, string home = "BOS", string away = "NYK") =>
        new(id, Date(monthDay), Season, "regular", home, away, 100, 200);

    /// <summary>The season's first game and the sampled one: a context needs no more.</summary>
    public static IReadOnlyList<ScheduledGame> Calendar => [Game("G0", "10-22", "LAL", "MIN"), Game("G9", "11-13")];

    public static PlayerLine Line(string game, string monthDay, int minutes, int points, int player = 1, string team = "BOS") =>
        new(game, player, Date(monthDay), Season, "regular", team, minutes, points, null, null, null, null, null, null, null, 0);

    public static PlayerLine Shots(this PlayerLine line, int makes, int attempts, int threes, int freeThrows, int turnovers) =>
        line with { FgMakes = makes, FgAttempts = attempts, ThreePtMakes = threes, ThreePtAttempts = threes, FtMakes = 0, FtAttempts = freeThrows, Turnovers = turnovers };

    public static TeamLine Team(string game, string team, int points, int attempts, int freeThrows, int turnovers, int offensiveRebounds, int minutes = 240) =>
        new(game, team, minutes, points, attempts, 0, 0, freeThrows, offensiveRebounds, turnovers);

    /// <summary>Rows as <c>table key: column value, column value</c>.</summary>
    public static (SpotTally Tally, IReadOnlyList<SpotDifference> Differences) Check(SpotFamily family, RawSeason raw, Sample sample, params string[] stored) =>
        Check(family, raw, sample, [.. stored.Select(Read)]);

    /// <summary>The family agrees with every stored row, and with none of them once a value is a millionth off.</summary>
    public static void ShouldAgreeOnly(this SpotFamily family, RawSeason raw, Sample sample, params string[] stored)
    {
        List<StoredText> rows = [.. stored.Select(Read)];

        var (tally, differences) = Check(family, raw, sample, rows);

        differences.Select(Text).ShouldBeEmpty();
        tally.Differ.ShouldBe(0);
        tally.Agree.ShouldBe(tally.Values);
        tally.Rows.ShouldBeGreaterThanOrEqualTo(rows.Count);
        foreach (var row in rows)
        {
            foreach (var (column, value) in row.Values)
            {
                var altered = row with { Values = new Dictionary<string, object?>(row.Values) { [column] = Altered(value) } };
                var found = Check(family, raw, sample, [.. rows.Except([row]), altered]).Differences;
                found.ShouldHaveSingleItem().Column.ShouldBe(column);
            }
        }
    }

    public static string Text(SpotDifference difference) =>
        string.Create(CultureInfo.InvariantCulture, $"{difference.Table} {difference.Key} {difference.Column}: stored {difference.Stored ?? "null"}, recomputed {difference.Recomputed ?? "null"}");

    static object Altered(object? value) => value switch
    {
        double number => number + 1e-6,
        null => 1.0,
        _ => "another",
    };

    static (SpotTally Tally, IReadOnlyList<SpotDifference> Differences) Check(SpotFamily family, RawSeason raw, Sample sample, List<StoredText> rows)
    {
        var check = new SpotCheck(new SeasonFacts(raw), rows.ToDictionary(row => (row.Table, row.Key), row => row.Stored()));
        var tally = check.Run(family, [sample]);
        return (tally, check.Differences);
    }

    static StoredText Read(string text)
    {
        var parts = text.ReplaceLineEndings(" ").Split(':', 2);
        var head = parts[0].Split(' ', 2);
        var values = parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(' ', 2))
            .ToDictionary(pair => pair[0], pair => Value(pair[1]));
        return new StoredText(head[0], head[1], values);
    }

    static object? Value(string text) =>
        text == "null" ? null : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text;

    sealed record StoredText(string Table, string Key, Dictionary<string, object?> Values)
    {
        public StoredRow Stored()
        {
            List<string> columns = [.. Values.Keys];
            return new StoredRow(columns.ToDictionary(column => column, columns.IndexOf), [.. columns.Select(column => Values[column])]);
        }
    }
}
