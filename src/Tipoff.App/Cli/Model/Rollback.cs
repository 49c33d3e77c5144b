using System.CommandLine;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli.Model;

/// <summary>Goes back to the champion before.</summary>
sealed class Rollback() : Verb("rollback", "Let the champions before predict a season again, and predict games to come again")
{
    static readonly Option<int?> OfSeason = new("--season") { Description = "The season, named by the year it starts in", HelpName = "YYYY" };

    public override IReadOnlyList<string> Examples => ["tipoff model rollback --season 2024 --reason \"stars too low since Tuesday\""];

    public override IReadOnlyList<Option> Options => [OfSeason, Entries.Because];

    public override Exit Run(Invocation call)
    {
        var season = call.Get(OfSeason) ?? throw new Problem("--season is missing", "each season has champions of its own", "Add --season YYYY") { Exit = Exit.Usage };
        var reason = Entries.ReasonOf(call);
        using var session = call.Hold();
        ModelRegistry registry = new(session.Warehouse);
        using var connection = session.Warehouse.Connect();
        var champions = registry.All(connection).Where(model => model.IsChampion && model.Family == TrainingRows.NoMarket && model.Period == season).ToList();
        if (champions.Count == 0)
            throw new Problem($"no model predicts {Season.Name(season)}", "there is nothing to go back from", "See `tipoff model list`") { Exit = Exit.Usage };

        // A champion that came by a rollback goes back to the one before it, not to the one it was brought back from.
        var made = registry.Promotions(connection, TrainingRows.NoMarket, season).Where(promotion => promotion.Kind != "rolled_back").ToList();
        var before = champions.Select(champion => made.Find(promotion => promotion.Model == champion.Name)?.Replaced).OfType<string>().Select(name => registry.Find(connection, name)).OfType<RegisteredModel>().ToList();
        if (before.Count == 0)
            throw new Problem($"{champions[0].Name} is the first champion of {Season.Name(season)}", "there is none before it", "Train another with `tipoff train`, or see `tipoff model list`");

        before.ForEach(model => registry.Load(model).Dispose());
        registry.Promote(before, "rolled_back", reason, call.CommandLine);
        return Entries.Told(call, before, Entries.PredictAgain(session, season, call));
    }
}
