using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Tests.App.Cli.Features;

/// <summary>The feature verbs on a store of two Decembers and a January, in which one feature stands still, one vanishes and one moves.</summary>
public sealed class FeaturesTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("tipoff-features-").FullName;

    public FeaturesTests()
    {
        using var warehouse = DuckDbWarehouse.Open(Workspace.Create(root), League.Catalog(), TimeProvider.System, "a test");
        using var connection = warehouse.Connect();
        connection.Run(
            """
            insert into precompute.ml_feature_store (player_id, game_id, game_date, season_year, season_type, data_source, feature_count_missing,
              points_avg_last_5, points_avg_season, team_win_pct, minutes_avg_last_10, playoff_game, missing)
            select n, 'G' || m, date '2023-12-10' + cast(m as integer) * 31, 2023, 'regular', 'precompute', 1,
              n % 30, 12.5, case when m = 0 then n / 200.0 end, n % 30 + 10 * m, 0, case when m = 1 and n <= 150 then '["bootstrap","no_team_game_this_season"]' end
            from generate_series(1, 200) as players (n) cross join generate_series(0, 1) as months (m)
            union all
            select n, 'H', date '2022-12-10', 2022, 'regular', 'precompute', 0, n % 30, n % 20, n / 200.0, n % 30, 0, null
            from generate_series(1, 200) as players (n)
            """);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Coverage_finds_what_stands_still_vanishes_and_moves()
    {
        var ended = await TipoffProcess.Run(root, "features", "coverage", "--season", "2023", "--json");

        ended.Exit.ShouldBe(2, ended.Errors);
        Names(ended.Json).ShouldBe(["periods", "features", "findings"]);
        Findings(ended.Json).ShouldBe(
            ["constant 2023-12 points_avg_season", "constant 2024-01 points_avg_season", "drop 2024-01 team_win_pct", "drift 2024-01 minutes_avg_last_10"], ignoreOrder: true);
        var feature = ended.Json.GetProperty("features").EnumerateArray().Single(feature => feature.GetProperty("feature").GetString() == "team_win_pct");
        Names(feature).ShouldBe(["feature", "family", "share", "drift"]);
        feature.GetProperty("share").GetProperty("2023-12").GetDouble().ShouldBe(1);
        feature.GetProperty("share").GetProperty("2024-01").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task One_month_is_held_against_the_one_before()
    {
        var ended = await TipoffProcess.Run(root, "features", "coverage", "--month", "2024-01", "--json");

        ended.Exit.ShouldBe(2, ended.Errors);
        Findings(ended.Json).ShouldBe(["constant 2024-01 points_avg_season", "drop 2024-01 team_win_pct", "drift 2024-01 minutes_avg_last_10"], ignoreOrder: true);
    }

    [Fact]
    public async Task Show_tells_the_history_by_season()
    {
        var ended = await TipoffProcess.Run(root, "features", "show", "points_avg_season", "--json");

        ended.Exit.ShouldBe(0, ended.Errors);
        Names(ended.Json).ShouldBe(["declaration", "formula", "reasons", "seasons"]);
        Names(ended.Json.GetProperty("declaration")).ShouldBe(
            ["feature", "family", "meaning", "low", "high", "input", "sources", "knownAt", "quality", "nullable", "reasons", "published", "publishedName"]);
        var seasons = ended.Json.GetProperty("seasons").EnumerateArray().ToList();
        Names(seasons[0]).ShouldBe(["season", "rows", "shareNull", "mean", "std", "min", "q1", "median", "q3", "max", "isConstant"]);
        seasons.Select(season => season.GetProperty("isConstant").GetBoolean()).ShouldBe([false, true]);
        seasons[0].GetProperty("mean").GetDouble().ShouldBe(9.5);
    }

    [Fact]
    public async Task Show_tells_which_reasons_stand_beside_the_nulls()
    {
        var ended = await TipoffProcess.Run(root, "features", "show", "team_win_pct", "--json");

        var reasons = ended.Json.GetProperty("reasons").EnumerateArray().ToList();
        reasons.Select(reason => $"{reason.GetProperty("name").GetString()} {reason.GetProperty("shareOfNulls").GetDouble():0.00}").ShouldBe(["no_team_game_this_season 0.75"]);
    }

    [Fact]
    public async Task A_published_name_leads_to_our_feature_and_an_absent_one_to_its_reason()
    {
        var alias = await TipoffProcess.Run(root, "features", "show", "blowout_minutes_risk", "--json");
        var absent = await TipoffProcess.Run(root, "features", "show", "vig_skew", "--json");

        alias.Json.GetProperty("declaration").GetProperty("feature").GetString().ShouldBe("team_blowout_share");
        absent.Exit.ShouldBe(64);
        absent.Error.What.ShouldBe("'vig_skew' is absent");
    }

    [Theory]
    [InlineData("v1", 25)]
    [InlineData("v2", 33)]
    [InlineData("later", 64)]
    public async Task A_published_list_stands_in_its_order(string version, int places)
    {
        var ended = await TipoffProcess.Run(root, "features", "list", "--version", version, "--json");

        ended.Exit.ShouldBe(0);
        ended.Json.GetProperty("places").EnumerateArray().Select(place => place.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(0, places));
    }

    [Theory]
    [InlineData("unknown family 'shoes'", "list", "--family", "shoes")]
    [InlineData("unknown version 'v9'", "list", "--version", "v9")]
    [InlineData("no feature 'points_avg_last_9'", "show", "points_avg_last_9")]
    [InlineData("'2024-13' is no month", "coverage", "--month", "2024-13")]
    [InlineData("no features in the range", "coverage", "--season", "2011")]
    public async Task What_is_not_there_is_wrong_usage(string what, params string[] words)
    {
        var ended = await TipoffProcess.Run(root, ["features", .. words, "--json"]);

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
        ended.Error.Because.ShouldNotBeEmpty();
        ended.Error.Hint.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Features_are_read_while_another_process_holds_the_warehouse()
    {
        using var warehouse = DuckDbWarehouse.Open(Workspace.Find(root, root), League.Catalog(), TimeProvider.System, "a long command");
        using var socket = OwnerSocket.Serve(warehouse, "a long command", () => { });

        (await TipoffProcess.Run(root, "features", "show", "points_avg_season", "--json")).Exit.ShouldBe(0);
    }

    static IEnumerable<string> Findings(JsonElement json) =>
        json.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("kind").GetString()} {finding.GetProperty("period").GetString()} {finding.GetProperty("feature").GetString()}");

    static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
