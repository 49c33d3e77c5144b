using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Tipoff.ReplayTests.Databases;

/// <summary>A throwaway PostgreSQL 15, started once for all tests that share it and removed with its files at the end.</summary>
/// <remarks>PostgreSQL refuses to run as root, so root lends it the folder and becomes the system's postgres user.</remarks>
public sealed class PostgresServer : IDisposable
{
    const string Programs = "/usr/lib/postgresql/15/bin";
    const int StartSecondsMax = 60;
    readonly string folder = Directory.CreateTempSubdirectory("tipoff-pg-").FullName;
    readonly int port = FreePort();
    int databases;

    public PostgresServer()
    {
        if (Missing is not null)
            return;

        if (Environment.IsPrivilegedProcess)
            Run("chown", "postgres", folder);
        RunAsServer("initdb", "-D", $"{folder}/data", "-A", "trust", "-U", "postgres", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync");
        // Nothing here outlives the tests, so nothing waits for the disk.
        var options = $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        RunAsServer("pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "-t", $"{StartSecondsMax}", "-o", options, "start");
    }

    /// <summary>Why the tests on PostgreSQL cannot run here; null when they can.</summary>
    public static string? Missing { get; } =
        !File.Exists($"{Programs}/initdb") ? "PostgreSQL 15 is not installed; `./dev setup` installs it where it may"
        : Environment.IsPrivilegedProcess && !File.Exists("/usr/sbin/runuser") ? "runuser is needed to start PostgreSQL from root"
        : null;

    /// <summary>An open connection to a database of its own.</summary>
    public NpgsqlConnection NewDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        using (var server = Connect("postgres"))
        using (var create = new NpgsqlCommand($"create database {name}", server))
            create.ExecuteNonQuery();
        return Connect(name);
    }

    public void Dispose()
    {
        if (Missing is null)
        {
            NpgsqlConnection.ClearAllPools();
            RunAsServer("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "-w", "stop");
        }

        Directory.Delete(folder, recursive: true);
    }

    NpgsqlConnection Connect(string database)
    {
        var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Pooling=false;Timezone=UTC;Command Timeout=300");
        connection.Open();
        return connection;
    }

    void RunAsServer(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
            Run("runuser", ["-u", "postgres", "--", $"{Programs}/{program}", .. arguments]);
        else
            Run($"{Programs}/{program}", arguments);
    }

    // The server inherits the streams of pg_ctl: reading them to their end would wait for the server's end.
    void Run(string program, params string[] arguments)
    {
        var output = $"{folder}/{Path.GetFileName(program)}.out";
        var quoted = string.Join(' ', arguments.Prepend(program).Select(argument => $"'{argument.Replace("'", "'\\''")}'"));
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"cd / && {quoted} >'{output}' 2>&1 </dev/null"]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{quoted} ended with {process.ExitCode}:\n{File.ReadAllText(output)}");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Tests that share one PostgreSQL server.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>A fact that needs PostgreSQL and is skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Missing;
}
