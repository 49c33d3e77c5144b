using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli;

/// <summary>Why a player was predicted as he was.</summary>
sealed class Explain() : Verb("explain", "Why a player's prediction is what it is: points by group of features, and the features that weigh most")
{
    static readonly Argument<string> Player = new("PLAYER") { Description = "His name, or his NBA id" };

    static readonly Option<DateOnly?> On = SharedOptions.On;

    /// <summary>Single features shown; the groups hold all of them.</summary>
    const int FeaturesShown = 10;

    public override IReadOnlyList<string> Examples => ["tipoff explain \"Jayson Tatum\" --date 2025-01-15"];

    public override IReadOnlyList<Argument> Arguments => [Player];

    public override IReadOnlyList<Option> Options => [On];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        using var connection = session.Warehouse.Connect();
        var (date, name) = (call.Need(On), call.Get(Player)!);
        var registry = new ModelRegistry(session.Warehouse);
        var entry = registry.Active(connection, TrainingRows.NoMarket, "median", Season.Of(date))
            ?? throw new Problem($"no model stands for {Season.Name(Season.Of(date))}", "explanations come from the season's model", "Run `tipoff train`") { Exit = Exit.TryLater };
        var who = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? $"f.player_id = {id}" : $"f.player_lookup = '{PlayerLookup.Of(name)}'";
        var frame = Frame.Read(connection, $"select f.*, cast(null as integer) as actual_points from precompute.ml_feature_store f where f.game_date = date '{date:yyyy-MM-dd}' and {who}");
        if (frame.Rows == 0)
            throw NotFound(connection, name, date);

        using var model = registry.Load(entry);
        var matrix = frame.Matrix(model.Card.FeatureNames, "actual_points", "game_date");
        Answer(call, frame, model, matrix, date);
        return Exit.Done;
    }

    static Problem NotFound(System.Data.Common.DbConnection connection, string name, DateOnly date)
    {
        var near = ReadOnlyQuery.Run(
            connection,
            $"select player_name from precompute.ml_feature_store where game_date = date '{date:yyyy-MM-dd}' order by levenshtein(player_lookup, '{PlayerLookup.Of(name)}') limit 3");
        var because = near.Rows.Count == 0 ? "no game of that date has features" : $"nearest candidates: {string.Join(", ", near.Rows.Select(row => row[0]))}";
        return new Problem($"'{name}' is no candidate on {date:yyyy-MM-dd}", because, $"See who is: `tipoff predict --date {date:yyyy-MM-dd}`") { Exit = Exit.Usage };
    }

    static void Answer(Invocation call, Frame frame, TrainedModel model, FeatureMatrix matrix, DateOnly date)
    {
        var points = model.Predict(matrix)[0];
        var contributions = model.PredictContributions(matrix, call.Cancel)[0];
        var family = FeatureGroups.All.ToDictionary(feature => feature.Name, feature => feature.Family.ToString().ToLowerInvariant());
        var features = model.Card.FeatureNames
            .Select((name, i) => new { feature = name, group = family[name], value = float.IsNaN(matrix.Row(0)[i]) ? null : (float?)matrix.Row(0)[i], points = Math.Round(contributions[i], 3) })
            .OrderByDescending(feature => Math.Abs(feature.points))
            .ToList();
        var groups = features.GroupBy(feature => feature.group).Select(group => new { group = group.Key, points = Math.Round(group.Sum(feature => feature.points), 2) }).OrderByDescending(group => Math.Abs(group.points)).ToList();
        var name = frame.Texts("player_name")[0] ?? frame.Texts("player_lookup")[0];
        call.Answer(
            new { player = name, date, points = Math.Round(points, 2), start = Math.Round(contributions[^1], 2), groups, features, model = model.Card.TrainingHash[..12] },
            () =>
            {
                Invocation.Line($"[bold]{Markup.Escape(name ?? "")}[/], {frame.Texts("team_abbr")[0]} against {frame.Texts("opponent_team_abbr")[0]} on {date:yyyy-MM-dd}: [bold]{points:0.0} points[/] (median)");
                Invocation.Line($"  {contributions[^1],6:0.0}  where everyone starts");
                foreach (var group in groups)
                    Invocation.Line($"  {group.points,6:+0.0;-0.0}  {group.group}");
                Invocation.Line("Most weight:");
                foreach (var feature in features.Take(FeaturesShown))
                    Invocation.Line($"  {feature.points,6:+0.0;-0.0}  {feature.feature} = {(feature.value is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : "missing")}");
            });
    }
}
