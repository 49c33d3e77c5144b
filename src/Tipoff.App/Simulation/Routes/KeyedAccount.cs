namespace Tipoff.App.Simulation.Routes;

/// <summary>The key of a provider and what is left of its quota.</summary>
sealed class KeyedAccount(string key, int quota)
{
    int used;

    public bool Accepts(string? given) => given == key;

    public int Used => Math.Min(used, quota);

    public int Remaining => quota - Used;

    /// <summary>Takes the price of a request; false when the quota does not hold it.</summary>
    public bool Pay(int price)
    {
        while (true)
        {
            var before = used;
            if (before + price > quota)
                return false;
            if (Interlocked.CompareExchange(ref used, before + price, before) == before)
                return true;
        }
    }
}
