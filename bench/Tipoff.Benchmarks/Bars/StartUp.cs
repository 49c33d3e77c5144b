namespace Tipoff.Benchmarks.Bars;

/// <summary>The time until the command line answers.</summary>
sealed class StartUp : Bar
{
    const double MillisecondsMost = 150;
    const int Repeats = 20;

    public override int Number => 8;

    public override string What => "`tipoff --version`, published program";

    public override string Limit => "< 150 ms";

    public override IEnumerable<Measurement> Measure(Ground ground)
    {
        yield return Time(ground, What, ground.Program);
        yield return Time(ground, "… through the launcher, `./tipoff --version`", ground.Launcher);
    }

    static Measurement Time(Ground ground, string what, string program)
    {
        // The first run pays for a cold disk cache.
        Child.Run(program, ["--version"], ground.Root, ground.Left).Expect(0);
        var milliseconds = Enumerable.Range(0, Repeats)
            .Select(_ => Child.Run(program, ["--version"], ground.Root, ground.Left).Expect(0).Seconds * 1000)
            .ToList();
        return Measurement.Milliseconds(what, MillisecondsMost, Median(milliseconds), $"median of {Repeats}, {milliseconds.Min():0} to {milliseconds.Max():0} ms");
    }
}
