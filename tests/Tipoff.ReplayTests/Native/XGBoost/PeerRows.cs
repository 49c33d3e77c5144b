using System.Runtime.InteropServices;
using Tipoff.Native.XGBoost;

namespace Tipoff.ReplayTests.Native.XGBoost;

/// <summary>One random matrix on disk, read by both languages from the same bytes, in a directory that is removed afterwards.</summary>
sealed class PeerRows : IDisposable
{
    public const int Rows = 6_000, TrainRows = 4_500, Columns = 12;

    /// <summary>The Python side of the same rows: x, y, w; train and test matrices; `params` without objective.</summary>
    public const string Preamble = """
        import json, numpy as np, xgboost as xgb
        x = np.fromfile('x.f32', np.float32).reshape(6000, 12)
        y = np.fromfile('y.f32', np.float32)
        w = np.fromfile('w.f32', np.float32)
        def params(threads, **more):
            return dict(tree_method='hist', nthread=threads, eta=0.1, max_depth=5, min_child_weight=5, subsample=0.7,
                        colsample_bytree=0.5, reg_lambda=5, seed=7, **more)
        def save(name, values): np.ascontiguousarray(values, np.float32).tofile(name)
        train = xgb.DMatrix(x[:4500], label=y[:4500], weight=w[:4500])
        test = xgb.DMatrix(x[4500:], label=y[4500:])

        """;

    readonly float[] _values = new float[Rows * Columns];
    readonly float[] _labels = new float[Rows];
    readonly float[] _weights = new float[Rows];

    public string Folder { get; } = Directory.CreateTempSubdirectory("peer-").FullName;

    public PeerRows()
    {
        var random = new Random(20);
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
                _values[row * Columns + column] = random.NextDouble() < .03 ? float.NaN : (float)(random.NextDouble() * 30);
            var sum = 0.0;
            for (var column = 0; column < 4; column++)
                sum += float.IsNaN(_values[row * Columns + column]) ? 10 : _values[row * Columns + column] * (column + 1) / 6;
            _labels[row] = (float)Math.Round(sum + random.NextDouble() * 20 - 10);
            _weights[row] = (float)(.5 + random.NextDouble());
        }

        Write("x.f32", _values);
        Write("y.f32", _labels);
        Write("w.f32", _weights);
    }

    public DMatrix Train() => new DMatrix(_values.AsMemory(0, TrainRows * Columns), TrainRows, Columns, threads: 1)
        .SetLabels(_labels.AsSpan(0, TrainRows)).SetWeights(_weights.AsSpan(0, TrainRows));

    public DMatrix Test() => new DMatrix(_values.AsMemory(TrainRows * Columns), Rows - TrainRows, Columns, threads: 1)
        .SetLabels(_labels.AsSpan(TrainRows));

    public static KeyValuePair<string, string>[] Parameters(int threads, params KeyValuePair<string, string>[] more) =>
    [
        new("tree_method", "hist"), new("nthread", $"{threads}"), new("eta", "0.1"), new("max_depth", "5"), new("min_child_weight", "5"),
        new("subsample", "0.7"), new("colsample_bytree", "0.5"), new("reg_lambda", "5"), new("seed", "7"), .. more,
    ];

    public string Peer(string script) => PythonPeer.Run(Preamble + script, Folder);

    public string PathOf(string name) => Path.Combine(Folder, name);

    public float[] Read(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(PathOf(name))).ToArray();

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    void Write(string name, float[] values) => File.WriteAllBytes(PathOf(name), MemoryMarshal.AsBytes(values.AsSpan()));
}
