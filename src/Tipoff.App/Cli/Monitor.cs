using System.CommandLine;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>How far a backfill is, from the ledger; beside the process that runs it.</summary>
sealed class Monitor() : Verb("monitor", "How far the building is: layers, tables, seasons, rate, time left, failures; beside a running backfill too")
{
    /// <summary>A long backfill changes little in less; a short one is over.</summary>
    const int IntervalSeconds = 30;

    const int IntervalSecondsMax = 3600;

    static readonly Option<bool> Continuous = new("--continuous") { Description = "Draw again and again until the run that is watched ends, or Ctrl-C" };

    static readonly Option<int?> Interval = new("--interval") { Description = "Seconds between two drawings; otherwise 30", HelpName = "S" };

    static readonly Option<bool> Detailed = new("--detailed") { Description = "Every table" };

    static readonly Option<bool> FailuresOnly = new("--failures-only") { Description = "Only what failed, and more of it" };

    static readonly Option<string?> OfSeason = new("--season") { Description = "Only this season, such as 2023 or 2023-24", HelpName = "S" };

    public override IReadOnlyList<string> Examples => ["tipoff monitor", "tipoff monitor --continuous --interval 5", "tipoff monitor --season 2023-24 --detailed"];

    public override IReadOnlyList<Option> Options => [Continuous, Interval, Detailed, FailuresOnly, OfSeason];

    public override Exit Run(Invocation call)
    {
        var pause = TimeSpan.FromSeconds(Seconds(call));
        var season = Chosen(call);
        var wasRunning = false;
        while (true)
        {
            var view = Read(call, season);
            call.Answer(view.Json, () => view.Print(call.Get(Detailed), call.Get(FailuresOnly), isRedrawn: call.Get(Continuous) && !Console.IsOutputRedirected));
            if (!call.Get(Continuous) || (wasRunning && !view.IsRunning))
                return view.Exit;

            wasRunning |= view.IsRunning;
            if (call.Cancel.WaitHandle.WaitOne(pause))
                return Exit.Cancelled;
        }
    }

    static MonitorView Read(Invocation call, int? season)
    {
        // Held only while it is read: between two drawings others may write.
        using var reader = Reader.Open(call);
        var (from, to) = season is { } year ? (Season.FirstDate(year), Season.LastDate(year)) : (DateOnly.MinValue, DateOnly.MaxValue);
        var progress = new BackfillProgress(call.Catalog, reader.Query, call.Now);
        var tables = progress.Tables(from, to);
        if (tables.All(table => table.Due == 0))
        {
            throw season is { } asked
                ? new Problem($"nothing is due in {Season.Name(asked)}", "the schedule held here has no game of it that is over", "`tipoff monitor` without --season shows what there is") { Exit = Exit.Usage }
                : new Problem("nothing is due", "the warehouse holds no game that is over", "Run `tipoff import DIR` first") { Exit = Exit.TryLater };
        }

        return new MonitorView(call.Now, season, tables, progress.Rates(), progress.Failures(from, to), reader.Progress());
    }

    static int Seconds(Invocation call) => call.Get(Interval) switch
    {
        null => IntervalSeconds,
        >= 1 and <= IntervalSecondsMax => call.Get(Interval)!.Value,
        var wrong => throw new Problem($"--interval is {wrong}", $"expected 1 to {IntervalSecondsMax} seconds", "Leave it out for 30") { Exit = Exit.Usage },
    };

    static int? Chosen(Invocation call) => call.Get(OfSeason) is not { } text ? null
        : Season.Parse(text) ?? throw new Problem($"'{text}' is no season", "expected 2023 or 2023-24", "tipoff monitor --season 2023-24") { Exit = Exit.Usage };
}
