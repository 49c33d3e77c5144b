using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli.Model;

/// <summary>One model's card.</summary>
sealed class Show() : Verb("show", "One model: what it was trained on, what its gates said, and the champions of its season")
{
    /// <summary>Features shown to people, by what their splits gain.</summary>
    const int FeaturesShown = 10;

    public override IReadOnlyList<string> Examples => ["tipoff model show no_market_median_2024_1a2b3c4d_5e6f70"];

    public override IReadOnlyList<Argument> Arguments => [Entries.Which];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        using var connection = session.Warehouse.Connect();
        ModelRegistry registry = new(session.Warehouse);
        var entry = Entries.One(registry, connection, call.Get(Entries.Which)!);
        using var model = registry.Load(entry);
        var (card, gates, promotions) = (model.Card, registry.Gates(connection, entry.Name), registry.Promotions(connection, entry.Family, entry.Period));
        call.Answer(
            new
            {
                model = entry.Name,
                season = Season.Name(entry.Period),
                target = entry.Target,
                isChampion = entry.IsChampion,
                objective = card.Objective,
                parameters = card.Parameters.ToDictionary(),
                xgboost = card.XGBoostVersion,
                rounds = card.Rounds,
                rows = card.TrainingRows,
                from = card.TrainingFrom,
                to = card.TrainingTo,
                heldOutFrom = card.HeldOutFrom,
                heldOut = card.HeldOut,
                trainingHash = card.TrainingHash,
                features = card.FeatureNames,
                gates = GatesText.Json(gates),
                promotions,
            },
            () =>
            {
                Invocation.Line($"[bold]{Markup.Escape(entry.Name)}[/], {(entry.IsChampion ? "[green]predicts[/]" : "stands by for")} {Season.Name(entry.Period)}");
                Invocation.Line($"  learned    {card.TrainingRows:N0} rows of {card.TrainingFrom:yyyy-MM-dd} … {card.TrainingTo:yyyy-MM-dd}, {card.FeatureNames.Count} features, hash {card.TrainingHash[..12]}");
                Invocation.Line($"  trees      {card.Rounds:N0} rounds of {Markup.Escape(card.Objective)}, XGBoost {card.XGBoostVersion}, seed {card.Seed}, {card.Threads} threads");
                Invocation.Line($"  held out   from {card.HeldOutFrom:yyyy-MM-dd}: MAE {card.HeldOut.Mae:0.000}, RMSE {card.HeldOut.Rmse:0.000}, bias {card.HeldOut.Bias:+0.00;-0.00}, {card.HeldOut.Rows:N0} rows");
                Invocation.Line($"  asks most  {string.Join(", ", model.MostAsked(FeaturesShown))}");
                if (gates.Count > 0)
                    GatesText.Print(gates);
                foreach (var promotion in promotions)
                    Invocation.Line($"  {promotion.At:yyyy-MM-dd HH:mm}  {promotion.Kind.Replace('_', ' ')}: {Markup.Escape(promotion.Model)}{(promotion.Replaced is { } before ? $" for {Markup.Escape(before)}" : "")}, {Markup.Escape(promotion.Reason)}");
            });
        return Exit.Done;
    }
}
