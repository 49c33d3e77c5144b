using System.CommandLine;
using System.Globalization;
using System.Text;
using Tipoff.App.Reports;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli.Model;

/// <summary>A model's card, to be kept or sent to somebody.</summary>
sealed class Card() : Verb("card", "A model's card as Markdown: what it learned from, how it was judged, what came of it")
{
    const int FeaturesShown = 15;

    public override IReadOnlyList<string> Examples => ["tipoff model card no_market_median_2024_1a2b3c4d_5e6f70"];

    public override IReadOnlyList<Argument> Arguments => [Entries.Which];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        using var connection = session.Warehouse.Connect();
        ModelRegistry registry = new(session.Warehouse);
        var entry = Entries.One(registry, connection, call.Get(Entries.Which)!);
        using var model = registry.Load(entry);
        // What was published of the season is the champion's.
        List<Scoreboard.Row> results = entry.IsChampion
            ? [.. Scoreboard.Of(Frame.Read(connection, Scoreboard.Query(Season.FirstDate(entry.Period), Season.LastDate(entry.Period)), call.Cancel), Season.Name(entry.Period))]
            : [];
        var text = Markdown(entry, model, registry.Gates(connection, entry.Name), registry.Promotions(connection, entry.Family, entry.Period), results);
        call.Answer(new { model = entry.Name, markdown = text }, () => Console.Out.Write(text));
        return Exit.Done;
    }

    static string Markdown(RegisteredModel entry, TrainedModel model, IReadOnlyList<GateResult> gates, IReadOnlyList<Promotion> promotions, IReadOnlyList<Scoreboard.Row> results)
    {
        var card = model.Card;
        StringBuilder text = new();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# {entry.Name}");
        Line($"");
        Line($"The {entry.Target} of a player's points in {Season.Name(entry.Period)}, from what is known at the cut-off, without bookmakers. {(entry.IsChampion ? "It predicts the season." : "It stands by.")}");
        Line($"");
        Line($"## Learned from");
        Line($"");
        Line($"- {card.TrainingRows} rows of candidates who played, {card.TrainingFrom:yyyy-MM-dd} to {card.TrainingTo:yyyy-MM-dd}, regular seasons before the one it predicts; hash `{card.TrainingHash}`");
        Line($"- {card.FeatureNames.Count} features; it asks most: {string.Join(", ", model.MostAsked(FeaturesShown))}");
        Line($"- {card.Rounds} rounds of {card.Objective}, XGBoost {card.XGBoostVersion}: {string.Join(", ", card.Parameters.Select(parameter => $"{parameter.Key} {parameter.Value}"))}");
        Line($"- stopped by the dates from {card.HeldOutFrom:yyyy-MM-dd} on: MAE {card.HeldOut.Mae:0.000}, RMSE {card.HeldOut.Rmse:0.000}, bias {card.HeldOut.Bias:+0.00;-0.00}, {card.HeldOut.Rows} rows, a little flattered by that choice");
        Line($"");
        Line($"## Gates");
        Line($"");
        Line($"| gate | verdict | seen | expected |");
        Line($"|---|---|---|---|");
        foreach (var gate in gates)
            Line($"| {gate.Gate}{(gate.IsLeakAlarm ? " (leak alarm)" : "")} | {Engine.Tables.Names.Snake(gate.Verdict.ToString()).Replace('_', ' ')} | {gate.Why} | {gate.Bar} |");
        Line($"");
        Line($"## History");
        Line($"");
        foreach (var promotion in promotions.Where(promotion => promotion.Model == entry.Name || promotion.Replaced == entry.Name))
            Line($"- {promotion.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {promotion.Kind.Replace('_', ' ')} {promotion.Model}{(promotion.Replaced is { } before ? $" for {before}" : "")}: {promotion.Reason}");
        if (results.Count == 0)
            return text.ToString();

        Line($"");
        Line($"## What came of it");
        Line($"");
        Line($"Published predictions of {Season.Name(entry.Period)} and baselines on the same rows; MAE of the median, RMSE and bias of the mean.");
        Line($"");
        Line($"| population | system | n | MAE | RMSE | bias | 80 % | xgboost less this |");
        Line($"|---|---|---:|---:|---:|---:|---:|---|");
        foreach (var row in results.Where(row => row.System is BoostedTrees.Id or "last_10" or "season_mean" or "minutes_rate" or "line"))
            Line($"| {row.Population} | {row.System} | {row.N} | {row.Mae:0.000} | {row.Rmse:0.000} | {row.Bias:+0.00;-0.00} | {row.Coverage80:0.0 %} | {(row.XgboostVs is { } pair ? Figures.Signed(pair.Diff, pair.Low, pair.High) : "")} |");
        return text.ToString();
    }
}
