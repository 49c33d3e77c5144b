using System.Collections.Frozen;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The live file of one game's events, taken when the game is over.</summary>
/// <remarks>
/// Periods, jump balls, stoppages, violations and reviews are no events of the table, as in the archive, which was made from these files;
/// events are counted from 1 without them. The bucket behind the host answers 403 for a file that is not there.
/// </remarks>
public sealed class NbaCdnPlayByPlay : Endpoint
{
    const int RegulationPeriods = 4;

    static readonly NbaCdn Cdn = new();

    static readonly FrozenSet<string> Events = new[]
    {
        "2pt", "3pt", "freethrow", "rebound", "foul", "turnover", "steal", "block", "timeout", "substitution",
    }.ToFrozenSet(StringComparer.Ordinal);

    public override Site Site => Cdn;

    public override string Summary => "Every event of one game, with the players on court";

    public override string Targets => RequestTargets.FinishedGames;

    public override string Path(Target target) => $"static/json/liveData/playbyplay/playbyplay_{target["game_id"]}.json";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayByPlay)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override IReadOnlyList<int> AbsentStatuses => [204, 403, 404];

    public override IReadOnlyList<Type> After => [typeof(NbaCdnSchedule), typeof(NbaStatsSchedule)];

    public override void Parse(Document document, Landing landing)
    {
        var body = document.Json.Child("game");
        var game = body.Game("gameId").Asked(document);
        var actions = body.Items("actions").DistinctBy(action => action.Element.GetRawText()).ToList();
        if (!IsOver(actions))
            throw new RefusedBody($"game {game} is not over after {actions.Count} actions");

        var events = actions.Where(action => Events.Contains(action.Text("actionType"))).ToList();
        var lineup = new CourtLineup(events);
        var index = 0;
        foreach (var action in events)
            landing.Add(Row(action, ++index, game, document, lineup.After(action)));
    }

    /// <summary>The last file of a game ends with an action of its own, or at least with the end of a period that may be the last.</summary>
    static bool IsOver(List<Fields> actions) => actions.Any(action => action.Text("actionType") == "game")
        || (actions.LastOrDefault(action => action.Text("actionType") == "period") is { } period
            && period.Text("subType") == "end" && period.Int("period") >= RegulationPeriods && period.Int("scoreHome") != period.Int("scoreAway"));

    static NbacPlayByPlay.Row Row(Fields action, int index, GameId game, Document document, string? playersOn)
    {
        var rare = action.Optional;
        return new NbacPlayByPlay.Row(
            game.Text,
            index,
            document.Target.Date("game_date"),
            game.SeasonYear,
            action.Int("actionNumber"),
            action.Int("period"),
            action.ClockHundredths("clock"),
            action.Text("actionType"),
            rare.TextOrNull("description"),
            action.Has("qualifiers") ? Marks(action.Texts("qualifiers")) : null,
            Id(action.IntOrNull("personId")),
            Id(rare.IntOrNull("teamId")),
            action.IntOrNull("scoreHome"),
            action.IntOrNull("scoreAway"),
            rare.TextOrNull("shotResult"),
            action.Flag("isFieldGoal"),
            Id(rare.IntOrNull("assistPersonId")) is not null,
            Id(rare.IntOrNull("assistPersonId")),
            Id(rare.IntOrNull("foulDrawnPersonId")),
            Id(rare.IntOrNull("stealPersonId")),
            Id(rare.IntOrNull("blockPersonId")),
            playersOn,
            document.Feed);
    }

    /// <summary>As the archive writes them: <c>['pointsinthepaint', 'fastbreak']</c>.</summary>
    static string Marks(IReadOnlyList<string> marks) => $"[{string.Join(", ", marks.Select(mark => $"'{mark}'"))}]";

    static int? Id(int? id) => id is 0 ? null : id;
}
