using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Every field-goal attempt of one game with its place on the floor.</summary>
/// <remarks>
/// One request for both teams. The service counts in tenths of a foot from the hoop's centre, as the archive of the same page does; the
/// table has feet. It answers only with a season and a kind of game beside the id, which both follow from the id.
/// </remarks>
public sealed class NbaStatsShotChart : Endpoint
{
    const double UnitsPerFoot = 10;

    const int SecondsOfMinute = 60;

    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "Every field-goal attempt of one game, with its place";

    public override string Targets => RequestTargets.FinishedGames;

    public override string Path(Target target)
    {
        var game = GameId.Parse(target["game_id"]) ?? throw new InvalidOperationException($"target '{target.Key}' has no game id");
        return "stats/shotchartdetail?AheadBehind=&ClutchTime=&ContextFilter=&ContextMeasure=FGA&DateFrom=&DateTo=&EndPeriod=&EndRange="
            + $"&GameID={game}&GameSegment=&LastNGames=0&LeagueID=00&Location=&Month=0&OpponentTeamID=0&Outcome=&Period=0&PlayerID=0"
            + "&PlayerPosition=&PointDiff=&Position=&RangeType=&RookieYear="
            + $"&Season={Season.Name(game.SeasonYear)}&SeasonSegment=&SeasonType={KindOf(game)}&StartPeriod=&StartRange=&TeamID=0&VsConference=&VsDivision=";
    }

    public override IReadOnlyList<Type> Lands => [typeof(NbacShotChart)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override IReadOnlyList<Type> After => [typeof(NbaCdnSchedule), typeof(NbaStatsSchedule)];

    public override void Parse(Document document, Landing landing)
    {
        var index = 0;
        foreach (var shot in StatsTables.Rows(document, "Shot_Chart_Detail").DistinctBy(shot => shot.Element.GetRawText()))
            landing.Add(Row(shot, ++index, document));
    }

    static NbacShotChart.Row Row(Fields shot, int index, Document document)
    {
        var game = shot.Game("GAME_ID").Asked(document);
        return new NbacShotChart.Row(
            game.Text,
            index,
            Date(shot),
            game.SeasonYear,
            shot.Int("PLAYER_ID"),
            shot.Int("TEAM_ID"),
            shot.Int("PERIOD"),
            (SecondsOfMinute * shot.Int("MINUTES_REMAINING")) + shot.Int("SECONDS_REMAINING"),
            shot.Flag("SHOT_MADE_FLAG"),
            shot.Text("ACTION_TYPE"),
            shot.Text("SHOT_TYPE").Split(' ')[0],
            shot.TextOrNull("SHOT_ZONE_BASIC"),
            // "Left Side Center(LC)": the short form in brackets is dropped.
            shot.TextOrNull("SHOT_ZONE_AREA")?.Split('(')[0],
            shot.TextOrNull("SHOT_ZONE_RANGE"),
            shot.Int("LOC_X") / UnitsPerFoot,
            shot.Int("LOC_Y") / UnitsPerFoot,
            shot.Int("SHOT_DISTANCE"),
            shot.IntOrNull("GAME_EVENT_ID"),
            document.Feed);
    }

    static DateOnly Date(Fields shot)
    {
        var text = shot.Text("GAME_DATE");
        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new SchemaProblem($"{shot.Path}.GAME_DATE", $"'{text}'", "a date such as 20250115");
    }

    static string KindOf(GameId game) => game.SeasonType switch
    {
        SeasonType.Preseason => "Pre+Season",
        SeasonType.AllStar => "All+Star",
        SeasonType.Playoffs => "Playoffs",
        SeasonType.PlayIn => "PlayIn",
        _ => "Regular+Season",
    };
}
