using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tipoff.Benchmarks.Bars;

/// <summary>Game logs to a matrix and a model, beside what one data scientist would do with pandas and xgboost.</summary>
sealed partial class GameLogs : Bar
{
    const double FeaturesMost = .5;
    const double TrainingMost = 1.1;
    const int Repeats = 3;
    const string Python = "/usr/bin/python3";

    public override int Number => 6;

    public override string What => "seven seasons of game logs to a matrix of the peer's 44 features";

    public override string Limit => "≤ 0.5 × the peer's load + features, ≤ 1.1 × its training";

    public override IEnumerable<Measurement> Measure(Ground ground)
    {
        var logs = GameLogFiles.Take(ground);
        var peer = Path.Combine(ground.Root, "..", "shared", "tools", "peer", "peer.py");
        var program = Shipped(ground);
        var canCompare = logs.PeerFolder is not null && File.Exists(peer);
        List<MatrixTimes> ours = [];
        List<double> theirs = [];
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            ours.Add(Ours(ground, program, logs.Folder, repeat));
            if (canCompare)
                theirs.Add(Theirs(ground, peer, logs.PeerFolder!));
        }

        var (load, features, matrix) = (Median(ours.Select(run => run.Load)), Median(ours.Select(run => run.Features)), Median(ours.Select(run => run.Matrix)));
        var note = $"{ours[0].Rows:N0} rows x {ours[0].Columns}; load {load:0.00} s, features {features:0.00} s, matrix {matrix:0.00} s; "
            + $"medians of {Repeats} runs, the sides alternating, each by the clock inside its own process (run time start and imports of neither count)";
        yield return canCompare
            ? Measurement.AgainstPeer(What, FeaturesMost, Median(ours.Select(run => run.Total)), Median(theirs), note)
            : Measurement.Unmeasured(What, $"≤ {FeaturesMost} × peer", $"ours took {Median(ours.Select(run => run.Total)):0.00} s, but {WhyNoPeer(ground, peer)}") with { Note = note };

        foreach (var comparison in TrainingBenchmark.Compare(ours[^1].Folder, ground.IsQuick ? 10 : 1))
        {
            yield return Measurement.AgainstPeer(
                $"training on that matrix, {comparison.Name}", TrainingMost, Median(comparison.Ours), Median(comparison.Theirs),
                $"{comparison.Rows:N0} rows, {comparison.Rounds} rounds, equal parameters and held-out dates, no refit; medians of {comparison.Ours.Count} alternating runs; "
                + $"largest difference of a prediction {comparison.Difference.ToString("0.######", CultureInfo.InvariantCulture)}");
        }
    }

    static string WhyNoPeer(Ground ground, string peer) => ground.IsQuick ? "the peer reads no generated league" : $"there is no peer at {Path.GetRelativePath(ground.Root, peer)}";

    static MatrixTimes Ours(Ground ground, string program, string folder, int repeat)
    {
        var into = Path.Combine(ground.Scratch, $"matrix-{repeat}");
        var child = Child.Run(program, ["game-logs", folder, into, $"{ground.Now:yyyy-MM-ddTHH:mm:ssZ}"], ground.Scratch, ground.Left).Expect(0);
        return JsonSerializer.Deserialize<MatrixTimes>(child.Output.Trim().Split('\n')[^1])!;
    }

    /// <summary>This program with the published assemblies in the place of its own, which are not compiled ahead of time as users have them.</summary>
    static string Shipped(Ground ground)
    {
        var folder = Path.Combine(ground.Root, "artifacts", "bars");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            var published = Path.Combine(Path.GetDirectoryName(ground.Program)!, Path.GetFileName(file));
            File.Copy(file.EndsWith(".dll", StringComparison.Ordinal) && File.Exists(published) ? published : file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        return Path.Combine(folder, "Tipoff.Benchmarks");
    }

    /// <summary>`loop 0` does the load and the features of `time` and ends there.</summary>
    static double Theirs(Ground ground, string peer, string csv)
    {
        var child = Child.Run(Python, [peer, "loop", "0"], ground.Scratch, ground.Left, ("PEER_CSV", csv)).Expect(0);
        double Stage(string name) => StageLine().Matches(child.Output).First(match => match.Groups["name"].Value.StartsWith(name, StringComparison.Ordinal)) is var match
            ? double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture) : 0;
        return Stage("load") + Stage("features, all rows");
    }

    [GeneratedRegex(@"\[time\] (?<name>.+?)\s+(?<seconds>[0-9.]+) s ")]
    private static partial Regex StageLine();
}
