using System.Collections.Concurrent;

namespace Tipoff.App.Simulation;

/// <summary>What the server has answered, for comparing with what a client saw.</summary>
sealed class Served
{
    readonly ConcurrentQueue<Entry> entries = [];

    /// <param name="Url">Site and path with its parameters, without the key.</param>
    /// <param name="Attempt">How many times this address was asked for, this time included.</param>
    /// <param name="Status">0: nothing was sent.</param>
    public sealed record Entry(string Site, string Url, int Attempt, Fault Fault, int Status);

    /// <summary>Every answer in the order in which they went out.</summary>
    public IReadOnlyList<Entry> Entries => [.. entries];

    public int Requests => entries.Count;

    public IReadOnlyDictionary<Fault, int> Faults => entries.Where(entry => entry.Fault != Fault.None).GroupBy(entry => entry.Fault).ToDictionary(group => group.Key, group => group.Count());

    public int RequestsOf(string site) => entries.Count(entry => entry.Site == site);

    public void Add(Entry entry) => entries.Enqueue(entry);
}
