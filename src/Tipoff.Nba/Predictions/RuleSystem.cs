namespace Tipoff.Nba.Predictions;

/// <summary>A system that adds up terms, each of which can be named: its explanation is its computation.</summary>
public abstract class RuleSystem : PredictionSystem
{
    /// <summary>The row's terms in points; empty where the rule has nothing to say.</summary>
    public abstract IReadOnlyList<Contribution> Terms(Candidate candidate);

    public sealed override float[] Points(CandidateRows rows)
    {
        var points = new float[rows.Count];
        for (var row = 0; row < points.Length; row++)
        {
            var terms = Terms(rows[row]);
            points[row] = terms.Count == 0 ? float.NaN : Possible(terms.Sum(term => term.Points));
        }

        return points;
    }

    public sealed override IReadOnlyList<Contribution> Explain(CandidateRows rows, int row) => Terms(rows[row]);

    /// <summary>Points taken off a tired player; fatigue reads 100 as fresh.</summary>
    protected static double Tired(double score, double spent, double tired) => score < 50 ? spent : score < 70 ? tired : 0;
}
