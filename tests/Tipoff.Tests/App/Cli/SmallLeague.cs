using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Tests.App.Cli;

/// <summary>A throwaway workspace with three dates of two games: one without a box score, one with a play-in game.</summary>
sealed class SmallLeague : IDisposable
{
    const string Command = "tipoff backfill --from 2024-11-01 --to 2024-11-03";

    static readonly (string Id, string Date, string Type, bool HasBox)[] Games =
    [
        ("0022400001", "2024-11-01", "regular", true),
        ("0022400002", "2024-11-01", "regular", true),
        ("0022400003", "2024-11-02", "regular", true),
        ("0022400004", "2024-11-02", "regular", false),
        ("0022400005", "2024-11-03", "regular", true),
        ("0052400001", "2024-11-03", "playin", false),
    ];

    public SmallLeague()
    {
        Root = Directory.CreateTempSubdirectory("tipoff-cli-").FullName;
        Workspace = Workspace.Create(Root);
        using var warehouse = Open();
        using var connection = warehouse.Connect();
        var cells = Games.GroupBy(game => game.Date).Select(date => Cell("reference.games", date.Key, date.Count()))
            .Concat(Games.Where(game => game.HasBox).GroupBy(game => game.Date).Select(date => Cell("raw.nbac_player_boxscores", date.Key, date.Count())));
        warehouse.Publish(connection, [.. cells], () => Fill(connection));
    }

    public string Root { get; }

    public Workspace Workspace { get; }

    /// <summary>Holds the warehouse as a long command does, with its socket.</summary>
    public IDisposable Hold(RunProgress? progress = null) => new Holder(Open(), progress);

    /// <summary>Leaves a cell as a build that broke just now leaves it.</summary>
    public void Fail(string table, string date, string error)
    {
        using var warehouse = Open();
        using var connection = warehouse.Connect();
        warehouse.Publish(connection, [new(table, date) { Presence = Presence.FailedRetryable, Error = error, Tried = new Try("code", null, null), UpdatedAt = warehouse.Now }], () => { });
    }

    /// <summary>Changes rows behind the program's back.</summary>
    public void Run(string sql)
    {
        using var warehouse = Open();
        using var connection = warehouse.Connect();
        Run(connection, sql);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    DuckDbWarehouse Open() => DuckDbWarehouse.Open(Workspace, League.Catalog(), TimeProvider.System, Command);

    static Cell Cell(string table, string date, int rows) => new(table, date) { Presence = Presence.Ok, Rows = rows, Run = "seed", UpdatedAt = DateTimeOffset.UnixEpoch };

    static void Fill(DbConnection connection)
    {
        foreach (var (id, date, type, hasBox) in Games)
        {
            Run(connection, $"insert into reference.games (game_id, game_date, season_year, season_type, tipoff_at) values ('{id}', date '{date}', 2024, '{type}', timestamptz '{date} 23:30:00+00')");
            if (hasBox)
                Run(connection, $"insert into raw.nbac_player_boxscores (game_id, player_id, game_date) values ('{id}', 1, date '{date}')");
        }

        Run(connection, "insert into orchestration.check_results values ('raw.nbac_player_boxscores', 'an odd line', 'warning', 3, 'seed', timestamptz '2024-11-04 00:00:00+00')");
        Run(connection, "insert into orchestration.check_results values ('raw.nbac_player_boxscores', 'an old line', 'warning', 9, 'replaced', timestamptz '2024-11-04 00:00:00+00')");
    }

    static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    sealed class Holder : IDisposable
    {
        readonly DuckDbWarehouse warehouse;
        readonly OwnerSocket socket;

        public Holder(DuckDbWarehouse warehouse, RunProgress? progress)
        {
            this.warehouse = warehouse;
            socket = OwnerSocket.Serve(warehouse, Command, () => { });
            socket.Progress = progress;
        }

        public void Dispose()
        {
            socket.Dispose();
            warehouse.Dispose();
        }
    }
}
