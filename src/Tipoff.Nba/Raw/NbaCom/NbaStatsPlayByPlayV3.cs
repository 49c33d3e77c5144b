using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The events of one game from the statistics service.</summary>
public sealed class NbaStatsPlayByPlayV3 : Endpoint
{
    const double UnitsPerFoot = 10;

    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "Every event of one game, with places of shots but without the players on court";

    public override string Targets => RequestTargets.FinishedGames;

    public override string Path(Target target) => $"stats/playbyplayv3?EndPeriod=0&GameID={target["game_id"]}&StartPeriod=0";

    public override IReadOnlyList<Type> Lands => [typeof(NbacStatsPlayByPlay)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override Type? FallbackFor => typeof(NbaCdnPlayByPlay);

    public override void Parse(Document document, Landing landing)
    {
        var body = document.Json.Child("game");
        var game = body.Game("gameId").Asked(document);
        var index = 0;
        foreach (var action in body.Items("actions").DistinctBy(action => action.Element.GetRawText()))
            landing.Add(Row(action, ++index, game, document));
    }

    static NbacStatsPlayByPlay.Row Row(Fields action, int index, GameId game, Document document)
    {
        var isShot = action.Flag("isFieldGoal");
        var (player, team) = (action.Int("personId"), action.Int("teamId"));
        // A team's own events carry its id in the place of the player's.
        var isTeam = Team.OfId(player) is not null;
        return new NbacStatsPlayByPlay.Row(
            game.Text,
            index,
            document.Target.Date("game_date"),
            game.SeasonYear,
            action.Int("actionNumber"),
            action.Int("period"),
            action.ClockHundredths("clock"),
            EventType(action),
            action.TextOrNull("description"),
            player == 0 || isTeam ? null : player,
            isTeam ? player : team == 0 ? null : team,
            null,
            null,
            action.IntOrNull("scoreHome"),
            action.IntOrNull("scoreAway"),
            isShot ? action.Int("shotValue") : null,
            isShot ? action.Int("shotDistance") : null,
            isShot ? action.Int("xLegacy") / UnitsPerFoot : null,
            isShot ? action.Int("yLegacy") / UnitsPerFoot : null,
            document.Feed);
    }

    static string EventType(Fields action) => action.TextOrNull("actionType") switch
    {
        // Steals and blocks come without a type.
        null when Says(action, "STEAL") => "steal",
        null when Says(action, "BLOCK") => "block",
        null => "other",
        "period" => $"period_{action.Text("subType")}",
        "Instant Replay" => "replay",
        var type => type.ToLowerInvariant().Replace(' ', '_'),
    };

    static bool Says(Fields action, string word) => action.TextOrNull("description")?.Contains(word, StringComparison.Ordinal) == true;
}
