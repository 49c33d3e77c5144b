using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The scoreboard of a date in the service's older form.</summary>
public sealed class NbaStatsScoreboardV2 : Endpoint
{
    const int RegulationPeriods = 4;
    const int PeriodsMax = 14;

    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "Status and score of every game of a date, in the older form";

    public override string Targets => RequestTargets.GameDates;

    public override string Path(Target target) =>
        $"stats/scoreboardV2?GameDate={target.Date("game_date").ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)}&LeagueID=00&DayOffset=0";

    public override IReadOnlyList<Type> Lands => [typeof(NbacScoreboard)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override TimeSpan? Cadence => TimeSpan.FromMinutes(15);

    public override IReadOnlyList<int> RefetchDays => [1];

    public override Type? FallbackFor => typeof(NbaStatsScoreboardV3);

    public override void Parse(Document document, Landing landing)
    {
        var lines = StatsTables.Rows(document, "LineScore");
        foreach (var game in StatsTables.Rows(document, "GameHeader").DistinctBy(game => game.Element.GetRawText()))
            landing.Add(Row(game, lines, document));
    }

    static NbacScoreboard.Row Row(Fields game, IReadOnlyList<Fields> lines, Document document)
    {
        var (id, date) = (game.Game("GAME_ID"), game.Date("GAME_DATE_EST"));
        if (date != document.Target.Date("game_date"))
            throw new RefusedBody($"the board of {date:yyyy-MM-dd}, asked for {document.Target["game_date"]}");

        var (homeId, awayId) = (game.IntOrNull("HOME_TEAM_ID"), game.IntOrNull("VISITOR_TEAM_ID"));
        var own = lines.Where(line => line.TextOrNull("GAME_ID") == id.Text).ToList();
        var (home, away) = (own.Find(line => line.IntOrNull("TEAM_ID") == homeId), own.Find(line => line.IntOrNull("TEAM_ID") == awayId));
        var period = game.IntOrNull("LIVE_PERIOD") ?? 0;
        return new NbacScoreboard.Row(
            id.Text,
            date,
            id.SeasonYear,
            id.SeasonType,
            game.Int("GAME_STATUS_ID"),
            game.TextOrNull("GAME_STATUS_TEXT"),
            period,
            homeId,
            awayId,
            Team.OfId(homeId)?.Abbr,
            Team.OfId(awayId)?.Abbr,
            home?.IntOrNull("PTS"),
            away?.IntOrNull("PTS"),
            Periods(home, period),
            Periods(away, period),
            document.FetchedAt,
            document.Feed);
    }

    static string? Periods(Fields? line, int begun)
    {
        if (line is null || begun is < 1 or > PeriodsMax)
            return null;
        return string.Join('|', Enumerable.Range(1, begun).Select(at => line.IntOrNull(at <= RegulationPeriods ? $"PTS_QTR{at}" : $"PTS_OT{at - RegulationPeriods}")));
    }
}
