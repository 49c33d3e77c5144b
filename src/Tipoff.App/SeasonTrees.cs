using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Predictions;

namespace Tipoff.App;

/// <summary>The registered models of a season, loaded.</summary>
/// <param name="system">Null when a package cannot be used.</param>
/// <param name="fault">Why it cannot.</param>
sealed class SeasonTrees(BoostedTrees? system, string? fault, params TrainedModel?[] models) : IDisposable
{
    public BoostedTrees? System => system;

    public string? Fault => fault;

    /// <summary>Null when no model stands for the season.</summary>
    public static SeasonTrees? Open(DuckDbWarehouse warehouse, DbConnection connection, int season)
    {
        var registry = new ModelRegistry(warehouse);
        RegisteredModel? Active(string target, int period) => registry.Active(connection, TrainingRows.NoMarket, target, period);
        if (Active("median", season) is not { } median || Active("mean", season) is not { } mean)
            return null;

        List<TrainedModel?> loaded = [];
        try
        {
            loaded.Add(registry.Load(median));
            loaded.Add(registry.Load(mean));
            loaded.Add(Active("median", season - 1) is { } before ? registry.Load(before) : null);
            return new SeasonTrees(new BoostedTrees(new SeasonModels(loaded[0]!, loaded[1]!, median.Name), loaded[2]), null, [.. loaded]);
        }
        catch (Problem fault)
        {
            return new SeasonTrees(null, $"{fault.Message}", [.. loaded]);
        }
    }

    public void Dispose()
    {
        foreach (var model in models)
            model?.Dispose();
    }
}
