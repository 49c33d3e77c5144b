using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli;

/// <summary>Why a player was predicted as he was.</summary>
sealed class Explain() : Verb("explain", "Why a player's prediction is what it is: points by group of features, what the other systems say, and similar games")
{
    static readonly Argument<string> Player = new("PLAYER") { Description = "His name, or his NBA id" };

    static readonly Option<DateOnly?> On = SharedOptions.On;

    /// <summary>Single features shown; the groups hold all of them.</summary>
    const int FeaturesShown = 10;

    const int SimilarShown = 5;

    public override IReadOnlyList<string> Examples => ["tipoff explain \"Jayson Tatum\" --date 2025-01-15"];

    public override IReadOnlyList<Argument> Arguments => [Player];

    public override IReadOnlyList<Option> Options => [On];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        using var connection = session.Warehouse.Connect();
        var (date, name) = (call.Need(On), call.Get(Player)!);
        var season = Season.Of(date);
        using var trees = SeasonTrees.Open(session.Warehouse, connection, season)
            ?? throw new Problem($"no model stands for {Season.Name(season)}", "explanations come from the season's model", "Run `tipoff train`") { Exit = Exit.TryLater };
        var model = trees.System ?? throw new Problem($"the models of {Season.Name(season)} cannot be used", trees.Fault!, "Train them again: `tipoff train`");
        var who = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? $"player_id = {id}" : $"player_lookup = '{PlayerLookup.Of(name)}'";
        var candidates = ReadOnlyQuery.Run(connection, $"select player_id from precompute.ml_feature_store where game_date = date '{date:yyyy-MM-dd}' and {who}").Rows;
        if (candidates.Count == 0)
            throw NotFound(connection, name, date);

        var systems = Lineup.Of(model);
        CandidateRows rows = new(Frame.Read(connection, SlatePredictor.Query(season, date, date, systems), call.Cancel), season, date);
        var player = Convert.ToDouble(candidates[0][0], CultureInfo.InvariantCulture);
        var row = Enumerable.Range(rows.Asked, rows.Count - rows.Asked).First(row => rows.Frame.Numbers("player_id")[row] == player);
        var key = string.Create(CultureInfo.InvariantCulture, $"{player}/{rows.Frame.Texts("game_id")[row]}/{model.SystemId}");
        Answer(call, rows, row, model, systems, PublishedRows.Of(connection, session.Warehouse.Catalog[typeof(PlayerPropPredictions)], key));
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

    static void Answer(Invocation call, CandidateRows rows, int row, BoostedTrees model, IReadOnlyList<PredictionSystem> systems, IReadOnlyList<PublishedRow> published)
    {
        var family = FeatureGroups.All.ToDictionary(feature => feature.Name, feature => feature.Family.ToString().ToLowerInvariant());
        var (explained, warning) = (model.Explain(rows, row), model.Warning(rows, row));
        // Where last season stands in for the trees, no feature of theirs weighs anything.
        var features = (warning is null ? model.ByFeature(rows, row).SkipLast(1) : [])
            .Select(part => new { feature = part.Name, group = family[part.Name], value = double.IsNaN(rows[row][part.Name]) ? null : (double?)rows[row][part.Name], points = Math.Round(part.Points, 3) })
            .OrderByDescending(feature => Math.Abs(feature.points))
            .ToList();
        var groups = explained.Skip(1).Select(part => new { group = part.Name, points = Math.Round(part.Points, 2) }).ToList();
        var others = systems.Where(system => system != model && rows.Of(system) is { } said && !float.IsNaN(said.Points[row]))
            .Select(system => new { system = system.SystemId, points = Math.Round(rows.Of(system)!.Points[row], 2), parts = system.Explain(rows, row).Select(part => new { part = part.Name, points = Math.Round(part.Points, 2) }).ToList() })
            .ToList();
        var alike = Similarity.Games(rows[row]).Select(game => new { date = rows.Dates[game.Row], opponent = rows.Frame.Texts("opponent_team_abbr")[game.Row], points = (int)rows.Actual[game.Row], similarity = game.Score }).ToList();
        var (overUpTo, underFrom) = SlatePredictor.Turns(rows, row, model);
        var (frame, points) = (rows.Frame, rows.Of(model)!.Points[row]);
        var name = frame.Texts("player_name")[row] ?? frame.Texts("player_lookup")[row];
        call.Answer(
            new { player = name, date = rows.Dates[row], points = Math.Round(points, 2), start = Math.Round(explained[0].Points, 2), groups, features, model = model.Version, warning, others, similarGames = alike, overUpTo, underFrom, published = published.Select(Told) },
            () =>
            {
                Invocation.Line($"[bold]{Markup.Escape(name ?? "")}[/], {frame.Texts("team_abbr")[row]} against {frame.Texts("opponent_team_abbr")[row]} on {rows.Dates[row]:yyyy-MM-dd}: [bold]{points:0.0} points[/] (median)");
                if (warning is not null)
                    Invocation.Line($"  [yellow]{Markup.Escape(warning)}[/]");
                Invocation.Line(Turning(overUpTo, underFrom, rows[row][TheLine.Feature]));
                foreach (var pick in published.Select(Told))
                    Invocation.Line($"  published {Eastern.WallClock(pick.At):yyyy-MM-dd HH:mm} ET: {pick.Call}{(pick.Line is { } at ? string.Create(CultureInfo.InvariantCulture, $" {at:0.0}") : "")}");
                Invocation.Line($"  {explained[0].Points,6:0.0}  {explained[0].Name}");
                foreach (var group in groups)
                    Invocation.Line($"  {group.points,6:+0.0;-0.0}  {group.group}");
                Invocation.Line("Most weight:");
                foreach (var feature in features.Take(FeaturesShown))
                    Invocation.Line($"  {feature.points,6:+0.0;-0.0}  {feature.feature} = {(feature.value is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : "missing")}");
                Invocation.Line("Other systems:");
                foreach (var other in others)
                    Invocation.Line($"  {other.points,6:0.0}  {other.system}: {Markup.Escape(string.Join(", ", other.parts.Where(part => part.points != 0).Select(part => $"{part.part} {part.points:0.0}")))}");
                if (alike.Count > 0)
                    Invocation.Line($"Most similar games: {string.Join(", ", alike.Take(SimilarShown).Select(game => $"{game.date:yyyy-MM-dd} {game.opponent} {game.points}"))}");
            });
    }

    /// <summary>A pick as it was published.</summary>
    sealed record Pick(DateTimeOffset At, string? Call, double? Line, double? Points);

    static Pick Told(PublishedRow row)
    {
        var said = JsonDocument.Parse(row.Content).RootElement;
        double? Number(string name) => said.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
        return new Pick(row.PublishedAt, said.GetProperty("recommendation").GetString(), Number("line"), Number("points"));
    }

    /// <summary>What would change the call: the lines at which it turns.</summary>
    static string Turning(double? overUpTo, double? underFrom, double line)
    {
        var now = double.IsNaN(line) ? "no line yet" : string.Create(CultureInfo.InvariantCulture, $"line {line:0.0}");
        return string.Create(CultureInfo.InvariantCulture, $"  {now}; OVER with a line of {(overUpTo is { } over ? $"{over:0.0} or lower" : "(none)")}, UNDER with {(underFrom is { } under ? $"{under:0.0} or higher" : "(none)")}, else pass");
    }
}
