using System.Globalization;
using System.Runtime.InteropServices;

namespace Tipoff.Native.XGBoost;

/// <summary>A gradient-boosted tree model: trains round by round, predicts, and saves itself as JSON.</summary>
/// <remarks>
/// Predictions may run on many threads at once; training and setting parameters may not.
/// The library caches predictions per thread under the booster's address and forgets only those of the disposing thread, so
/// a new booster at a reused address would be given its predecessor's predictions (seen in 1.7.4). Hence every prediction
/// starts from an emptied cache, and training empties it when it first meets a matrix on a thread.
/// </remarks>
public sealed class Booster : IDisposable
{
    const string BestIterationKey = "best_iteration";
    readonly BoosterHandle _handle;
    readonly Lock _configuring = new();
    readonly HashSet<(DMatrix Matrix, int Thread)> _trainedOn = [];
    volatile bool _isConfigured;

    /// <summary>An untrained booster. The parameters are applied in the order given; matrices named here keep their predictions between rounds.</summary>
    public Booster(IEnumerable<KeyValuePair<string, string>> parameters, params ReadOnlySpan<DMatrix> matrices)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var borrowed = new BorrowedHandles(matrices);
        XGBoostException.Check(NativeMethods.BoosterCreate(borrowed.Pointers, (ulong)borrowed.Pointers.Length, out _handle));
        foreach (var (name, value) in parameters) SetParameter(name, value);
    }

    Booster(BoosterHandle handle) => _handle = handle;

    /// <summary>Reads a saved model; the file's name must end in .json or .ubj, by which the library tells the format.</summary>
    public static Booster LoadModel(string path)
    {
        // The library would take a missing file for a broken one and say so in C++ terms.
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no model file {path}.", path);
        var booster = new Booster([]);
        XGBoostException.Check(NativeMethods.BoosterLoadModel(booster._handle, path));
        return booster;
    }

    public static Booster LoadModel(ReadOnlySpan<byte> json)
    {
        var booster = new Booster([]);
        XGBoostException.Check(NativeMethods.BoosterLoadModelFromBuffer(booster._handle, json, (ulong)json.Length));
        return booster;
    }

    public void SetParameter(string name, string value)
    {
        _isConfigured = false;
        XGBoostException.Check(NativeMethods.BoosterSetParam(_handle, name, value));
    }

    public int Rounds
    {
        get
        {
            XGBoostException.Check(NativeMethods.BoosterBoostedRounds(_handle, out var rounds));
            return rounds;
        }
    }

    public int FeatureCount
    {
        get
        {
            XGBoostException.Check(NativeMethods.BoosterNumFeature(_handle, out var features));
            return checked((int)features);
        }
    }

    /// <summary>The names saved with the model; empty when none were given.</summary>
    public unsafe IReadOnlyList<string> FeatureNames
    {
        get
        {
            XGBoostException.Check(NativeMethods.BoosterGetStrFeatureInfo(_handle, "feature_name", out var length, out var names));
            return NativeMethods.Strings(names, length);
        }
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            XGBoostException.Check(NativeMethods.BoosterSetStrFeatureInfo(_handle, "feature_name", [.. value], (ulong)value.Count));
        }
    }

    /// <summary>The round (counted from 0) with the best watched metric, as Python's early stopping stores it.</summary>
    public int? BestIteration
    {
        get => GetAttribute(BestIterationKey) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        set => SetAttribute(BestIterationKey, value?.ToString(CultureInfo.InvariantCulture));
    }

    public unsafe IReadOnlyList<string> AttributeNames
    {
        get
        {
            XGBoostException.Check(NativeMethods.BoosterGetAttrNames(_handle, out var length, out var names));
            return NativeMethods.Strings(names, length);
        }
    }

    public string? GetAttribute(string key)
    {
        XGBoostException.Check(NativeMethods.BoosterGetAttr(_handle, key, out var value, out var isFound));
        return isFound != 0 ? Marshal.PtrToStringUTF8(value) : null;
    }

    /// <summary>Stores a text with the model; null removes it.</summary>
    public void SetAttribute(string key, string? value) => XGBoostException.Check(NativeMethods.BoosterSetAttr(_handle, key, value));

    /// <summary>Adds one round for the objective among the parameters.</summary>
    public void Update(DMatrix train, int iteration)
    {
        ArgumentNullException.ThrowIfNull(train);
        Meet(train);
        XGBoostException.Check(NativeMethods.BoosterUpdateOneIter(_handle, iteration, train.Handle));
        _isConfigured = true;
    }

    /// <summary>Adds one round for an objective of the caller's, given the first and second derivative of its loss in each row.</summary>
    public void BoostOneIteration(DMatrix train, ReadOnlySpan<float> gradient, ReadOnlySpan<float> hessian)
    {
        ArgumentNullException.ThrowIfNull(train);
        var rows = train.Rows;
        if (gradient.Length != rows || hessian.Length != rows)
            throw new ArgumentException($"{rows} rows need as many gradients and hessians, got {gradient.Length} and {hessian.Length}.", nameof(gradient));
        Meet(train);
        XGBoostException.Check(NativeMethods.BoosterBoostOneIter(_handle, train.Handle, gradient, hessian, (ulong)rows));
        _isConfigured = true;
    }

    /// <summary>The metrics named by <c>eval_metric</c> on each watched matrix.</summary>
    public IReadOnlyList<Evaluation> EvalOneIteration(int iteration, params ReadOnlySpan<(DMatrix Matrix, string Name)> watched)
    {
        var matrices = new DMatrix[watched.Length];
        var names = new string[watched.Length];
        for (var i = 0; i < watched.Length; i++)
        {
            (matrices[i], names[i]) = watched[i];
            Meet(matrices[i]);
        }

        using var borrowed = new BorrowedHandles(matrices);
        XGBoostException.Check(NativeMethods.BoosterEvalOneIter(_handle, iteration, borrowed.Pointers, names, (ulong)names.Length, out var line));
        return Evaluation.Parse(Marshal.PtrToStringUTF8(line) ?? "");
    }

    public float[] Predict(DMatrix matrix, PredictionKind kind = PredictionKind.Value, IterationRange rounds = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var values = new float[matrix.Rows * (kind == PredictionKind.Contributions ? matrix.Columns + 1 : 1)];
        Predict(matrix, values, kind, rounds);
        return values;
    }

    /// <summary>Row-major SHAP values: one per feature and the bias last, so each row holds Columns + 1 values.</summary>
    public float[] PredictContributions(DMatrix matrix, IterationRange rounds = default) => Predict(matrix, PredictionKind.Contributions, rounds);

    /// <summary>Predicts into memory of the caller's, which must have exactly the size of the answer.</summary>
    /// <param name="isTraining">True when the values feed the gradients of the next round.</param>
    public void Predict(
        DMatrix matrix, Span<float> destination, PredictionKind kind = PredictionKind.Value, IterationRange rounds = default, bool isTraining = false)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (_isConfigured)
        {
            PredictAfresh(matrix, destination, kind, rounds, isTraining);
            return;
        }

        // The first prediction after a change applies the parameters inside the library, which must happen on one thread.
        lock (_configuring)
        {
            PredictAfresh(matrix, destination, kind, rounds, isTraining);
            _isConfigured = true;
        }
    }

    /// <summary>A new booster of the first <paramref name="rounds"/> rounds.</summary>
    public Booster FirstRounds(int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        var available = Rounds;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, available);
        XGBoostException.Check(NativeMethods.BoosterSlice(_handle, 0, rounds, 1, out var slice));
        return new Booster(slice);
    }

    /// <summary>Saves as JSON; other formats are refused because their default changed between library versions.</summary>
    public void SaveModel(string path)
    {
        if (!path.EndsWith(".json", StringComparison.Ordinal)) throw new ArgumentException($"A model file ends in .json, got {path}.", nameof(path));
        XGBoostException.Check(NativeMethods.BoosterSaveModel(_handle, path));
    }

    public unsafe byte[] SaveModel()
    {
        XGBoostException.Check(NativeMethods.BoosterSaveModelToBuffer(_handle, """{"format":"json"}""", out var length, out var buffer));
        var copy = new ReadOnlySpan<byte>(buffer, checked((int)length)).ToArray();
        GC.KeepAlive(this);
        return copy;
    }

    /// <summary>The average gain of the splits on each feature; features without a split are absent.</summary>
    public unsafe IReadOnlyDictionary<string, float> GainImportance()
    {
        XGBoostException.Check(NativeMethods.BoosterFeatureScore(
            _handle, """{"importance_type":"gain"}""", out var count, out var features, out _, out _, out var scores));
        var names = NativeMethods.Strings(features, count);
        var gains = new Dictionary<string, float>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++) gains[names[i]] = scores[i];
        GC.KeepAlive(this);
        return gains;
    }

    public void Dispose() => _handle.Dispose();

    void PredictAfresh(DMatrix matrix, Span<float> destination, PredictionKind kind, IterationRange rounds, bool isTraining)
    {
        if (isTraining) Meet(matrix);
        else if (kind != PredictionKind.Contributions) EmptyCache(matrix);
        var values = PredictNow(matrix, kind, rounds, isTraining);
        if (values.Length != destination.Length)
            throw new ArgumentException($"The prediction has {values.Length} values, the destination holds {destination.Length}.", nameof(destination));
        values.CopyTo(destination);
        GC.KeepAlive(this);
    }

    void Meet(DMatrix matrix)
    {
        if (_trainedOn.Add((matrix, Environment.CurrentManagedThreadId))) EmptyCache(matrix);
    }

    /// <summary>Predicts with no round at all: a range that does not begin at 0 drops whatever the cache holds for the matrix.</summary>
    void EmptyCache(DMatrix matrix)
    {
        var none = Rounds;
        // Without rounds the range 0 to 0 means all, which is none, and the library drops what claims to know more.
        if (none > 0) PredictNow(matrix, PredictionKind.Margin, new(none, none), isTraining: false);
    }

    /// <summary>The library's own buffer, valid until its next call on this thread.</summary>
    unsafe ReadOnlySpan<float> PredictNow(DMatrix matrix, PredictionKind kind, IterationRange rounds, bool isTraining)
    {
        var config = $$"""{"type":{{(int)kind}},"training":{{(isTraining ? "true" : "false")}},"iteration_begin":{{rounds.Begin}},"iteration_end":{{rounds.End}},"strict_shape":false}""";
        XGBoostException.Check(NativeMethods.BoosterPredict(_handle, matrix.Handle, config, out var shape, out var dimensions, out var result));
        var length = 1UL;
        for (var i = 0UL; i < dimensions; i++) length *= shape[i];
        return new(result, checked((int)length));
    }
}
