using System.Diagnostics;
using System.Text.Json;
using Tipoff.App.Cli;
using Tipoff.App.Simulation;
using Tipoff.Engine;

namespace Tipoff.Benchmarks.Bars;

/// <summary>Where the bars are measured: the archives, the published program, and throwaway workspaces.</summary>
sealed class Ground : IDisposable
{
    /// <summary>The whole table takes less; what is slower than this says so instead of holding everything up.</summary>
    static readonly TimeSpan Budget = TimeSpan.FromMinutes(9.5);

    const int Seed = 2024;

    readonly Stopwatch watch = Stopwatch.StartNew();
    readonly Lazy<Filling> filling;

    public Ground(string archives, bool isQuick)
    {
        Root = FindRoot();
        IsQuick = isQuick;
        Scratch = Directory.CreateTempSubdirectory("tipoff-bars-").FullName;
        Archives = isQuick ? Path.Combine(Scratch, "archives") : Path.GetFullPath(archives);
        if (isQuick)
        {
            DemoArchives.Write(Archives, Seed);
            var dates = Calendar.All(new Chance(Seed)).Select(fixture => fixture.Date).ToList();
            (From, To) = (dates.Min(), dates.Max());
        }

        filling = new Lazy<Filling>(() => Filling.Of(this));
    }

    /// <summary>The repository's folder.</summary>
    public string Root { get; }

    public string Archives { get; }

    public string Scratch { get; }

    /// <summary>The generated league instead of the real archives: it proves that the rows work, its figures mean nothing.</summary>
    public bool IsQuick { get; }

    /// <summary>The first box held: means that reach back two seasons are then whole in every season that is judged.</summary>
    public DateOnly From { get; } = new(2015, 10, 27);

    public DateOnly To { get; } = new(2025, 6, 22);

    /// <summary>The published, ahead-of-time compiled program.</summary>
    public string Program => Path.Combine(Root, "artifacts", "tipoff", "tipoff");

    /// <summary>The launcher, which builds the program when it is missing or older than its sources.</summary>
    public string Launcher => Path.Combine(Root, "tipoff");

    /// <summary>A workspace with everything imported and built, made on first use.</summary>
    public Filling Filled => filling.Value;

    public TimeSpan Left => Budget > watch.Elapsed ? Budget - watch.Elapsed : TimeSpan.Zero;

    public Child Tipoff(string workspace, params string[] arguments) => Child.Run(Program, [.. arguments, "--workspace", workspace], Scratch, Left);

    /// <summary>An empty workspace; the clock of one that replays the past stands still.</summary>
    public string NewWorkspace(string name, DateTimeOffset? now)
    {
        var folder = Path.Combine(Scratch, name);
        Directory.CreateDirectory(folder);
        Pin(folder, now);
        return folder;
    }

    /// <summary>A copy of the filled workspace, to do with as one likes.</summary>
    public string CopyOfFilled(string name)
    {
        var folder = NewWorkspace(name, null);
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Filled.Workspace, "data"), "warehouse.duckdb*"))
            File.Copy(file, Path.Combine(folder, "data", Path.GetFileName(file)));
        return folder;
    }

    public static void Pin(string workspace, DateTimeOffset? now) =>
        File.WriteAllText(Path.Combine(workspace, Workspace.OptionsFile), now is { } at ? JsonSerializer.Serialize(new { pinnedClock = at }) : "{\n}\n");

    /// <summary>The moment of a quick run: the generated league plays its last date tonight.</summary>
    public DateTimeOffset? Now => IsQuick ? At(To, 17) : null;

    public static DateTimeOffset At(DateOnly date, int hourUtc) => new(date.ToDateTime(new TimeOnly(hourUtc, 0)), TimeSpan.Zero);

    /// <summary>A workspace held by this process, to look inside or to time a part.</summary>
    public static Session Hold(string workspace)
    {
        var held = Workspace.Open(workspace);
        return new Session(held, Nba.League.Catalog(), PinnedClock.Of(held, TimeProvider.System), "bench bars", () => { });
    }

    public void Dispose() => Directory.Delete(Scratch, recursive: true);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tipoff.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"no Tipoff.slnx above {AppContext.BaseDirectory}: run the benchmarks from their repository");
    }
}
