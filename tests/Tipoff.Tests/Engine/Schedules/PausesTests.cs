using FsCheck;
using FsCheck.Fluent;
using Tipoff.Engine;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Schedules;

public sealed class PausesTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2025, 1, 15, 12, 0, 0, TimeSpan.Zero);

    static readonly string[] Workflows = ["odds", "boxes", "heal"];

    readonly SampleWarehouse sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void A_pause_holds_one_workflow_until_it_is_resumed()
    {
        using var connection = sample.Warehouse.Connect();
        Pauses.Begin(connection, "odds", "quota", null, Start);

        Pauses.Of(Pauses.Open(connection, Start.AddDays(9)), "odds")!.Reason.ShouldBe("quota");
        Pauses.Of(Pauses.Open(connection, Start), "boxes").ShouldBeNull();
        Pauses.End(connection, "odds", Start.AddDays(9)).Since.ShouldBe(Start);
        Pauses.Open(connection, Start.AddDays(9)).ShouldBeEmpty();
    }

    [Fact]
    public void A_pause_with_an_end_ends_by_itself()
    {
        using var connection = sample.Warehouse.Connect();
        Pauses.Begin(connection, "odds", "quota", Start.AddHours(1), Start);

        Pauses.Open(connection, Start.AddMinutes(59)).ShouldHaveSingleItem();
        Pauses.Open(connection, Start.AddHours(1)).ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_paused_or_resumed_is_refused_in_a_sentence()
    {
        using var connection = sample.Warehouse.Connect();
        Pauses.Begin(connection, "odds", "quota", null, Start);

        Should.Throw<Problem>(() => Pauses.Begin(connection, "odds", "again", null, Start)).What.ShouldBe("odds is paused already");
        Should.Throw<Problem>(() => Pauses.Begin(connection, "heal", "late", Start, Start)).Exit.ShouldBe(Exit.Usage);
        Should.Throw<Problem>(() => Pauses.End(connection, "boxes", Start)).What.ShouldBe("boxes is not paused by itself");
        Should.Throw<Problem>(() => Pauses.End(connection, Pauses.All, Start)).What.ShouldBe("not everything is paused");
    }

    /// <summary>One thing that an operator does: pause or resume a workflow or all, for some minutes or for good; then time passes.</summary>
    sealed record Act(bool IsPause, int Workflow, int? Minutes, int Wait)
    {
        public string Name => Workflow == Workflows.Length ? Pauses.All : Workflows[Workflow];
    }

    static Arbitrary<Act[]> Days => Arb.From(Gen.ArrayOf(
        from isPause in Gen.Elements(true, false)
        from workflow in Gen.Choose(0, Workflows.Length)
        from minutes in Gen.Elements<int?>(null, 5, 60)
        from wait in Gen.Choose(0, 40)
        select new Act(isPause, workflow, minutes, wait)));

    [Fact]
    public void After_pause_all_and_resume_all_exactly_what_was_paused_before_is_paused() => Prop.ForAll(Days, acts =>
    {
        using var connection = sample.Warehouse.Connect();
        connection.Run("delete from orchestration.pauses");
        var now = Start;
        // What the rules say, kept by hand: per name the end of its open pause.
        Dictionary<string, DateTimeOffset> model = [];
        foreach (var act in acts)
        {
            var isOpen = model.TryGetValue(act.Name, out var end) && end > now;
            var isDone = Try(() =>
            {
                if (act.IsPause)
                    Pauses.Begin(connection, act.Name, "a test", act.Minutes is { } minutes ? now.AddMinutes(minutes) : null, now);
                else
                    Pauses.End(connection, act.Name, now);
            });
            isDone.ShouldBe(act.IsPause != isOpen);
            if (act.IsPause && isDone)
                model[act.Name] = act.Minutes is { } minutes ? now.AddMinutes(minutes) : DateTimeOffset.MaxValue;
            else if (isDone)
                model.Remove(act.Name);
            now = now.AddMinutes(act.Wait);

            var open = Pauses.Open(connection, now);
            bool Held(string name) => model.TryGetValue(name, out var until) && until > now;
            foreach (var workflow in Workflows)
                (Pauses.Of(open, workflow) is not null).ShouldBe(Held(workflow) || Held(Pauses.All));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    static bool Try(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (Problem)
        {
            return false;
        }
    }
}
