using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>Whether a cell is there: the closed list of PRODUCT's ledger.</summary>
public enum Presence
{
    NotExpected,
    Expected,
    WaitingUpstream,
    Running,
    Ok,
    OkDegraded,
    SkippedByRule,
    SourceRefused,
    FailedRetryable,
    FailedTerminal,
    Quarantined,
}

/// <summary>One entry of the ledger: a table's partition, what it holds and from which code and inputs.</summary>
/// <param name="Partition">ISO date, period or <c>all</c>.</param>
public sealed record Cell(string Table, string Partition)
{
    public Presence Presence { get; init; } = Presence.Expected;

    /// <summary>Why it is not plainly ok: the rule, the missing units, the check.</summary>
    public string? Reason { get; init; }

    /// <summary><c>fresh</c>, <c>stale(code)</c> or <c>stale(input)</c>; a stale cell goes on being served.</summary>
    public string Freshness { get; init; } = Fresh;

    public long Rows { get; init; }

    public int Units { get; init; }

    public string? ContentHash { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>Hash per upstream window, in the order of the declaration, joined by commas.</summary>
    public string? Inputs { get; init; }

    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>Tries in a row with the same code and inputs; 0 when it never came to one.</summary>
    public int Attempt { get; init; }

    /// <summary>What the last try was made with when it failed; null when none did, or when the cell has been made since.</summary>
    public Try? Tried { get; init; }

    public string? Run { get; init; }

    public double Seconds { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public const string Fresh = "fresh";

    public const string StaleCode = "stale(code)";

    public const string StaleInput = "stale(input)";

    /// <summary>The partition of a table that has none.</summary>
    public const string All = "all";

    /// <summary>Whether readers may rely on its rows.</summary>
    public bool IsServed => Presence is Presence.Ok or Presence.OkDegraded or Presence.SkippedByRule;

    /// <summary>What kind of failure keeps it from being ok; null when none does.</summary>
    public FailureClass? Failure => Failures.Of(Presence, Error, Tried is not null);

    // Formed once: every cell of the ledger asks for one of them when it is read and when it is written.
    static readonly Dictionary<Presence, string> Words = Enum.GetValues<Presence>().ToDictionary(presence => presence, presence => Names.Snake(presence.ToString()));

    static readonly Dictionary<string, Presence> Presences = Words.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Word(Presence presence) => Words[presence];

    public static Presence PresenceOf(string word) => Presences[word];
}
