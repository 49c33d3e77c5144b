namespace Tipoff.App.Simulation;

/// <summary>What can go wrong with an answer.</summary>
enum Fault
{
    None,

    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>500 without a useful body.</summary>
    ServerError,

    /// <summary>The answer does not come while the client waits.</summary>
    Timeout,

    /// <summary>A page that refuses, with status 200.</summary>
    RefusalPage,

    /// <summary>JSON that ends in the middle.</summary>
    TruncatedJson,

    /// <summary>A day log without one of its games.</summary>
    MissingGame,

    /// <summary>A field under another name.</summary>
    RenamedField,

    /// <summary>A row that comes twice.</summary>
    DuplicatedRows,

    /// <summary>404 for the first tries, although it is time.</summary>
    LateFile,

    /// <summary>The first box shows a count that later ones correct.</summary>
    CorrectedBox,
}

/// <summary>How often each fault happens, as a share of the requests; nothing but the seeds, the address and the attempt decides.</summary>
/// <remarks>Late files and corrected boxes belong to an address (its first tries), all others to single attempts.</remarks>
sealed record FaultMenu
{
    /// <summary>Tries after which a late file is there.</summary>
    public const int LateTries = 2;

    /// <summary>Every answer is as it should be.</summary>
    public static readonly FaultMenu Off = new();

    /// <summary>Which draw of the faults: a server that is started again counts attempts anew, and would fail in the same places for ever.</summary>
    public int Draw { get; init; }

    public double TooManyRequests { get; init; }

    public double ServerError { get; init; }

    public double Timeout { get; init; }

    public double RefusalPage { get; init; }

    public double TruncatedJson { get; init; }

    public double MissingGame { get; init; }

    public double RenamedField { get; init; }

    public double DuplicatedRows { get; init; }

    public double LateFile { get; init; }

    public double CorrectedBox { get; init; }

    /// <summary>A stretch in which every site refuses; null when there is none.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Outage { get; init; }

    /// <summary>Seconds that a 429 asks to wait.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>How long an answer is held back that does not come.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The same shares for everything.</summary>
    public static FaultMenu Of(double share) => new()
    {
        TooManyRequests = share,
        ServerError = share,
        Timeout = share,
        RefusalPage = share,
        TruncatedJson = share,
        MissingGame = share,
        RenamedField = share,
        DuplicatedRows = share,
        LateFile = share,
        CorrectedBox = share,
    };

    public bool IsOut(DateTimeOffset now) => Outage is { } outage && now >= outage.From && now < outage.To;

    /// <summary>The fault of an attempt, counted from 1.</summary>
    public Fault Choose(int seed, string url, int attempt)
    {
        var drawn = Draw == 0 ? "" : $"{Draw}|";
        var place = Chance.Of(seed, $"{drawn}place|{url}");
        if (place.Happens(LateFile))
        {
            if (attempt <= LateTries)
                return Fault.LateFile;
        }
        else if (place.Happens(CorrectedBox) && attempt == 1)
        {
            return Fault.CorrectedBox;
        }

        var draw = Chance.Of(seed, $"{drawn}{attempt}|{url}").Share();
        foreach (var (fault, share) in PerAttempt)
        {
            draw -= share;
            if (draw < 0)
                return fault;
        }

        return Fault.None;
    }

    IEnumerable<(Fault Fault, double Share)> PerAttempt =>
    [
        (Fault.TooManyRequests, TooManyRequests),
        (Fault.ServerError, ServerError),
        (Fault.Timeout, Timeout),
        (Fault.RefusalPage, RefusalPage),
        (Fault.TruncatedJson, TruncatedJson),
        (Fault.MissingGame, MissingGame),
        (Fault.RenamedField, RenamedField),
        (Fault.DuplicatedRows, DuplicatedRows),
    ];
}
