using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Nba.Predictions;

public class EnsembleTests
{
    /// <summary>A system that reads its prediction from a feature.</summary>
    sealed class Told(string name) : RuleSystem
    {
        public override string SystemId => name;

        public override string Version => "1";

        public override IReadOnlyList<string> Features => [name];

        public override IReadOnlyList<Contribution> Terms(Candidate candidate) =>
            candidate[name] == -1 ? throw new InvalidOperationException($"{name} is broken") : double.IsNaN(candidate[name]) ? [] : [new(name, candidate[name])];

        public override Call Decide(CandidateRows rows, int row, double edge, double? probabilityOver) => Call.OfModel(probabilityOver);
    }

    static readonly Ensemble Both = new("both", [new Told("good"), new Told("bad")]);

    static readonly SomeCandidates Evening = new(Both, ("good", 10), ("bad", 20));

    /// <summary>So many earlier dates on which <c>good</c> was right and <c>bad</c> was not.</summary>
    static SomeCandidates After(int dates, double bad) =>
        Enumerable.Range(1, dates).Aggregate(Evening, (candidate, day) => candidate.After(day, 10, ("bad", bad)));

    [Fact]
    public void Without_earlier_dates_all_weigh_the_same() => Evening.Points(Both).ShouldBe(15);

    [Fact]
    public void With_enough_of_them_who_was_right_weighs_most() => After(500, bad: 20).Points(Both).ShouldBe(10);

    [Fact]
    public void Misses_to_both_sides_are_mixed() =>
        Enumerable.Range(1, 500).Aggregate(Evening, (candidate, day) => candidate.After(day, 12)).Points(Both)!.Value.ShouldBe(0.8 * 10 + 0.2 * 20, 1e-5);

    [Fact]
    public void One_system_alone_is_no_ensemble() => Evening.With("bad", null).Points(Both).ShouldBeNull();

    [Fact]
    public void A_system_that_fails_is_noted_and_the_others_stand()
    {
        Ensemble three = new("both", [new Told("good"), new Told("bad"), new Told("broken")]);
        var rows = new SomeCandidates(three, ("good", 10), ("bad", 20), ("broken", -1)).Rows();

        rows.Of(three)!.Points[^1].ShouldBe(15);

        rows.Failures.ShouldBe(new Dictionary<string, string> { ["broken"] = "broken is broken" });
    }

    [Fact]
    public void Its_parts_are_its_prediction()
    {
        var parts = Both.Explain(Evening.Rows(), 0);

        parts.Select(part => part.Name).ShouldBe(["50 % good", "50 % bad"]);
        parts.Sum(part => part.Points).ShouldBe(15, 1e-9);
    }
}
