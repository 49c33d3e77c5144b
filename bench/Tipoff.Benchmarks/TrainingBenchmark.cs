using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tipoff.Engine.Models;

namespace Tipoff.Benchmarks;

/// <summary>One objective trained by both sides: the seconds of every run, and how far apart their predictions are.</summary>
public sealed record TrainingComparison(string Name, int Rows, int Rounds, IReadOnlyList<double> Ours, IReadOnlyList<double> Theirs, float Difference);

/// <summary>Trains one model on one matrix in C# and in Python's xgboost, with equal parameters, in the same minutes.</summary>
/// <remarks>
/// Arguments: a folder with x.f32 (row-major), y.f32 and days.i32 (day numbers since 0001-01-01), or nothing for made rows of
/// the size of seven seasons. Each side holds out the last fifth of the dates and evaluates it after every round.
/// </remarks>
public static class TrainingBenchmark
{
    const int Repeats = 3;

    const string Peer = """
        import sys, time, numpy as np, xgboost as xgb
        rounds, objective = int(sys.argv[1]), sys.argv[2]
        y, days = np.fromfile('y.f32', np.float32), np.fromfile('days.i32', np.int32)
        x = np.fromfile('x.f32', np.float32).reshape(len(y), -1)
        def soft(pred, d):
            e = pred - d.get_label(); s = np.sqrt(1 + (e / 2.0) ** 2)
            return e / s, 1 / s
        start = time.perf_counter()
        dates = np.unique(days); late = days >= dates[int(len(dates) * .8)]
        train, held = xgb.DMatrix(x[~late], label=y[~late]), xgb.DMatrix(x[late], label=y[late])
        own = objective == 'median'
        base = np.median(y[~late]) if own else .5
        b = xgb.train(dict(tree_method='hist', nthread=2, eta=.03, max_depth=5, min_child_weight=50, subsample=.7, colsample_bytree=.5,
                           reg_lambda=5, seed=7, base_score=float(base), eval_metric='mae' if own else 'rmse'),
                      train, rounds, evals=[(held, 'v')], early_stopping_rounds=rounds, verbose_eval=False, obj=soft if own else None)
        seconds = time.perf_counter() - start
        b[:b.best_iteration + 1].predict(xgb.DMatrix(x)).tofile('peer.f32')
        print(seconds)
        """;

    public static int Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var isMade = args.Length == 0;
        var folder = isMade ? Directory.CreateTempSubdirectory("training-").FullName : args[0];
        try
        {
            if (isMade) Make(folder, rows: 133_875, columns: 60, dates: 900);
            foreach (var sides in Compare(folder))
            {
                var (ours, theirs) = (sides.Ours.Min(), sides.Theirs.Min());
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{sides.Name}, {sides.Rows} rows, {sides.Rounds} rounds: ours {ours:F2} s, peer {theirs:F2} s, ratio {ours / theirs:F2}, largest difference of a prediction {sides.Difference}"));
            }

            return 0;
        }
        finally
        {
            if (isMade) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Both objectives on the matrix in the folder, the sides alternating.</summary>
    /// <param name="fewer">Divides the rounds, for a run that only proves that it works.</param>
    public static IEnumerable<TrainingComparison> Compare(string folder, int fewer = 1)
    {
        var matrix = Read(folder);
        yield return Compare(folder, matrix, "median", new() { Objective = new Objective.SmoothedAbsolute(), RoundsMax = 600 / fewer });
        // The peer leaves the start of squared error at the library's own.
        yield return Compare(folder, matrix, "squared error", new() { Objective = new Objective.SquaredError(), RoundsMax = 250 / fewer, StartingValue = .5f });
    }

    static TrainingComparison Compare(string folder, FeatureMatrix matrix, string name, TrainingOptions options)
    {
        options = options with { Patience = options.RoundsMax, RefitOnAllRows = false };
        var (ours, theirs) = (new List<double>(), new List<double>());
        var difference = 0f;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var watch = Stopwatch.StartNew();
            using var model = Trainer.Fit(matrix, options);
            ours.Add(watch.Elapsed.TotalSeconds);
            theirs.Add(RunPeer(folder, options.RoundsMax, name));
            var predictions = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, "peer.f32")));
            var own = model.Predict(matrix);
            for (var row = 0; row < own.Length; row++) difference = Math.Max(difference, Math.Abs(own[row] - predictions[row]));
        }

        return new(name, matrix.Rows, options.RoundsMax, ours, theirs, difference);
    }

    /// <summary>Writes a matrix in the form that both sides read.</summary>
    internal static void Write(string folder, FeatureMatrix matrix)
    {
        Write(folder, "x.f32", matrix.Values.ToArray());
        Write(folder, "y.f32", matrix.Labels.ToArray());
        Write(folder, "days.i32", Array.ConvertAll(matrix.Dates.ToArray(), date => date.DayNumber));
    }

    static double RunPeer(string folder, int rounds, string objective)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Peer, $"{rounds}", objective]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("/usr/bin/python3 did not start.");
        var seconds = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException("The peer failed; it needs Debian's python3-xgboost and python3-numpy.");
        return double.Parse(seconds, CultureInfo.InvariantCulture);
    }

    static FeatureMatrix Read(string folder)
    {
        var labels = Values<float>(folder, "y.f32");
        var values = Values<float>(folder, "x.f32");
        var names = Enumerable.Range(0, values.Length / labels.Length).Select(column => $"f{column}");
        return new([.. names], values, labels, Array.ConvertAll(Values<int>(folder, "days.i32"), DateOnly.FromDayNumber));
    }

    static void Make(string folder, int rows, int columns, int dates)
    {
        var random = new Random(7);
        var (values, labels, days) = (new float[rows * columns], new float[rows], new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            var level = random.NextDouble() * 25;
            for (var column = 0; column < columns; column++)
                values[row * columns + column] = random.NextDouble() < .03 ? float.NaN : (float)(level * (column % 4) / 4 + random.NextDouble() * 10);
            labels[row] = (float)Math.Round(Math.Max(0, level + (random.NextDouble() + random.NextDouble() - 1) * 15));
            days[row] = 736_000 + (int)((long)row * dates / rows);
        }

        Write(folder, "x.f32", values);
        Write(folder, "y.f32", labels);
        Write(folder, "days.i32", days);
    }

    static T[] Values<T>(string folder, string name)
        where T : struct => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(Path.Combine(folder, name))).ToArray();

    static void Write<T>(string folder, string name, T[] values)
        where T : struct => File.WriteAllBytes(Path.Combine(folder, name), MemoryMarshal.AsBytes(values.AsSpan()));
}
