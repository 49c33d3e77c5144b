namespace Tipoff.Benchmarks.Bars;

/// <summary>Every speed bar of the product in one run, as a table; a row that breaks says why and the others go on.</summary>
static class BarsBenchmark
{
    static readonly IReadOnlyList<Bar> All = [new FromEmpty(), new SameAgain(), new OneNewDate(), new PlanAtScale(), new MonitorAtScale(), new GameLogs(), new StartUp()];

    public static int Run(string[] args)
    {
        var isQuick = args.Contains("--quick");
        var chosen = Option(args, "--rows")?.Split(',').ToHashSet();
        using var ground = new Ground(Option(args, "--archives") ?? Path.Combine("..", "shared", "data"), isQuick);
        var facts = MachineFacts.Read(ground.Root);
        Publish(ground);
        List<(int Number, Measurement Measurement)> rows = [];
        foreach (var bar in All.Where(bar => chosen is null || chosen.Contains($"{bar.Number}")))
            Measure(bar, ground, row => rows.Add((bar.Number, row)));

        var report = BarsReport.Of(ground, facts, rows);
        Console.Out.WriteLine();
        Console.Out.Write(report);
        // Only a whole run on real archives is a result.
        var file = isQuick || chosen is not null ? Path.Combine(ground.Root, "artifacts", "bars.md") : Path.Combine(ground.Root, "bench", "results", "bars.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, report);
        Console.Error.WriteLine($"written to {Path.GetRelativePath(ground.Root, file)}");
        return 0;
    }

    static void Measure(Bar bar, Ground ground, Action<Measurement> add)
    {
        Console.Error.WriteLine($"{bar.Number}. {bar.What}");
        try
        {
            foreach (var measurement in bar.Measure(ground))
            {
                Console.Error.WriteLine($"   {measurement.What}: {measurement.Measured}");
                add(measurement);
            }
        }
        catch (Exception error)
        {
            // Whatever broke is one row's own affair.
            var why = error.Message.Split('\n')[0].Trim();
            Console.Error.WriteLine($"   not measured: {error}");
            add(Measurement.Unmeasured(bar.What, bar.Limit, why));
        }
    }

    static void Publish(Ground ground)
    {
        try
        {
            Child.Run(ground.Launcher, ["--version"], ground.Root, ground.Left).Expect(0);
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"the program could not be built: {error.Message}");
        }
    }

    static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
