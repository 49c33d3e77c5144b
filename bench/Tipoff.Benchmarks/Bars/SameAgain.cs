using System.Diagnostics;
using System.Text.Json;
using Tipoff.Engine.Runs;

namespace Tipoff.Benchmarks.Bars;

/// <summary>The same range again with nothing changed.</summary>
sealed class SameAgain : Bar
{
    const double SecondsMost = 2;
    const int Repeats = 5;

    public override int Number => 2;

    public override string What => "the same range again with nothing changed (`tipoff backfill`, whole process)";

    public override string Limit => "≤ 2 s (an empty plan)";

    public override IEnumerable<Measurement> Measure(Ground ground)
    {
        var workspace = ground.Filled.Workspace;
        var plan = ground.Tipoff(workspace, Filling.Range(ground, "plan")).Expect(0);
        using var json = JsonDocument.Parse(plan.Output);
        var cells = json.RootElement.GetProperty("cells").GetArrayLength();
        var again = ground.Tipoff(workspace, Filling.Range(ground, "backfill")).Expect(0, 1, 2);
        yield return cells == 0
            ? Measurement.Seconds(What, SecondsMost, again.Seconds, "the plan is empty")
            : Measurement.Unmeasured(What, Limit, $"{again.Seconds:0.00} s, but {cells:N0} cells were planned, the first {First(json.RootElement)}");
        yield return Measurement.Seconds("… `tipoff plan`, whole process", SecondsMost, plan.Seconds);
        yield return Planning(ground, workspace);
        yield return Measurement.Seconds("… `tipoff import` of the unchanged archives", null, ground.Tipoff(workspace, "import", ground.Archives, "--json").Expect(0, 2).Seconds);
    }

    static string First(JsonElement plan)
    {
        var cell = plan.GetProperty("cells")[0];
        return $"{cell.GetProperty("table").GetString()} {cell.GetProperty("date").GetString()} ({cell.GetProperty("reason").GetString()})";
    }

    static Measurement Planning(Ground ground, string workspace)
    {
        using var session = Ground.Hold(workspace);
        List<double> seconds = [];
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var watch = Stopwatch.StartNew();
            session.Runner.Plan(new PlanRequest(ground.From, ground.To));
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        return Measurement.Seconds(
            "… planning alone, in process", null, Median(seconds), $"median of {Repeats}, the first took {seconds[0]:0.00} s; {session.Warehouse.Ledger.Count:N0} cells in the ledger");
    }
}
