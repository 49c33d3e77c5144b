using Dapper;
using DuckDB.NET.Data;

namespace Tipoff.Tests.Native.DuckDb;

/// <summary>Databases that live as long as one test.</summary>
static class Scratch
{
    public static DuckDBConnection Open(string connectionString = "Data Source=:memory:")
    {
        DuckDBConnection connection = new(connectionString);
        connection.Open();
        return connection;
    }

    public static DuckDBConnection OpenWith(string sql)
    {
        var connection = Open();
        connection.Execute(sql);
        return connection;
    }

    public static DuckDBDataReader Read(this DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = new(sql, connection);
        return command.ExecuteReader();
    }
}

/// <summary>A folder for databases whose commits and locks are the subject.</summary>
sealed class ScratchFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-duck-");

    public string FileName(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
