using System.Text.Json;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Tests.App.Cli;

/// <summary>What <c>tipoff spot-check</c> answers to programs and people, and what it refuses.</summary>
public sealed class SpotCheckTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task Rows_that_agree_end_with_0_and_a_tally_per_family()
    {
        Store("0, null");

        var ended = await TipoffProcess.Run(league.Root, "spot-check", "--season", "2024", "--families", "rolling", "--seed", "3", "--json");

        ended.Exit.ShouldBe(0, ended.Output + ended.Errors);
        Names(ended.Json).ShouldBe(["seed", "samples", "seasons", "agree", "families", "differences"]);
        ended.Json.GetProperty("seed").GetInt32().ShouldBe(3);
        ended.Json.GetProperty("agree").GetBoolean().ShouldBeTrue();
        var family = ended.Json.GetProperty("families").EnumerateArray().ShouldHaveSingleItem();
        family.GetRawText().ReplaceLineEndings("").Replace(" ", "").ShouldBe("""{"family":"rolling","rows":1,"values":20,"agree":20,"differ":0,"worst":0}""");
    }

    [Fact]
    public async Task A_value_that_differs_is_named_with_what_led_there_and_ends_with_1()
    {
        Store("0, 20.5");

        var ended = await TipoffProcess.Run(league.Root, "spot-check", "--from", "2024-11-01", "--to", "2024-11-02", "--families", "rolling", "--json");

        ended.Exit.ShouldBe(1, ended.Errors);
        var difference = ended.Json.GetProperty("differences").EnumerateArray().ShouldHaveSingleItem();
        Names(difference).ShouldBe(["family", "table", "key", "column", "stored", "recomputed", "inputs"]);
        difference.GetProperty("table").GetString().ShouldBe("precompute.ml_feature_store");
        difference.GetProperty("key").GetString().ShouldBe("1/0022400001");
        difference.GetProperty("column").GetString().ShouldBe("points_avg_season");
        difference.GetProperty("stored").GetDouble().ShouldBe(20.5);
        difference.GetProperty("recomputed").ValueKind.ShouldBe(JsonValueKind.Null);
        difference.GetProperty("inputs").GetString()!.ShouldStartWith("0 appearances");
    }

    [Fact]
    public async Task People_see_a_table_the_difference_and_the_seed()
    {
        Store("0, 20.5");

        var ended = await TipoffProcess.Run(league.Root, "spot-check", "--families", "rolling,seconds", "--seed", "5");

        ended.Exit.ShouldBe(1);
        ended.Output.ShouldContain("family  rows values agree differ worst difference");
        ended.Output.ShouldContain("precompute.ml_feature_store.points_avg_season of 1/0022400001: stored 20.5, recomputed");
        ended.Output.ShouldContain("1 rows drawn of 2024-25 with --seed 5: 1 values differ");
    }

    [Fact]
    public async Task It_reads_while_another_command_holds_the_warehouse()
    {
        Store("0, null");
        using var held = league.Hold();

        var ended = await TipoffProcess.Run(league.Root, "spot-check", "--families", "rolling", "--json");

        ended.Exit.ShouldBe(0, ended.Output + ended.Errors);
        ended.Json.GetProperty("samples").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("--families nonsense", "unknown family 'nonsense'")]
    [InlineData("--families rolling,nonsense", "unknown family 'nonsense'")]
    [InlineData("--rows 0", "--rows 0 is no sample")]
    [InlineData("--season 24", "--season 24 is no season")]
    [InlineData("--season 2024 --from 2024-11-01 --to 2024-11-02", "--season and dates at once")]
    [InlineData("--from 2024-11-02 --to 2024-11-01", "--from 2024-11-02 is after --to 2024-11-01")]
    [InlineData("--from 2024-11-02", "--to is missing")]
    public async Task Bad_options_are_wrong_usage(string options, string what)
    {
        var ended = await TipoffProcess.Run(league.Root, ["spot-check", .. options.Split(' '), "--json"]);

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
        ended.Error.Because.ShouldNotBeEmpty();
        ended.Error.Hint.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Without_a_row_there_is_nothing_to_check_yet()
    {
        var ended = await TipoffProcess.Run(league.Root, "spot-check", "--season", "2024", "--json");

        ended.Exit.ShouldBe(75);
        ended.Error.What.ShouldBe("no row to check");
    }

    /// <summary>One candidate who has never played: his games and his season's mean are told.</summary>
    void Store(string values)
    {
        using var warehouse = DuckDbWarehouse.Open(league.Workspace, League.Catalog(), TimeProvider.System, "a test");
        using var connection = warehouse.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            insert into precompute.ml_feature_store
                (player_id, game_id, game_date, season_year, team_abbr, opponent_team_abbr, games_in_last_7_days, back_to_back, games_played_season, points_avg_season)
            values (1, '0022400001', date '2024-11-01', 2024, 'BOS', 'NYK', 0, 0, {values})
            """;
        command.ExecuteNonQuery();
    }

    static List<string> Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
