using Tipoff.App.Cli;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.App;

/// <summary>Walk-forward training: a season's models see earlier seasons only.</summary>
static class Training
{
    /// <summary>Fewer rows teach nothing that the moving average does not know.</summary>
    public const int RowsMin = 500;

    /// <summary>Threads where nobody says otherwise: the machine that the bars are measured on has two cores.</summary>
    public const int ThreadsUsual = 2;

    /// <summary>The seasons that have games after at least one earlier season with features.</summary>
    public static IReadOnlyList<int> Seasons(Session session)
    {
        using var connection = session.Warehouse.Connect();
        var seasons = Frame.Read(
            connection,
            """
            select distinct season_year from reference.games g
            where season_type = 'regular' and exists (
              select 1 from precompute.ml_feature_store f where f.season_year < g.season_year and f.season_year >= 2018)
            order by 1
            """);
        return [.. seasons.Numbers("season_year").Select(season => (int)season)];
    }

    /// <summary>Those of the seasons that have no model yet.</summary>
    public static IReadOnlyList<int> Untrained(Session session)
    {
        var registry = new ModelRegistry(session.Warehouse);
        using var connection = session.Warehouse.Connect();
        return [.. Seasons(session).Where(season => registry.Active(connection, TrainingRows.NoMarket, "mean", season) is null)];
    }

    /// <summary>Trains the median and the mean model of a season, judges them, and lets them predict when nothing stands against it.</summary>
    /// <exception cref="Problem">There are too few rows of earlier seasons.</exception>
    public static TrainingOutcome Train(Session session, int season, int threads, Action<string> progress, string command, CancellationToken cancel)
    {
        var set = TrainingSet.Read(session, season, cancel);
        if (set.Matrix.Rows < RowsMin)
        {
            throw new Problem(
                $"cannot train for {Season.Name(season)}",
                $"{set.Matrix.Rows} rows of earlier seasons, expected at least {RowsMin}",
                "Run `tipoff backfill --from … --to …` over earlier seasons first");
        }

        using var median = Fit(set.Matrix, Targets[0], threads, Season.Name(season), progress, cancel);
        using var mean = Fit(set.Matrix, Targets[1], threads, Season.Name(season), progress, cancel);
        progress($"{Season.Name(season)}: judged by its gates");
        ModelRegistry registry = new(session.Warehouse);
        IReadOnlyList<RegisteredModel> entries = [registry.Add(median, TrainingRows.NoMarket, Targets[0].Name, season), registry.Add(mean, TrainingRows.NoMarket, Targets[1].Name, season)];
        var before = Champion(session, registry, season);
        using var champion = before is null || before.Name == entries[0].Name ? null : registry.Load(before);
        var gates = PromotionGates.Judge(set.Case(median, mean, champion, cancel));
        registry.Judge(entries[0], gates);
        var obstacle = PromotionGates.Obstacle(gates, champion is not null);
        var reason = gates.Any(gate => gate.Verdict == GateVerdict.Failed) ? "the first of its season, with reservations" : "no gate against it";
        if (obstacle is null)
            registry.Promote(entries, "trained", reason, command);
        return new TrainingOutcome(season, entries, [median.Card, mean.Card], gates, obstacle, reason);
    }

    /// <summary>Trees for one target; <paramref name="what"/> names them while they grow.</summary>
    public static TrainedModel Fit(FeatureMatrix matrix, (string Name, Objective Objective) target, int threads, string what, Action<string> progress, CancellationToken cancel)
    {
        using var fitted = Trainer.Fit(
            matrix, new TrainingOptions { Objective = target.Objective, Threads = threads }, step => progress($"{what} {target.Name}: round {step.Round}, {matrix.Rows:N0} rows"), cancel);
        return fitted.WithMetrics(new SortedDictionary<string, double>(StringComparer.Ordinal) { [BoostedTrees.OpenersLearned] = BoostedTrees.Openers(matrix) });
    }

    static RegisteredModel? Champion(Session session, ModelRegistry registry, int season)
    {
        using var connection = session.Warehouse.Connect();
        return registry.Active(connection, TrainingRows.NoMarket, Targets[0].Name, season);
    }

    /// <summary>
    /// Points within which an error counts by its square. Half a point lies below the steps in which points come; 2, the peer's, pulls the median
    /// towards the mean: on 2020-21 and 2021-22, each trained on earlier seasons, P1 4.517 and P2 5.045 instead of 4.511 and 5.040.
    /// </summary>
    const float MedianDelta = 0.5f;

    /// <summary>What each model of a season aims at: absolute error finds the median, squared error the mean.</summary>
    public static readonly (string Name, Objective Objective)[] Targets = [("median", new Objective.SmoothedAbsolute(MedianDelta)), ("mean", new Objective.SquaredError())];
}
