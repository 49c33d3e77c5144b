using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The summary of a game: line score, officials, inactive players.</summary>
/// <remarks>Its season series counts games after this one, so it is left out.</remarks>
public sealed class NbaStatsBoxScoreSummary : NbaStatsBoxScore
{
    public override string Summary => "Points by period, attendance, duration, officials, inactive players";

    public override IReadOnlyList<Type> Lands =>
        [typeof(NbacGameSummaries), typeof(NbacTeamLineScores), typeof(NbacInactivePlayers), typeof(NbacGameOfficials)];

    public override string Path(Target target) => $"stats/boxscoresummaryv2?GameID={target["game_id"]}";

    public override void Parse(Document document, Landing landing)
    {
        var game = BoxScoreBody.GameOf(document.Target);
        var summaries = StatsTables.Rows(document, "GameSummary");
        if (summaries.Count == 0)
            throw new RefusedBody("a summary without a game");

        var summary = summaries[0];
        BoxScoreBody.RequireGame(summary, game);
        var homeId = summary.Int("HOME_TEAM_ID");
        var others = StatsTables.Rows(document, "OtherStats");
        landing.Add(SummaryRow(document, game, summary, others.Count == 0 ? null : others[0]));
        foreach (var line in StatsTables.Rows(document, "LineScore"))
        {
            BoxScoreBody.RequireGame(line, game);
            var teamId = line.Int("TEAM_ID");
            landing.Add(LineRow(game, line, others.FirstOrDefault(other => other.Int("TEAM_ID") == teamId), teamId == homeId, summary.Int("LIVE_PERIOD")));
        }

        AddPeople(document, landing, game);
    }

    static void AddPeople(Document document, Landing landing, BoxScoreBody.Match game)
    {
        foreach (var player in StatsTables.Rows(document, "InactivePlayers"))
        {
            var name = NameOf(player);
            landing.Add(new NbacInactivePlayers.Row(
                game.Id.Text,
                player.Int("PLAYER_ID"),
                game.Date,
                game.Id.SeasonYear,
                game.Id.SeasonType,
                name,
                PlayerLookup.Of(name),
                BoxScoreBody.AbbrOf(player),
                player.TextOrNull("JERSEY_NUM")));
        }

        foreach (var official in StatsTables.Rows(document, "Officials"))
        {
            landing.Add(new NbacGameOfficials.Row(
                game.Id.Text,
                official.Int("OFFICIAL_ID"),
                game.Date,
                game.Id.SeasonYear,
                game.Id.SeasonType,
                NameOf(official),
                official.TextOrNull("JERSEY_NUM")));
        }
    }

    static NbacGameSummaries.Row SummaryRow(Document document, BoxScoreBody.Match game, Fields summary, Fields? other)
    {
        var info = StatsTables.Rows(document, "GameInfo") is [var first, ..] ? first : null;
        return new NbacGameSummaries.Row(
            game.Id.Text,
            game.Date,
            game.Id.SeasonYear,
            game.Id.SeasonType,
            TeamOf(summary, "HOME_TEAM_ID"),
            TeamOf(summary, "VISITOR_TEAM_ID"),
            summary.Text("GAME_STATUS_TEXT"),
            summary.Int("LIVE_PERIOD"),
            info?.IntOrNull("ATTENDANCE"),
            // Hours and minutes, written like minutes and seconds.
            info is null ? null : PrintedMeasures.Seconds(info, "GAME_TIME"),
            summary.TextOrNull("NATL_TV_BROADCASTER_ABBREVIATION"),
            other?.IntOrNull("LEAD_CHANGES"),
            other?.IntOrNull("TIMES_TIED"));
    }

    static NbacTeamLineScores.Row LineRow(BoxScoreBody.Match game, Fields line, Fields? other, bool isHome, int periods)
    {
        var record = line.TextOrNull("TEAM_WINS_LOSSES")?.Split('-');
        return new NbacTeamLineScores.Row(
            game.Id.Text,
            BoxScoreBody.AbbrOf(line),
            game.Date,
            game.Id.SeasonYear,
            game.Id.SeasonType,
            isHome,
            line.IntOrNull("PTS_QTR1"),
            line.IntOrNull("PTS_QTR2"),
            line.IntOrNull("PTS_QTR3"),
            line.IntOrNull("PTS_QTR4"),
            Overtime(line, 1, periods),
            Overtime(line, 2, periods),
            Overtime(line, 3, periods),
            Overtime(line, 4, periods),
            Overtime(line, 5, periods),
            Overtime(line, 6, periods),
            Overtime(line, 7, periods),
            Overtime(line, 8, periods),
            Overtime(line, 9, periods),
            Overtime(line, 10, periods),
            line.Int("PTS"),
            Games(line, record, 0),
            Games(line, record, 1),
            other?.IntOrNull("PTS_PAINT"),
            other?.IntOrNull("PTS_2ND_CHANCE"),
            other?.IntOrNull("PTS_FB"),
            other?.IntOrNull("PTS_OFF_TO"),
            other?.IntOrNull("LARGEST_LEAD"),
            other?.IntOrNull("TEAM_TURNOVERS"),
            other?.IntOrNull("TOTAL_TURNOVERS"),
            other?.IntOrNull("TEAM_REBOUNDS"));
    }

    /// <summary>Overtimes that were not played are written as 0.</summary>
    static int? Overtime(Fields line, int number, int periods) => number + 4 <= periods ? line.IntOrNull($"PTS_OT{number}") : null;

    static int? Games(Fields line, string[]? record, int at) => record is null
        ? null
        : record.Length == 2 && int.TryParse(record[at], NumberStyles.None, CultureInfo.InvariantCulture, out var games)
            ? games
            : throw new SchemaProblem($"{line.Path}.TEAM_WINS_LOSSES", $"'{string.Join('-', record)}'", "a record such as 24-14");

    static string TeamOf(Fields summary, string name) =>
        Team.OfId(summary.Int(name))?.Abbr ?? throw new SchemaProblem($"{summary.Path}.{name}", summary.Text(name), "a team of the league");

    static string NameOf(Fields person) =>
        string.Join(' ', new[] { person.TextOrNull("FIRST_NAME"), person.Text("LAST_NAME") }.Where(part => part is not null));
}
