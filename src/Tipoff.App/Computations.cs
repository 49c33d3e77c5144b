using System.Data.Common;
using Tipoff.Engine.Models;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Predictions;

namespace Tipoff.App;

/// <summary>The tables that are made by C# instead of SQL.</summary>
static class Computations
{
    public static IReadOnlyDictionary<Type, Computation> For(DuckDbWarehouse warehouse) =>
        new Dictionary<Type, Computation> { [typeof(PlayerPropPredictions)] = (connection, relation, from, to, cancel) => Predict(warehouse, connection, relation, from, to, cancel) };

    /// <summary>Each date is predicted by the model of its season; a season without one gets no rows, and the calendar says why.</summary>
    static void Predict(DuckDbWarehouse warehouse, DbConnection connection, string relation, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        for (var season = Season.Of(from); season <= Season.Of(to); season++)
        {
            using var models = Models(warehouse, connection, season);
            if (models is null)
                continue;

            using var before = Models(warehouse, connection, season - 1);
            var (first, last) = (Season.FirstDate(season), Season.LastDate(season));
            first = from > first ? from : first;
            var frame = Frame.Read(connection, SlatePredictor.Query(season, first, to < last ? to : last, Features(models, before)), cancel);
            RowAppender.Append(connection, relation, SlatePredictor.Predict(frame, season, models, before, first), cancel);
        }
    }

    static IEnumerable<string> Features(SeasonModels models, SeasonModels? before) =>
        new[] { models.Median, models.Mean, before?.Median }.OfType<TrainedModel>().SelectMany(model => model.Card.FeatureNames).Distinct();

    static SeasonModels? Models(DuckDbWarehouse warehouse, DbConnection connection, int season)
    {
        var registry = new ModelRegistry(warehouse);
        var median = registry.Active(connection, TrainingRows.NoMarket, "median", season);
        var mean = registry.Active(connection, TrainingRows.NoMarket, "mean", season);
        return median is null || mean is null ? null : new SeasonModels(registry.Load(median), registry.Load(mean), median.Name);
    }
}
