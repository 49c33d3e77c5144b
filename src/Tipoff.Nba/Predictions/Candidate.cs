namespace Tipoff.Nba.Predictions;

/// <summary>One candidate's row of features.</summary>
public readonly record struct Candidate(CandidateRows Rows, int Row)
{
    /// <summary>A feature's value; NaN where it is not known.</summary>
    public double this[string feature] => Rows.Frame.Numbers(feature)[Row];

    /// <summary>A feature's value for a correction, which what is not known must not make: then 0.</summary>
    public double Known(string feature) => double.IsNaN(this[feature]) ? 0 : this[feature];
}
