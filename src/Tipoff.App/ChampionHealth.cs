using Tipoff.App.Cli;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.App;

/// <summary>Asks a workspace how the champion of a day's season does.</summary>
static class ChampionHealth
{
    /// <summary>Null when no model stands for the season.</summary>
    public static (RegisteredModel Champion, ModelHealth Health)? On(Session session, DateOnly day, CancellationToken cancel)
    {
        var season = Season.Of(day);
        ModelRegistry registry = new(session.Warehouse);
        using var connection = session.Warehouse.Connect();
        if (registry.Active(connection, TrainingRows.NoMarket, "median", season) is not { } champion)
            return null;

        using var model = registry.Load(champion);
        var features = model.MostAsked(ModelHealth.FeaturesWatched);
        var (from, to) = ModelHealth.Window(day);
        return (champion, ModelHealth.Of(
            Frame.Read(connection, Scoreboard.Query(from, to), cancel), Frame.Read(connection, ModelHealth.InputsQuery(features, season, from, to), cancel), features, day));
    }
}
