using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The events of one game in the service's older form.</summary>
public sealed class NbaStatsPlayByPlayV2 : Endpoint
{
    const int MadeShot = 1;
    const int MissedShot = 2;

    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "Every event of one game in the older form, with the other players of an event by id";

    public override string Targets => RequestTargets.FinishedGames;

    public override string Path(Target target) => $"stats/playbyplayv2?EndPeriod=0&GameID={target["game_id"]}&StartPeriod=0";

    public override IReadOnlyList<Type> Lands => [typeof(NbacStatsPlayByPlay)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override Type? FallbackFor => typeof(NbaStatsPlayByPlayV3);

    public override void Parse(Document document, Landing landing)
    {
        var index = 0;
        foreach (var row in StatsTables.Rows(document, "PlayByPlay").DistinctBy(row => row.Element.GetRawText()))
            landing.Add(Row(row, ++index, document));
    }

    static NbacStatsPlayByPlay.Row Row(Fields row, int index, Document document)
    {
        var game = row.Game("GAME_ID").Asked(document);
        var kind = row.Int("EVENTMSGTYPE");
        var description = Description(row);
        var (away, home) = Score(row);
        var first = row.IntOrNull("PLAYER1_ID");
        // A team's own events carry its id in the place of the player's.
        var isTeam = Team.OfId(first) is not null;
        return new NbacStatsPlayByPlay.Row(
            game.Text,
            index,
            document.Target.Date("game_date"),
            game.SeasonYear,
            row.Int("EVENTNUM"),
            row.Int("PERIOD"),
            row.ClockHundredths("PCTIMESTRING"),
            EventType(kind),
            description,
            isTeam ? null : Player(first),
            isTeam ? first : row.IntOrNull("PLAYER1_TEAM_ID"),
            Player(row.IntOrNull("PLAYER2_ID")),
            Player(row.IntOrNull("PLAYER3_ID")),
            home,
            away,
            kind is MadeShot or MissedShot ? description?.Contains("3PT", StringComparison.Ordinal) == true ? 3 : 2 : null,
            null,
            null,
            null,
            document.Feed);
    }

    /// <summary>The texts of the home side, of neither and of the visitors; a steal or block stands beside its turnover or shot.</summary>
    static string? Description(Fields row)
    {
        var texts = new[] { row.TextOrNull("HOMEDESCRIPTION"), row.TextOrNull("NEUTRALDESCRIPTION"), row.TextOrNull("VISITORDESCRIPTION") };
        var said = string.Join(" / ", texts.Where(text => text is not null));
        return said.Length == 0 ? null : said;
    }

    /// <summary><c>19 - 20</c>: the visitors first.</summary>
    static (int? Away, int? Home) Score(Fields row)
    {
        if (row.TextOrNull("SCORE") is not { } text)
            return (null, null);
        return text.Split(" - ") is [var away, var home] && Points(away) is { } visitors && Points(home) is { } hosts
            ? (visitors, hosts)
            : throw new SchemaProblem($"{row.Path}.SCORE", $"'{text}'", "two numbers such as 19 - 20");
    }

    static int? Points(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var points) ? points : null;

    static int? Player(int? id) => id is null or 0 || Team.OfId(id) is not null ? null : id;

    static string EventType(int kind) => kind switch
    {
        MadeShot => "made_shot",
        MissedShot => "missed_shot",
        3 => "free_throw",
        4 => "rebound",
        5 => "turnover",
        6 => "foul",
        7 => "violation",
        8 => "substitution",
        9 => "timeout",
        10 => "jump_ball",
        11 => "ejection",
        12 => "period_start",
        13 => "period_end",
        18 => "replay",
        _ => "other",
    };
}
