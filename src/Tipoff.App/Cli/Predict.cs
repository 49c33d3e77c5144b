using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Engine.Runs;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli;

/// <summary>Predicts a slate.</summary>
sealed class Predict() : Verb("predict", "Predict every candidate of a date: median, mean, 80 % interval, and the call against the line")
{
    static readonly Option<DateOnly?> On = SharedOptions.On;

    static readonly Option<int> Top = new("--top") { Description = "Rows shown on a terminal; --json has all", DefaultValueFactory = _ => 25, HelpName = "N" };

    static readonly Option<bool> Why = new("--explain") { Description = "Say of each candidate which groups of features move his points, and by how much" };

    public override IReadOnlyList<string> Examples => ["tipoff predict --date 2025-01-15", "tipoff predict --date 2025-01-15 --explain", "tipoff predict --date 2025-01-15 --json"];

    public override IReadOnlyList<Option> Options => [On, Top, Why];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        var date = call.Need(On);
        Work.RequireRange(session, date, date);
        var plan = session.Runner.Plan(new PlanRequest(date, date));
        var receipt = Work.Apply(session, plan, call);
        // Where the trees say nothing, what stands is better than silence, and says whose it is.
        var (system, predictions) = Speakers.Select(id => (id, Read(session, date, id))).FirstOrDefault(said => said.Item2.Count > 0, (Speakers[0], []));
        if (predictions.Count == 0)
        {
            throw new Problem(
                $"no predictions for {date:yyyy-MM-dd}",
                receipt.Failures.Count > 0 ? receipt.Failures[0] : "no model stands for its season, or no game that counts is scheduled",
                "Run `tipoff train`, then predict again");
        }

        var reasons = call.Get(Why) ? SlateReasons.Of(session, date, call.Cancel) : null;
        if (reasons is not null)
            predictions = predictions.ConvertAll(one => one with { Groups = reasons.Json(one.GameId, one.PlayerId) });
        call.Answer(new { date, system, predictions }, () =>
        {
            if (system != Speakers[0])
                Invocation.Line($"[yellow]{Speakers[0]} says nothing: {Markup.Escape(Silence(session, date))}. What follows is of {system}.[/]");
            Print(date, predictions, call.Get(Top), reasons);
        });
        return receipt.Exit == Exit.Done ? Exit.Done : Exit.Partial;
    }

    /// <summary>Whose predictions are shown: the first of these that has any.</summary>
    static readonly string[] Speakers = [BoostedTrees.Id, Lineup.Ensemble, Lineup.Ids[0]];

    static string Silence(Session session, DateOnly date)
    {
        var table = session.Warehouse.Catalog[typeof(PlayerPropPredictions)];
        return session.Warehouse.Ledger[table.FullName, $"{date:yyyy-MM-dd}"]?.Reason ?? "no reason is on record";
    }

    static List<Prediction> Read(Session session, DateOnly date, string system)
    {
        using var connection = session.Warehouse.Connect();
        var frame = Frame.Read(
            connection,
            $"""
            select p.*, f.player_name from predictions.player_prop_predictions p
            join precompute.ml_feature_store f on f.game_id = p.game_id and f.player_id = p.player_id and f.game_date = p.game_date
            where p.game_date = date '{date:yyyy-MM-dd}' and p.system_id = '{system}'
            order by p.points desc, p.player_id
            """);
        return [.. Enumerable.Range(0, frame.Rows).Select(row => Prediction.From(frame, row))];
    }

    static void Print(DateOnly date, List<Prediction> predictions, int top, SlateReasons? reasons)
    {
        Invocation.Line($"[bold]{date:dddd d MMMM yyyy}[/]: {predictions.Count} candidates in {predictions.Select(p => p.GameId).Distinct().Count()} games");
        var table = reasons is null ? Lines(predictions.Take(top)) : Whys(predictions.Take(top), reasons);
        AnsiConsole.Write(table);
        if (predictions.Count > top)
            Invocation.Line($"[grey]… {predictions.Count - top} more with --top {predictions.Count}[/]");
        foreach (var warning in predictions.Where(p => p.Warning is not null).GroupBy(p => p.Warning!))
            Invocation.Line($"[yellow]{warning.Count()} of them: {Markup.Escape(warning.Key)}[/]");
        Invocation.Line($"[grey]Model {predictions[0].Model}[/]");
        Invocation.Line($"[grey]Why: tipoff explain PLAYER --date {date:yyyy-MM-dd}[/]");
    }

    static Table Lines(IEnumerable<Prediction> predictions)
    {
        var table = Columns.Of("player", "team", "opp", ">points", ">mean", ">80 %", ">line", ">edge", ">P(over)", "call");
        foreach (var p in predictions)
        {
            table.AddRow(
                Who(p), p.Team, p.Opponent, Number(p.Points), Number(p.Mean),
                p.Low80 is null ? "" : $"{p.Low80:0}-{p.High80:0}", Number(p.Line), p.Edge is null ? "" : $"{p.Edge:+0.0;-0.0}", p.POver is null ? "" : $"{p.POver:0.00}", Call(p));
        }

        return table;
    }

    static Table Whys(IEnumerable<Prediction> predictions, SlateReasons reasons)
    {
        var table = Columns.Of("player", "opp", ">points", ">line", "call", "why");
        foreach (var p in predictions)
            table.AddRow(Who(p), p.Opponent, Number(p.Points), Number(p.Line), Call(p), reasons.Text(p.GameId, p.PlayerId));
        return table;
    }

    static string Who(Prediction p) => Markup.Escape(p.Name ?? p.PlayerId.ToString(CultureInfo.InvariantCulture));

    static string Call(Prediction p) => p.Recommendation is "OVER" or "UNDER" ? $"[bold]{p.Recommendation}[/]" : p.Recommendation == "NO_LINE" ? "[grey]no line[/]" : "pass";

    static string Number(double? value) => value is null ? "" : value.Value.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>One candidate as the documented JSON shows him.</summary>
    sealed record Prediction(
        string GameId, int PlayerId, string? Name, string Team, string Opponent, double Points, double? Mean, double? Low80, double? High80,
        double? POver, double? Line, string? LineSource, double? Edge, string Recommendation, double? Confidence, string Model, string? Warning)
    {
        /// <summary>Points by group of features; null where nobody asked, or nobody knows.</summary>
        public IReadOnlyDictionary<string, double>? Groups { get; init; }

        public static Prediction From(Frame frame, int row)
        {
            double? Number(string column) => double.IsNaN(frame.Numbers(column)[row]) ? null : frame.Numbers(column)[row];
            string? Text(string column) => frame.Texts(column)[row];
            return new Prediction(
                Text("game_id")!, (int)frame.Numbers("player_id")[row], Text("player_name"), Text("team_abbr")!, Text("opponent_team_abbr")!,
                Number("points")!.Value, Number("mean"), Number("low_80"), Number("high_80"), Number("p_over"), Number("line"), Text("line_source"), Number("edge"),
                Text("recommendation")!, Number("confidence"), Text("model_version")!, Text("warning"));
        }
    }
}
