using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BigDataBall;

/// <summary>The events of one game as a table of text; from October 2024 numbers may stand before the names.</summary>
public sealed class BigDataBallPlayByPlay : Endpoint
{
    const decimal PaintFeet = 8;

    static readonly string[] Numbers = ["1", "2", "3", "4", "5"];

    public override Site Site { get; } = new BigDataBall();

    public override string Summary => "Events of a game with the players on court";

    public override BodyKind Kind => BodyKind.Csv;

    public override string Targets => """
        select f.file_id as file_id, f.game_id as game_id, cast(f.game_date as text) as game_date, true as is_expected
        from raw.bdb_files f
        where f.game_date between @from and @to
        """;

    public override string Path(Target target) => $"drive/v3/files/{target["file_id"]}?alt=media";

    public override IReadOnlyList<Type> Lands => [typeof(BdbPlayByPlay)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override int BytesMin => 200;

    public override IReadOnlyList<Type> After => [typeof(BigDataBallFiles)];

    public override void Parse(Document document, Landing landing)
    {
        var events = 0;
        foreach (var line in document.CsvRows())
        {
            events++;
            var game = GameId.Parse(line.Text("game_id"));
            if (game is null || game.Text != document.Target["game_id"])
                throw new SchemaProblem($"{line.Path}.game_id", $"'{line.Text("game_id")}'", document.Target["game_id"]);
            landing.Add(Row(line, game));
        }

        if (events == 0)
            throw new RefusedBody("a play-by-play without events");
    }

    static BdbPlayByPlay.Row Row(Fields line, GameId game)
    {
        var (kind, subtype) = (line.TextOrNull("event_type"), line.TextOrNull("type"));
        var isShot = kind is "shot" or "miss";
        var isThree = isShot && subtype?.Contains("3pt", StringComparison.OrdinalIgnoreCase) == true;
        var distance = line.DecimalOrNull("shot_distance");
        var (second, role) = Second(line);
        return new BdbPlayByPlay.Row(
            game.Text,
            line.Int("play_id"),
            line.Date("date"),
            game.SeasonYear,
            game.SeasonType,
            line.Int("period"),
            Seconds(line, "remaining_time"),
            Seconds(line, "elapsed"),
            Seconds(line, "play_length"),
            line.Int("home_score"),
            line.Int("away_score"),
            Team.Of(line.TextOrNull("team"))?.Abbr,
            kind,
            subtype,
            NameOf(line, "player"),
            Lookup(line, "player"),
            second,
            role,
            Lookup(line, "entered") ?? Lookup(line, "opponent") ?? (kind == "jump ball" ? Lookup(line, "home") : null),
            Lookup(line, "possession"),
            line.TextOrNull("result") switch
            {
                null => null,
                "made" => true,
                "missed" => false,
                var result => throw new SchemaProblem($"{line.Path}.result", $"'{result}'", "made or missed"),
            },
            line.IntOrNull("points"),
            isThree ? "3PT" : isShot ? "2PT" : null,
            isThree ? "three" : !isShot || distance is null ? null : distance <= PaintFeet ? "paint" : "mid_range",
            distance,
            line.DecimalOrNull("original_x"),
            line.DecimalOrNull("original_y"),
            line.DecimalOrNull("converted_x"),
            line.DecimalOrNull("converted_y"),
            line.TextOrNull("reason"),
            line.IntOrNull("num"),
            line.IntOrNull("outof"),
            Lineup(line, "a"),
            Lineup(line, "h"),
            line.TextOrNull("description"));
    }

    static (string? Lookup, string? Role) Second(Fields line)
    {
        foreach (var role in new[] { "assist", "block", "steal" })
        {
            if (Lookup(line, role) is { } lookup)
                return (lookup, role);
        }

        return (null, null);
    }

    /// <summary>A name without the league's number, which stands before some of them.</summary>
    static string? NameOf(Fields line, string column) =>
        line.TextOrNull(column)?.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimStart(' ', '-', '_') is { Length: > 0 } name ? name : null;

    static string? Lookup(Fields line, string column) => NameOf(line, column) is { } name ? PlayerLookup.Of(name) : null;

    static string? Lineup(Fields line, string side)
    {
        var players = Numbers.Select(number => Lookup(line, side + number)).OfType<string>().Order(StringComparer.Ordinal).ToList();
        return players.Count == 0 ? null : string.Join(',', players);
    }

    /// <summary>A clock such as <c>0:11:44</c>.</summary>
    static decimal Seconds(Fields line, string column) =>
        TimeSpan.TryParse(line.Text(column), CultureInfo.InvariantCulture, out var clock) && clock >= TimeSpan.Zero
            ? (decimal)clock.TotalSeconds
            : throw new SchemaProblem($"{line.Path}.{column}", $"'{line.Text(column)}'", "a clock such as 0:11:44");
}
