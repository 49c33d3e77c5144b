namespace Tipoff.Nba.Predictions;

/// <summary>The systems that predict, in the order they are listed everywhere.</summary>
public static class Lineup
{
    /// <summary>All that know no bookmaker, mixed.</summary>
    public const string Ensemble = "ensemble";

    /// <summary>The line and the trees, mixed: says nothing where no line was known at the cut-off.</summary>
    public const string Market = "market";

    static readonly IReadOnlyList<PredictionSystem> Rules = [new MovingAverage(), new ZoneMatchup(), new Similarity()];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Rules.Select(rule => rule.SystemId), BoostedTrees.Id, Ensemble, Market];

    /// <summary>The systems of a season.</summary>
    /// <param name="trees">Null when the season's models cannot be used: what does not need them predicts without.</param>
    public static IReadOnlyList<PredictionSystem> Of(BoostedTrees? trees) =>
        trees is null
            ? [.. Rules, new Ensemble(Ensemble, Rules)]
            : [.. Rules, trees, new Ensemble(Ensemble, [.. Rules, trees]), new Ensemble(Market, [new TheLine(), trees])];
}
