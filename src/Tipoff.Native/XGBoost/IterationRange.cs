namespace Tipoff.Native.XGBoost;

/// <summary>The boosting rounds a prediction uses, from <paramref name="Begin"/> up to but not including <paramref name="End"/>; the default is all of them.</summary>
public readonly record struct IterationRange(int Begin, int End)
{
    public static IterationRange All => default;

    public static IterationRange First(int rounds) => new(0, rounds);
}
