namespace Tipoff.Tests.Rules;

public sealed class DirectionTests
{
    [Fact]
    public void Engine_knows_no_basketball() =>
        SourceTree.In("src/Tipoff.Engine").Where(file => file.IsCSharp).SelectMany(DirectionRules.BasketballIn).ShouldBeEmpty();

    [Fact]
    public void Nba_does_no_io() =>
        SourceTree.In("src/Tipoff.Nba").Where(file => file.IsCSharp).SelectMany(DirectionRules.InputOutputIn).ShouldBeEmpty();

    [Fact]
    public void Only_Program_composes() =>
        SourceTree.In("src").Where(file => file.IsCSharp).SelectMany(DirectionRules.CompositionIn).ShouldBeEmpty();

    [Fact]
    public void Rooms_depend_downward() =>
        SourceTree.In("src").Where(file => file.IsCSharp).SelectMany(DirectionRules.UpwardReferencesIn).ShouldBeEmpty();

    [Fact]
    public void Only_the_warehouse_opens_connections() =>
        SourceTree.In("src").Where(file => file.IsCSharp).SelectMany(DirectionRules.ConnectionsIn).ShouldBeEmpty();

    [Fact]
    public void Exit_codes_come_only_from_the_Exit_enum() =>
        SourceTree.In("src").Where(file => file.IsCSharp).SelectMany(DirectionRules.ExitNumbersIn).ShouldBeEmpty();

    [Theory]
    [InlineData("int homeTeam;")]
    [InlineData("var sql = \"select player_id from x\";")]
    [InlineData("class NbaRunner;")]
    public void An_engine_that_speaks_of_basketball_is_caught(string code) =>
        DirectionRules.BasketballIn(Engine("Runs", code)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("// such as the games of a season\nint steamRate;")]
    [InlineData("int partition;")]
    public void Comments_and_words_that_only_contain_one_are_free(string code) =>
        DirectionRules.BasketballIn(Engine("Runs", code)).ShouldBeEmpty();

    [Theory]
    [InlineData("using System.Net.Http;")]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("using DuckDB.NET.Data;")]
    [InlineData("TimeProvider clock;")]
    public void Content_that_does_io_is_caught(string code) =>
        DirectionRules.InputOutputIn(Nba("Raw", code)).ShouldNotBeEmpty();

    [Fact]
    public void A_room_that_reads_a_higher_one_is_caught()
    {
        DirectionRules.UpwardReferencesIn(Engine("Tables", "using Tipoff.Engine.Warehouse;")).ShouldHaveSingleItem();
        DirectionRules.UpwardReferencesIn(Nba("Analytics", "using Tipoff.Nba.Precompute;")).ShouldHaveSingleItem();
        DirectionRules.UpwardReferencesIn(Nba("Attic", "")).ShouldHaveSingleItem();

        DirectionRules.UpwardReferencesIn(Nba("Precompute", "using Tipoff.Nba.Analytics;")).ShouldBeEmpty();
    }

    [Fact]
    public void A_connection_opened_elsewhere_is_caught()
    {
        DirectionRules.ConnectionsIn(Engine("Runs", "using var c = new DuckDBConnection(x);")).ShouldHaveSingleItem();

        DirectionRules.ConnectionsIn(Engine("Warehouse", "using var c = new DuckDBConnection(x);")).ShouldBeEmpty();
    }

    [Fact]
    public void A_service_container_elsewhere_is_caught() =>
        DirectionRules.CompositionIn(Engine("Runs", "services.AddSingleton<Runner>();")).ShouldHaveSingleItem();

    [Fact]
    public void A_bare_exit_number_is_caught() =>
        DirectionRules.ExitNumbersIn(Engine("Runs", "Environment.ExitCode = 3;")).ShouldHaveSingleItem();

    static SourceFile Engine(string room, string code) => new($"src/Tipoff.Engine/{room}/Seeded.cs", code);

    static SourceFile Nba(string room, string code) => new($"src/Tipoff.Nba/{room}/Seeded.cs", code);
}
