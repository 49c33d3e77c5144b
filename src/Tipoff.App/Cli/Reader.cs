using System.Diagnostics;
using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>Reads the warehouse, by itself when nobody holds it, through the owner's socket otherwise.</summary>
sealed class Reader : IDisposable
{
    /// <summary>How long whoever has just taken the warehouse may be silent. Three seconds: it opens a large one in one.</summary>
    static readonly TimeSpan AnswerMost = TimeSpan.FromSeconds(3);

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly OwnerClient? owner;
    readonly Session? session;

    Reader(OwnerClient? owner, Session? session)
    {
        this.owner = owner;
        this.session = session;
    }

    public static Reader Open(Invocation call)
    {
        var workspace = call.Workspace;
        for (var watch = Stopwatch.StartNew(); ;)
        {
            if (OwnerClient.TryConnect(workspace) is { } owner)
                return new Reader(owner, null);

            try
            {
                return new Reader(null, call.Hold(workspace, isReading: true));
            }
            catch (Problem held) when (held.Exit == Exit.TryLater && watch.Elapsed < AnswerMost)
            {
                // Whoever took it in between answers as soon as it has opened it.
                if (call.Cancel.WaitHandle.WaitOne(Pause))
                    throw new OperationCanceledException(call.Cancel);
            }
        }
    }

    public QueryResult Query(string sql)
    {
        if (owner is not null)
        {
            var answer = owner.Ask(new OwnerRequest("sql", sql)).Result!;
            return answer with { Rows = [.. answer.Rows.Select(row => row.Select(Plain).ToArray())] };
        }

        using var connection = session!.Warehouse.Connect();
        return ReadOnlyQuery.Run(connection, sql);
    }

    /// <summary>How far the work of the process that holds the warehouse is; null when nobody else holds it.</summary>
    public JsonElement? Progress() => owner?.Ask(new OwnerRequest("progress")).Progress;

    /// <summary>What came over the socket, as the values that the database itself gives; dates and times stay texts.</summary>
    static object? Plain(object? value) => value is not JsonElement json ? value : json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
        _ => json,
    };

    public void Dispose()
    {
        owner?.Dispose();
        session?.Dispose();
    }
}
