using DuckDB.NET.Data;
using Tipoff.App.Simulation;

namespace Tipoff.Tests.App.Simulation;

/// <summary>One written set of demo archives, with a database to ask it questions.</summary>
public sealed class WrittenArchives : IDisposable
{
    public const int Seed = 7;
    readonly DuckDBConnection connection = new();

    public WrittenArchives()
    {
        DemoArchives.Write(Directory, Seed);
        connection.Open();
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory, "*.csv"))
            Run($"create view {ViewOf(file)} as select * from read_csv('{file}', header = true, all_varchar = true, nullstr = '')");
        Run("create table events as select * from read_csv(['" + Path.Combine(Directory, "pbp_2023-24_rs.csv") + "', '" + Path.Combine(Directory, "pbp_2024-25_rs.csv") + "'], header = true, all_varchar = true, nullstr = '')");
        Run("create table players as select * from read_csv(['" + Path.Combine(Directory, "player_gamelogs_rs_2023-24.csv") + "', '" + Path.Combine(Directory, "player_gamelogs_rs_2024-25.csv") + "'])");
        Run("create table teams as select * from read_csv(['" + Path.Combine(Directory, "team_gamelogs_rs_2023-24.csv") + "', '" + Path.Combine(Directory, "team_gamelogs_rs_2024-25.csv") + "'])");
        Run("create table shots as select * from read_csv(['" + Path.Combine(Directory, "shots_2023-24_rs.csv") + "', '" + Path.Combine(Directory, "shots_2024-25_rs.csv") + "'])");
    }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("tipoff-demo-").FullName;

    public T Ask<T>(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue();
        return reader.GetFieldValue<T>(0);
    }

    public void Dispose()
    {
        connection.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    static string ViewOf(string file) => Path.GetFileNameWithoutExtension(file).Replace('-', '_');

    void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
