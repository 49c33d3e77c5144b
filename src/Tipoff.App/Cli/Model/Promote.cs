using System.CommandLine;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;

namespace Tipoff.App.Cli.Model;

/// <summary>Makes a candidate the champion.</summary>
sealed class Promote() : Verb("promote", "Let a model, and the one trained with it, predict its season; refused when a leak alarm was raised")
{
    public override IReadOnlyList<string> Examples => ["tipoff model promote no_market_median_2024_1a2b3c4d_5e6f70 --reason \"better since January\""];

    public override IReadOnlyList<Argument> Arguments => [Entries.Which];

    public override IReadOnlyList<Option> Options => [Entries.Because];

    public override Exit Run(Invocation call)
    {
        var reason = Entries.ReasonOf(call);
        using var session = call.Hold();
        ModelRegistry registry = new(session.Warehouse);
        using var connection = session.Warehouse.Connect();
        var models = Entries.Together(registry, connection, Entries.One(registry, connection, call.Get(Entries.Which)!));
        var gates = models.SelectMany(model => registry.Gates(connection, model.Name)).ToList();
        if (gates.Count == 0)
            throw new Problem($"{call.Get(Entries.Which)} was never judged", "a model predicts after its gates have spoken", "Train its season again: `tipoff train --season YYYY`");
        if (PromotionGates.Obstacle(gates, hasChampion: false) is { } obstacle)
            throw new Problem($"{call.Get(Entries.Which)} is suspected of a leak", obstacle, "Find the feature with `tipoff model show`, mend it, and train again");

        models.ToList().ForEach(model => registry.Load(model).Dispose());
        registry.Promote(models, "promoted", reason, call.CommandLine);
        return Entries.Told(call, models, Entries.PredictAgain(session, models[0].Period, call));
    }
}
