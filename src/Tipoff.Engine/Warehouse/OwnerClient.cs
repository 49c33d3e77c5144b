using System.Net.Sockets;
using System.Text.Json;

namespace Tipoff.Engine.Warehouse;

/// <summary>A watcher's end of the owner's socket.</summary>
public sealed class OwnerClient : IDisposable
{
    readonly NetworkStream stream;
    readonly StreamReader reader;
    readonly StreamWriter writer;

    OwnerClient(Socket socket)
    {
        stream = new NetworkStream(socket, ownsSocket: true);
        reader = new StreamReader(stream);
        writer = new StreamWriter(stream) { AutoFlush = true };
    }

    /// <summary>A connection to whoever holds the workspace's warehouse, or null when nobody answers.</summary>
    public static OwnerClient? TryConnect(Workspace workspace)
    {
        var path = OwnerSocket.PathOf(workspace);
        if (!File.Exists(path))
            return null;

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new OwnerClient(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <exception cref="Problem">The owner refused, or went away.</exception>
    public OwnerAnswer Ask(OwnerRequest request)
    {
        writer.WriteLine(JsonSerializer.Serialize(request, JsonSerializerOptions.Web));
        var line = reader.ReadLine()
            ?? throw new Problem("the owner of the warehouse went away", "it closed the socket before it answered", "Run the command again") { Exit = Exit.TryLater };
        var answer = JsonSerializer.Deserialize<OwnerAnswer>(line, JsonSerializerOptions.Web)!;
        return answer.Error is { } error ? throw new Problem(error.What, error.Because, error.Hint) { Exit = error.Exit } : answer;
    }

    public void Dispose()
    {
        writer.Dispose();
        reader.Dispose();
        stream.Dispose();
    }
}
