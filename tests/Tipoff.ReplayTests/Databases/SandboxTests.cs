using System.Data.Common;
using System.Reflection;
using DuckDB.NET.Data;
using Tipoff.Engine.Tables;

namespace Tipoff.ReplayTests.Databases;

/// <summary>Every transform, alone with what it declares, on both engines.</summary>
[Collection(PostgresTests.Name)]
public sealed class SandboxTests(PostgresServer postgres)
{
    static readonly string[] Layers = ["raw", "reference", "analytics", "precompute", "predictions", "signals", "grading", "publishing"];
    static readonly Catalog Catalog = Catalog.Scan(Assembly.Load("Tipoff.Nba"), Layers, date => date.Year);

    static IEnumerable<Table> Derived => Catalog.Tables.Where(table => table.Sql is not null);

    [Fact]
    public void Every_transform_reads_exactly_its_upstreams_and_yields_exactly_its_row_on_DuckDB()
    {
        using var database = InMemory();
        var sandbox = new Sandbox(database, type => Catalog[type]);

        Derived.SelectMany(sandbox.Violations).ShouldBeEmpty();
    }

    [PostgresFact]
    public void Every_transform_reads_exactly_its_upstreams_and_yields_exactly_its_row_on_PostgreSQL()
    {
        using var database = postgres.NewDatabase();
        var sandbox = new Sandbox(database, type => Catalog[type]);

        Derived.SelectMany(sandbox.Violations).ShouldBeEmpty();
    }

    [Fact]
    public void The_sandbox_catches_seeded_faults_on_DuckDB()
    {
        using var database = InMemory();

        CatchesSeededFaults(database);
    }

    [PostgresFact]
    public void The_sandbox_catches_seeded_faults_on_PostgreSQL()
    {
        using var database = postgres.NewDatabase();

        CatchesSeededFaults(database);
    }

    static void CatchesSeededFaults(DbConnection database)
    {
        var sandbox = new Sandbox(database, type => (Table)Activator.CreateInstance(type)!);

        sandbox.Violations(new Analytics.Sound()).ShouldBeEmpty();
        sandbox.Violations(new Analytics.WrongType()).ShouldHaveSingleItem().ShouldContain("total");
        sandbox.Violations(new Analytics.WrongOrder()).Count.ShouldBe(3);
        sandbox.Violations(new Analytics.Undeclared()).ShouldHaveSingleItem().ShouldContain("raw.shop");
        sandbox.Violations(new Analytics.Unread()).ShouldHaveSingleItem().ShouldContain("does not read it");
    }

    static DuckDBConnection InMemory()
    {
        var connection = new DuckDBConnection();
        connection.Open();
        return connection;
    }
}
