using Tipoff.Engine.Models;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Runs;

namespace Tipoff.Tests.Engine.Models;

public sealed class ModelRegistryTests : IDisposable
{
    readonly FaultyDays days = new();

    DuckDbWarehouse Warehouse => days.Warehouse;

    ModelRegistry Registry => new(Warehouse);

    public void Dispose() => days.Dispose();

    RegisteredModel Trained(int seed)
    {
        using var model = Trainer.Fit(SomeMatrix.Make(dates: 20, rowsPerDate: 20), new TrainingOptions { Seed = seed, RoundsMax = 5 });
        return Registry.Add(model, "plain", "median", 2024);
    }

    RegisteredModel? Active()
    {
        using var connection = Warehouse.Connect();
        return Registry.Active(connection, "plain", "median", 2024);
    }

    [Fact]
    public void A_model_predicts_nothing_before_it_is_promoted()
    {
        var first = Trained(1);

        first.IsChampion.ShouldBeFalse();
        Active().ShouldBeNull();

        Registry.Promote([first], "trained", "all gates passed", "a test");

        Active()!.Name.ShouldBe(first.Name);
    }

    [Fact]
    public void The_history_of_champions_is_only_appended_to()
    {
        var (first, second) = (Trained(1), Trained(2));
        Registry.Promote([first], "trained", "the first", "a test");
        Registry.Promote([second], "promoted", "better", "a test");
        Registry.Promote([first], "rolled_back", "it was not", "a test");
        Registry.Promote([first], "promoted", "again", "a test");

        using var connection = Warehouse.Connect();
        Registry.Promotions(connection, "plain", 2024).Select(promotion => $"{promotion.Kind} {promotion.Model == first.Name} {promotion.Replaced is null}").Order()
            .ShouldBe(["promoted False False", "rolled_back True False", "trained True True"]);
        Registry.All(connection).Count(model => model.IsChampion).ShouldBe(1);
        Active()!.Name.ShouldBe(first.Name);
    }

    [Fact]
    public void Training_the_same_again_adds_nothing_and_dethrones_nobody()
    {
        Registry.Promote([Trained(1)], "trained", "the first", "a test");

        Trained(1).IsChampion.ShouldBeTrue();

        using var connection = Warehouse.Connect();
        Registry.All(connection).Count.ShouldBe(1);
    }

    [Fact]
    public void The_latest_judgement_of_each_gate_is_shown_leak_alarms_first()
    {
        var model = Trained(1);
        Registry.Judge(model, [new GateResult("bias", GateVerdict.Failed, false, 0.4, "within 0.15", "+0.40"), new GateResult("suspect", GateVerdict.NotApplicable, true, null, "none", "no rows")]);
        days.Clock.Advance(TimeSpan.FromMinutes(1));
        Registry.Judge(model, [new GateResult("bias", GateVerdict.Passed, false, 0.1, "within 0.15", "+0.10")]);

        using var connection = Warehouse.Connect();
        Registry.Gates(connection, model.Name).Select(gate => $"{gate.Gate} {gate.Verdict} {gate.Value}").ShouldBe(["suspect NotApplicable ", "bias Passed 0.1"]);
    }
}
