using System.Text.Json;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>Reads the warehouse, by itself when nobody holds it, through the owner's socket otherwise.</summary>
sealed class Reader : IDisposable
{
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
        if (OwnerClient.TryConnect(workspace) is { } owner)
            return new Reader(owner, null);
        return new Reader(null, call.Hold(workspace));
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
