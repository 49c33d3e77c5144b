namespace DuckDB.NET.Data;

/// <summary>Stops a running statement on request, on a cancelled token, or when its time is over.</summary>
/// <remarks>
/// DuckDB forgets an interrupt that arrives before the statement has begun, so the request is repeated until the statement ends.
/// </remarks>
sealed class Interruption : IDisposable
{
    static readonly TimeSpan Repeat = TimeSpan.FromMilliseconds(10);

    readonly Lock gate = new();
    readonly ConnectionHandle connection;
    readonly TimeSpan timeout;
    readonly CancellationToken cancel;
    readonly CancellationTokenRegistration registration;
    Timer? timer;
    bool isFinished;
    bool isTimedOut;

    public Interruption(ConnectionHandle connection, TimeSpan timeout, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        this.connection = connection;
        this.timeout = timeout;
        this.cancel = cancel;
        if (timeout > TimeSpan.Zero) timer = new Timer(_ => OnTimer(), null, timeout, Repeat);
        registration = cancel.UnsafeRegister(static self => ((Interruption)self!).Request(), this);
    }

    public bool IsRequested { get; private set; }

    public void Request()
    {
        lock (gate)
        {
            if (isFinished || IsRequested) return;
            IsRequested = true;
            NativeMethods.duckdb_interrupt(connection);
            timer ??= new Timer(_ => OnTimer(), null, Repeat, Repeat);
            timer.Change(Repeat, Repeat);
        }
    }

    public OperationCanceledException Cancelled(Exception cause) => new(
        isTimedOut ? $"the statement was stopped after its CommandTimeout of {timeout.TotalSeconds:0} s" : "the statement was cancelled", cause, cancel);

    public void Dispose()
    {
        lock (gate)
        {
            isFinished = true;
            timer?.Dispose();
        }
        registration.Dispose();
    }

    void OnTimer()
    {
        lock (gate)
        {
            if (isFinished) return;
            if (!IsRequested) isTimedOut = true;
            IsRequested = true;
            NativeMethods.duckdb_interrupt(connection);
        }
    }
}
