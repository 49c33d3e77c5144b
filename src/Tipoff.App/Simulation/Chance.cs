namespace Tipoff.App.Simulation;

/// <summary>Seeded randomness that gives the same league on every machine and runtime.</summary>
/// <remarks>SplitMix64: a dozen lines whose outcome no library version can change.</remarks>
sealed class Chance
{
    const ulong FnvBasis = 14695981039346656037;
    const ulong FnvPrime = 1099511628211;

    ulong state;

    public Chance(int seed) => state = (ulong)seed;

    /// <summary>The randomness of one named detail: it does not depend on what was drawn before.</summary>
    public static Chance Of(int seed, string detail)
    {
        var hash = FnvBasis;
        foreach (var letter in detail)
            hash = (hash ^ letter) * FnvPrime;
        return new Chance(seed) { state = hash ^ ((ulong)seed * FnvPrime) };
    }

    public double Share()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public bool Happens(double probability) => Share() < probability;

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Whole(int low, int high) => low + (int)(Share() * (high - low + 1));

    public double Between(double low, double high) => low + (Share() * (high - low));

    /// <summary>Near enough to a normal deviate, without a logarithm whose last bit could differ between machines.</summary>
    public double Deviate() => Share() + Share() + Share() + Share() + Share() + Share() + Share() + Share() + Share() + Share() + Share() + Share() - 6;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Whole(0, choices.Count - 1)];

    /// <summary>One of the choices, each as likely as its weight says.</summary>
    public T Pick<T>(IReadOnlyList<T> choices, Func<T, double> weightOf)
    {
        var left = Share() * choices.Sum(weightOf);
        foreach (var choice in choices)
        {
            left -= weightOf(choice);
            if (left <= 0)
                return choice;
        }

        return choices[^1];
    }
}
