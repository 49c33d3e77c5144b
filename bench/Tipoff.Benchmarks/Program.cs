using Tipoff.Benchmarks;
using Tipoff.Benchmarks.Bars;

return args switch
{
    ["bars", ..] => BarsBenchmark.Run(args[1..]),
    ["game-logs", var archives, var folder, ..] => GameLogMatrix.Run(archives, folder, Verbs.Argument(args, 3, "")),
    ["training", ..] => TrainingBenchmark.Run(args[1..]),
    ["slate", var folder, var season, ..] => SlateBenchmark.Run(folder, season, Verbs.Argument(args, 3, Path.Combine("bench", "results", "slate.md"))),
    ["duckdb", ..] => DuckDbBenchmark.Run(Verbs.Argument(args, 1, Path.Combine("bench", "results", "duckdb.md"))),
    ["crash-writer", var path, ..] => CrashWriter.Run(path),
    ["troubled-life", var folder, var until, var trouble, var dates, var gap] => TroubledLife.Run(folder, until, trouble, dates, gap),
    _ => Verbs.Explain(),
};

/// <summary>The first word chooses the benchmark; each lies in a file of its own.</summary>
static class Verbs
{
    const int UnknownVerb = 64;

    public static string Argument(string[] args, int index, string otherwise) => index < args.Length ? args[index] : otherwise;

    public static int Explain()
    {
        Console.Error.WriteLine("""
            usage: dotnet run -c Release --project bench/Tipoff.Benchmarks -- VERB
              bars [--archives DIR] [--rows N,N] [--quick]
                                   every speed bar of the product, as markdown (bench/results/bars.md); --quick: the generated league
              training [DIR]       one matrix, trained here and by Python's xgboost
              game-logs DIR INTO   one side of the comparison with the peer: archives to a matrix; `bars` runs it
              slate WORKSPACE SEASON [FILE]
                                   300 players predicted and explained by the champions of a season (bench/results/slate.md)
              duckdb [FILE]        rows per second through the DuckDB binding, as markdown (bench/results/duckdb.md)
              troubled-life FOLDER UNTIL SEED DATES GAP
                                   lives in a short simulated league where things fail (seed 0: nothing does) until it is killed or UNTIL is reached
              crash-writer PATH    commits batches into PATH until it is killed; the kill test reads what it acknowledged
            """);
        return UnknownVerb;
    }
}
