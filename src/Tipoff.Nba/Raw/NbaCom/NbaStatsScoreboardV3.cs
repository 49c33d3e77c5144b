using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The scoreboard of a date.</summary>
public sealed class NbaStatsScoreboardV3 : Endpoint
{
    const int ToCome = 1;

    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "Status and score of every game of a date";

    public override string Targets => RequestTargets.GameDates;

    public override string Path(Target target) => $"stats/scoreboardv3?GameDate={target["game_date"]}&LeagueID=00";

    public override IReadOnlyList<Type> Lands => [typeof(NbacScoreboard)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override TimeSpan? Cadence => TimeSpan.FromMinutes(15);

    public override IReadOnlyList<int> RefetchDays => [1];

    public override IReadOnlyList<Type> After => [typeof(NbaCdnSchedule), typeof(NbaStatsSchedule)];

    public override void Parse(Document document, Landing landing)
    {
        var board = document.Json.Child("scoreboard");
        var date = board.Date("gameDate");
        if (date != document.Target.Date("game_date"))
            throw new RefusedBody($"the board of {date:yyyy-MM-dd}, asked for {document.Target["game_date"]}");
        foreach (var game in board.Items("games").DistinctBy(game => game.Element.GetRawText()))
            landing.Add(Row(game, date, document));
    }

    static NbacScoreboard.Row Row(Fields game, DateOnly date, Document document)
    {
        var id = game.Game("gameId");
        var (status, period) = (game.Int("gameStatus"), game.Int("period"));
        var (home, away) = (game.Child("homeTeam"), game.Child("awayTeam"));
        return new NbacScoreboard.Row(
            id.Text,
            date,
            id.SeasonYear,
            id.SeasonType,
            status,
            game.TextOrNull("gameStatusText"),
            period,
            home.IntOrNull("teamId"),
            away.IntOrNull("teamId"),
            Team.OfId(home.IntOrNull("teamId"))?.Abbr,
            Team.OfId(away.IntOrNull("teamId"))?.Abbr,
            // Before the game the board writes 0.
            status == ToCome ? null : home.IntOrNull("score"),
            status == ToCome ? null : away.IntOrNull("score"),
            status == ToCome ? null : Periods(home, period),
            status == ToCome ? null : Periods(away, period),
            document.FetchedAt,
            document.Feed);
    }

    static string? Periods(Fields team, int begun) =>
        begun == 0 ? null : string.Join('|', team.Optional.Items("periods").Where(period => period.Int("period") <= begun).Select(period => period.Int("score")));
}
