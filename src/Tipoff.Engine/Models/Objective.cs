using System.Numerics;

namespace Tipoff.Engine.Models;

/// <summary>What training minimises.</summary>
public abstract record Objective
{
    Objective() { }

    /// <summary>The metric that early stopping watches, in the library's name.</summary>
    public abstract string Metric { get; }

    /// <summary>The constant that minimises the loss: boosting starts there, so that no round is spent on finding the level.</summary>
    public abstract float StartingValue(ReadOnlySpan<float> labels);

    /// <summary>Half the squared error: learns the mean. The library has it built in.</summary>
    public sealed record SquaredError : Objective
    {
        public override string Metric => "rmse";

        public override float StartingValue(ReadOnlySpan<float> labels)
        {
            var sum = 0.0;
            foreach (var label in labels) sum += label;
            return (float)(sum / labels.Length);
        }
    }

    /// <summary>Absolute error, rounded off below <paramref name="Delta"/>: learns the median.</summary>
    /// <remarks>
    /// XGBoost 1.7's own absolute error ignores the learning rate (it stops after a few full steps, worse than squared error)
    /// and its pseudo-Huber error overshoots from the default start, hence this gradient of our own, started at the median.
    /// Its hessian is 1/s rather than the true 1/s³: larger, so steps on far rows stay short.
    /// </remarks>
    public sealed record SmoothedAbsolute(float Delta = 2f) : Objective
    {
        public override string Metric => "mae";

        public override float StartingValue(ReadOnlySpan<float> labels)
        {
            var sorted = labels.ToArray();
            Array.Sort(sorted);
            var middle = sorted.Length / 2;
            return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2f;
        }

        /// <summary>For e = margin - label and s = sqrt(1 + (e/delta)²): gradient e/s, hessian 1/s, both times the row's weight.</summary>
        public void Gradient(
            ReadOnlySpan<float> margins, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, Span<float> gradient, Span<float> hessian)
        {
            var row = 0;
            var delta = new Vector<float>(Delta);
            for (; row <= margins.Length - Vector<float>.Count; row += Vector<float>.Count)
            {
                var error = new Vector<float>(margins[row..]) - new Vector<float>(labels[row..]);
                var part = error / delta;
                var scale = Vector.SquareRoot(Vector<float>.One + part * part);
                var weight = weights.IsEmpty ? Vector<float>.One : new Vector<float>(weights[row..]);
                (error / scale * weight).CopyTo(gradient[row..]);
                (weight / scale).CopyTo(hessian[row..]);
            }

            for (; row < margins.Length; row++)
            {
                var error = margins[row] - labels[row];
                var part = error / Delta;
                var scale = MathF.Sqrt(1f + part * part);
                var weight = weights.IsEmpty ? 1f : weights[row];
                gradient[row] = error / scale * weight;
                hessian[row] = weight / scale;
            }
        }
    }
}
