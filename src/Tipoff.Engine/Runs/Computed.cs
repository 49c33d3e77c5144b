using System.Data.Common;

namespace Tipoff.Engine.Runs;

/// <summary>What a <see cref="Computation"/> says of its rows.</summary>
public static class Computed
{
    /// <summary>They do without nothing.</summary>
    public static IReadOnlyDictionary<string, string> Whole { get; } = new Dictionary<string, string>();

    /// <summary>A computation whose rows do without nothing whenever it ends.</summary>
    public static Computation Wholly(Action<DbConnection, string, DateOnly, DateOnly, CancellationToken> fill) =>
        (connection, relation, from, to, cancel) =>
        {
            fill(connection, relation, from, to, cancel);
            return Whole;
        };
}
