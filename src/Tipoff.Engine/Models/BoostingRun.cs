using System.Diagnostics;
using Tipoff.Native.XGBoost;

namespace Tipoff.Engine.Models;

/// <summary>One booster while it grows on one set of rows.</summary>
sealed class BoostingRun : IDisposable
{
    readonly DMatrix _train;
    readonly TrainingOptions _options;
    readonly Action<TrainingProgress>? _progress;
    readonly CancellationToken _cancel;
    readonly FeatureMatrix _rows;
    readonly float[] _margins, _gradient, _hessian;
    Booster? _booster;

    public BoostingRun(FeatureMatrix rows, TrainingOptions options, Action<TrainingProgress>? progress, CancellationToken cancel)
    {
        (_rows, _options, _progress, _cancel) = (rows, options, progress, cancel);
        (_margins, _gradient, _hessian) = (new float[rows.Rows], new float[rows.Rows], new float[rows.Rows]);
        _train = Native(rows);
        if (!rows.Weights.IsEmpty) _train.SetWeights(rows.Weights.Span);
        _booster = new Booster(Parameters(rows, options), _train);
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Parameters(FeatureMatrix rows, TrainingOptions options) =>
        options.Parameters(options.StartingValue ?? options.Objective.StartingValue(rows.Labels.Span));

    Booster Booster => _booster ?? throw new InvalidOperationException("The booster was taken.");

    /// <summary>Grows until the held-out error has not improved for the patience; returns the number of rounds that was best.</summary>
    public int UntilNoBetter(FeatureMatrix heldOut)
    {
        using var watched = Native(heldOut);
        var (best, bestError) = (0, double.PositiveInfinity);
        for (var round = 0; round < _options.RoundsMax && round - best < _options.Patience; round++)
        {
            _cancel.ThrowIfCancellationRequested();
            Grow(round);
            var error = Booster.EvalOneIteration(round, (watched, "heldOut"))[0].Value;
            if (error < bestError) (best, bestError) = (round + 1, error);
            _progress?.Invoke(new(TrainingStage.EarlyStopping, round + 1, _options.RoundsMax, error));
        }

        return Math.Max(1, best);
    }

    public void Rounds(int count)
    {
        for (var round = 0; round < count; round++)
        {
            _cancel.ThrowIfCancellationRequested();
            Grow(round);
            _progress?.Invoke(new(TrainingStage.Refit, round + 1, count, null));
        }
    }

    public float[] Predict(FeatureMatrix rows, int rounds)
    {
        using var matrix = Native(rows);
        return Booster.Predict(matrix, rounds: IterationRange.First(rounds));
    }

    /// <summary>Hands the booster over, cut to its first rounds if a number is given.</summary>
    public Booster Take(int? rounds = null)
    {
        if (rounds is { } count) return Booster.FirstRounds(count);
        var taken = Booster;
        _booster = null;
        return taken;
    }

    public void Dispose()
    {
        _booster?.Dispose();
        _train.Dispose();
    }

    void Grow(int round)
    {
        switch (_options.Objective)
        {
            case Objective.SquaredError:
                Booster.Update(_train, round);
                break;
            case Objective.SmoothedAbsolute soft:
                Booster.Predict(_train, _margins, PredictionKind.Margin, isTraining: true);
                soft.Gradient(_margins, _rows.Labels.Span, _rows.Weights.Span, _gradient, _hessian);
                Booster.BoostOneIteration(_train, _gradient, _hessian);
                break;
            default:
                throw new UnreachableException();
        }
    }

    DMatrix Native(FeatureMatrix rows) => new DMatrix(rows.Values, rows.Rows, rows.Columns, _options.Threads).SetLabels(rows.Labels.Span);
}
