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
            return owner.Ask(new OwnerRequest("sql", sql)).Result!;

        using var connection = session!.Warehouse.Connect();
        return ReadOnlyQuery.Run(connection, sql);
    }

    public void Dispose()
    {
        owner?.Dispose();
        session?.Dispose();
    }
}
