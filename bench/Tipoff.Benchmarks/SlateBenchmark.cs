using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tipoff.App;
using Tipoff.Benchmarks.Bars;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Predictions;

namespace Tipoff.Benchmarks;

/// <summary>Three hundred players predicted and explained, by the champions of a workspace with real seasons.</summary>
static class SlateBenchmark
{
    const int Players = 300, Repeats = 11;

    const double PredictedMost = 100, ExplainedMost = 1000;

    public static int Run(string folder, string season, string file)
    {
        var year = int.Parse(season, CultureInfo.InvariantCulture);
        using var session = Ground.Hold(folder);
        using var connection = session.Warehouse.Connect();
        using var trees = SeasonTrees.Open(session.Warehouse, connection, year) ?? throw new InvalidOperationException($"no model stands for {Season.Name(year)}");
        var model = trees.System ?? throw new InvalidOperationException(trees.Fault);
        CandidateRows rows = new(Frame.Read(connection, SlatePredictor.Query(year, Season.LastDate(year), Season.LastDate(year), [model])), year, Season.LastDate(year));
        CandidateRows slate = new(rows.Frame.Slice((rows.Count - Players)..), year, rows.Dates[rows.Count - Players]);

        var predicted = Median(() => (model.Points(slate), model.Means(slate)));
        var explained = Median(() => model.Explain(slate, ..Players));
        StringBuilder report = new($"""
            # A slate of {Players} players

            {string.Join(" · ", MachineFacts.Read(Directory.GetCurrentDirectory()))}

            Written by `./dev bench slate WORKSPACE SEASON`: the champions of {Season.Name(year)} ({model.Version}) are loaded, the feature rows of the slate read.
            Median of {Repeats}. Not in it: reading, and the two seasons of earlier predictions that intervals are learned from.

            | what | bar | measured |
            |---|---|---:|
            | median and mean of {Players} players | < {PredictedMost} ms | {predicted:0.0} ms |
            | contributions of every family of features, {Players} players | < {ExplainedMost} ms, with the prediction | {explained + predicted:0.0} ms |

            """);
        Console.Out.Write(report);
        File.WriteAllText(file, report.ToString());
        return 0;
    }

    static double Median<T>(Func<T> work)
    {
        List<double> milliseconds = [];
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var watch = Stopwatch.StartNew();
            work();
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }

        return milliseconds.Order().ElementAt(Repeats / 2);
    }
}
