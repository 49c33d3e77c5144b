namespace Tipoff.Nba.Predictions;

/// <summary>What the bookmakers say: the line known at the cut-off. A part of the market family, and no system of ours by itself.</summary>
public sealed class TheLine : RuleSystem
{
    public const string Feature = "vegas_points_line";

    public override string SystemId => "line";

    public override string Version => "line_1";

    public override IReadOnlyList<string> Features => [Feature];

    public override IReadOnlyList<Contribution> Terms(Candidate candidate) => double.IsNaN(candidate[Feature]) ? [] : [new("line", candidate[Feature])];

    public override Call Decide(CandidateRows rows, int row, double edge, double? probabilityOver) => new("PASS", null);
}
