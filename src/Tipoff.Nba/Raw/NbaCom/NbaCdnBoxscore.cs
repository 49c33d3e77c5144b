using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The live file of one game's box, taken when the game is over.</summary>
/// <remarks>
/// The second source of player and team lines: another host than the log's, and it knows the seconds. Rebounds and turnovers of the team
/// itself are left out, as in the log. The bucket behind the host answers 403 for a file that is not there.
/// </remarks>
public sealed class NbaCdnBoxscore : Endpoint
{
    const int Final = 3;

    static readonly NbaCdn Cdn = new();

    public override Site Site => Cdn;

    public override string Summary => "The box of one game, with seconds on court";

    public override string Targets => RequestTargets.FinishedGames;

    public override string Path(Target target) => $"static/json/liveData/boxscore/boxscore_{target["game_id"]}.json";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerBoxscores), typeof(NbacTeamBoxscores)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override IReadOnlyList<int> AbsentStatuses => [204, 403, 404];

    public override Type? FallbackFor => typeof(NbaStatsPlayerGamelog);

    public override void Parse(Document document, Landing landing)
    {
        var body = document.Json.Child("game");
        var game = body.Game("gameId").Asked(document);
        if (body.Int("gameStatus") != Final)
            throw new RefusedBody($"game {game} is not over: status {body.Int("gameStatus")}, {body.TextOrNull("gameStatusText")}");

        var (home, away) = (body.Child("homeTeam"), body.Child("awayTeam"));
        var margin = home.Int("score") - away.Int("score");
        BoxRows.Add(landing, game, body.Date("gameEt"), Team(home, isHome: true, margin), Team(away, isHome: false, -margin), document.Feed);
    }

    static BoxTeam Team(Fields team, bool isHome, int margin) => new(
        team.TeamAbbr("teamId", "teamTricode"),
        isHome,
        StatLine.OfStatistics(team.Child("statistics"), "reboundsPersonal", margin),
        [.. team.Items("players").Select(Player)]);

    static BoxPlayer Player(Fields player)
    {
        var statistics = player.Child("statistics");
        return new BoxPlayer(player.Int("personId"), player.Text("name"), player.Flag("played") ? statistics.Seconds("minutes") : null, () => StatLine.OfStatistics(statistics));
    }
}
