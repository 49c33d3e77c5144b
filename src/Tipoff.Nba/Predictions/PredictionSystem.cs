namespace Tipoff.Nba.Predictions;

/// <summary>One way to predict points. Siblings of one shape: a new one is one file here and one place in the <see cref="Lineup"/>.</summary>
public abstract class PredictionSystem
{
    /// <summary>Nobody is predicted to score more.</summary>
    const double PointsMax = 60;

    /// <summary>The name its predictions are stored and graded under.</summary>
    public abstract string SystemId { get; }

    /// <summary>The rule's version, or the model's package.</summary>
    public abstract string Version { get; }

    /// <summary>Columns of the feature store that it reads.</summary>
    public abstract IReadOnlyList<string> Features { get; }

    /// <summary>The median of the points of each row; NaN where the system has nothing to say.</summary>
    public abstract float[] Points(CandidateRows rows);

    /// <summary>The mean of the points of the asked rows, from <see cref="CandidateRows.Asked"/> on; null when the system has none of its own.</summary>
    public virtual float[]? Means(CandidateRows rows) => null;

    /// <summary>What it advises about the row's line.</summary>
    /// <param name="edge">Predicted median less line, points.</param>
    /// <param name="probabilityOver">0-1, from earlier misses; null until enough are known.</param>
    public abstract Call Decide(CandidateRows rows, int row, double edge, double? probabilityOver);

    /// <summary>What the reader of the row's prediction must know; null when it is as good as any.</summary>
    public virtual string? Warning(CandidateRows rows, int row) => null;

    /// <summary>The parts of the row's prediction; empty where it has none.</summary>
    public abstract IReadOnlyList<Contribution> Explain(CandidateRows rows, int row);

    /// <summary>Cut to what a player can score.</summary>
    public static float Possible(double points) => (float)Math.Clamp(points, 0, PointsMax);
}
