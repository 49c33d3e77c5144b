using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Sources;

/// <summary>How often a site may be asked.</summary>
/// <param name="Interval">Time in which one request becomes free.</param>
/// <param name="Burst">Requests that may follow each other at once after a pause.</param>
public sealed record Rate(TimeSpan Interval, int Burst = 1)
{
    /// <summary>No pause at all: only for a server on this machine.</summary>
    public static readonly Rate Unlimited = new(TimeSpan.Zero, int.MaxValue);

    public static Rate OneIn(double seconds) => new(TimeSpan.FromSeconds(seconds));

    public static Rate PerSecond(double requests) => new(TimeSpan.FromSeconds(1 / requests));
}

/// <summary>A key that a site demands; it comes from the environment and is never written down.</summary>
/// <param name="Variable">Environment variable that holds it.</param>
/// <param name="Name">Header or query parameter that carries it.</param>
/// <param name="IsQuery">True: a query parameter; false: a header.</param>
public sealed record Credential(string Variable, string Name, bool IsQuery = false)
{
    /// <summary>Word before the key in a header, such as <c>Bearer </c>.</summary>
    public string Prefix { get; init; } = "";
}

/// <summary>A provider: one host with one politeness.</summary>
public abstract class Site
{
    /// <summary>Word for settings, tables and screens, from the type's name.</summary>
    public string Name => Names.Snake(GetType().Name);

    /// <summary>What the provider is, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Every path of its endpoints is relative to it; ends with a slash.</summary>
    public abstract Uri BaseAddress { get; }

    public abstract Rate Rate { get; }

    /// <summary>Requests under way at once.</summary>
    public virtual int Concurrency => 1;

    /// <summary>Header profile sent with every request.</summary>
    public virtual IReadOnlyList<(string Name, string Value)> Headers => [];

    /// <summary>Null: open to everyone. Without its value the site is not configured, which is no failure.</summary>
    public virtual Credential? Credential => null;

    /// <summary>Response headers that say how much of a quota is left and was used; null where the provider has none.</summary>
    public virtual (string Remaining, string Used)? QuotaHeaders => null;

    /// <summary>Environment variable that names a proxy for this site alone.</summary>
    public string ProxyVariable => $"TIPOFF_PROXY_{Name.ToUpperInvariant()}";

    /// <summary>Whether it can be asked: it wants no key, the environment has the key, or this machine plays it.</summary>
    public bool IsConfigured(EngineOptions options) =>
        Credential is null || options.Simulation is not null || options.SourcesAt is { IsLoopback: true } || !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Credential.Variable));

    public override string ToString() => Name;
}
