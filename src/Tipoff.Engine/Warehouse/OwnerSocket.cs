using System.Net.Sockets;
using System.Text.Json;

namespace Tipoff.Engine.Warehouse;

/// <summary>What a watcher asks the owner of the warehouse; one JSON object a line.</summary>
/// <param name="Op">who, sql, progress or cancel; more where the owner is a daemon.</param>
/// <param name="Body">What a daemon's op needs.</param>
public sealed record OwnerRequest(string Op, string? Sql = null, JsonElement? Body = null);

/// <summary>The owner's answer; <see cref="Error"/> is set when it refused.</summary>
public sealed record OwnerAnswer
{
    public Owner? Owner { get; init; }

    public QueryResult? Result { get; init; }

    public JsonElement? Progress { get; init; }

    /// <summary>What a daemon answers to an op of its own.</summary>
    public JsonElement? Body { get; init; }

    public OwnerError? Error { get; init; }
}

/// <summary>A <see cref="Problem"/> on its way through the socket.</summary>
public sealed record OwnerError(string What, string Because, string Hint, Exit Exit);

/// <summary>Lets other processes read through the one that holds the warehouse: one owner, many watchers.</summary>
public sealed class OwnerSocket : IDisposable
{
    /// <summary>A unix socket's path has room for about 108 bytes; beyond this it lies in the runtime folder.</summary>
    const int PathBytesMax = 100;

    readonly DuckDbWarehouse warehouse;
    readonly Action cancelWork;
    readonly Owner owner;
    readonly Socket listener;
    readonly string path;
    readonly CancellationTokenSource closing = new();

    OwnerSocket(DuckDbWarehouse warehouse, string command, Action cancelWork)
    {
        this.warehouse = warehouse;
        this.cancelWork = cancelWork;
        owner = new Owner(Environment.ProcessId, command, warehouse.Now);
        path = PathOf(warehouse.Workspace, create: true);
        File.Delete(path);
        listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(16);
    }

    /// <summary>How far the owner's work is; shown to watchers as it is.</summary>
    public object? Progress { get; set; }

    /// <summary>Answers the ops that only this owner knows; null for any other.</summary>
    public Func<OwnerRequest, JsonElement?>? Desk { get; set; }

    /// <summary>Serves until disposed; each watcher has a thread of its own.</summary>
    public static OwnerSocket Serve(DuckDbWarehouse warehouse, string command, Action cancelWork)
    {
        var socket = new OwnerSocket(warehouse, command, cancelWork);
        new Thread(socket.Accept) { IsBackground = true, Name = "owner socket" }.Start();
        return socket;
    }

    /// <summary>The socket's place: <c>data/owner.sock</c>, or where <c>data/owner.sock.path</c> says.</summary>
    public static string PathOf(Workspace workspace, bool create = false)
    {
        var near = Path.Combine(workspace.Data, "owner.sock");
        if (System.Text.Encoding.UTF8.GetByteCount(near) <= PathBytesMax)
            return near;

        var record = near + ".path";
        if (!create)
            return File.Exists(record) ? File.ReadAllText(record).Trim() : near;

        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? Path.GetTempPath();
        var far = Path.Combine(runtime, $"tipoff-{Environment.ProcessId}.sock");
        File.WriteAllText(record, far);
        return far;
    }

    public void Dispose()
    {
        closing.Cancel();
        listener.Dispose();
        File.Delete(path);
        closing.Dispose();
    }

    void Accept()
    {
        while (!closing.IsCancellationRequested)
        {
            Socket watcher;
            try
            {
                watcher = listener.Accept();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return; // The owner is done: closing the listener is how it says so.
            }

            new Thread(() => Talk(watcher)) { IsBackground = true, Name = "owner watcher" }.Start();
        }
    }

    void Talk(Socket watcher)
    {
        using var stream = new NetworkStream(watcher, ownsSocket: true);
        using var reader = new StreamReader(stream);
        using var writer = new StreamWriter(stream) { AutoFlush = true };
        try
        {
            while (reader.ReadLine() is { } line)
                writer.WriteLine(JsonSerializer.Serialize(Answer(line), JsonSerializerOptions.Web));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The watcher went away in the middle of a line, or the owner ended in the middle of an answer: neither depends on the other.
        }
    }

    OwnerAnswer Answer(string line)
    {
        try
        {
            var request = JsonSerializer.Deserialize<OwnerRequest>(line, JsonSerializerOptions.Web);
            return request?.Op switch
            {
                "who" => new OwnerAnswer { Owner = owner },
                "sql" => new OwnerAnswer { Owner = owner, Result = Query(request.Sql ?? "") },
                "progress" => new OwnerAnswer { Owner = owner, Progress = JsonSerializer.SerializeToElement(Progress, JsonSerializerOptions.Web) },
                "cancel" => Cancel(),
                _ when request is not null && Desk?.Invoke(request) is { } body => new OwnerAnswer { Owner = owner, Body = body },
                _ => Refuse(new Problem($"unknown op '{request?.Op}'", "expected who, sql, progress or cancel", "Use a tipoff command of the same version")),
            };
        }
        catch (Problem problem)
        {
            return Refuse(problem);
        }
        catch (JsonException error)
        {
            return Refuse(new Problem("not a request", error.Message, "Send one JSON object a line"));
        }
    }

    QueryResult Query(string sql)
    {
        using var connection = warehouse.Connect();
        return ReadOnlyQuery.Run(connection, sql, closing.Token);
    }

    OwnerAnswer Cancel()
    {
        cancelWork();
        return new OwnerAnswer { Owner = owner };
    }

    OwnerAnswer Refuse(Problem problem) =>
        new() { Owner = owner, Error = new OwnerError(problem.What, problem.Because, problem.Hint, problem.Exit) };
}
