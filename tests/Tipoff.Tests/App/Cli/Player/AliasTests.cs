using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Nba.Domain;

namespace Tipoff.Tests.App.Cli.Player;

/// <summary>The verbs of the registry, as a user calls them on a small league.</summary>
public sealed class AliasTests : IDisposable
{
    static readonly PlanRequest Request = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1), "reference.*,analytics.player_points_lines");

    readonly string root = Directory.CreateTempSubdirectory("tipoff-alias-").FullName;

    public AliasTests()
    {
        var workspace = Workspace.Create(root);
        using var warehouse = DuckDbWarehouse.Open(workspace, League.Catalog(), TimeProvider.System, "a test");
        using var connection = warehouse.Connect();
        // Two Martins of one team, and three nights of lines: "C. Martin" on the first and the third.
        var played = string.Join(", ", Enumerable.Range(1, 2).Select(player => $"('0022300001', {player}, date '2024-01-08', 2023, '{(player == 1 ? "Caleb" : "Cody")} Martin', '{(player == 1 ? "caleb" : "cody")}martin', 'MIA')"));
        connection.Run($"insert into raw.nbac_player_boxscores (game_id, player_id, game_date, season_year, player_name, player_lookup, team_abbr) values {played}");
        var names = new[] { ("2024-01-10", "C. Martin"), ("2024-01-11", "Cody Martin"), ("2024-01-12", "C. Martin") };
        foreach (var (date, name) in names)
        {
            connection.Run($"insert into raw.sportsbook_player_points (source, game_date, player_name, player_lookup, bookmaker, snapshot_key, line, is_main, phase) values ('x', date '{date}', '{name}', '{PlayerLookup.Of(name)}', 'fanduel', 'unknown', 8.5, true, 'pre')");
        }

        connection.Run(
            """
            insert into reference.games (game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr)
            select '002230000' || n, date '2024-01-08' + cast(n as integer), 2023, 'regular', 'MIA', 'BOS' from generate_series(2, 4) s (n)
            """);
        warehouse.Publish(connection, [.. names.Select(name => new Cell("raw.sportsbook_player_points", name.Item1) { Presence = Presence.Ok, Rows = 1, ContentHash = $"the rows of {name.Item1}", UpdatedAt = DateTimeOffset.UnixEpoch }), new Cell("raw.nbac_player_boxscores", "2024-01-08") { Presence = Presence.Ok, Rows = 2, ContentHash = "the rows of the box", UpdatedAt = DateTimeOffset.UnixEpoch }], () => { });
        var runner = new Runner(warehouse, new Dictionary<Type, Computation>());
        for (var pass = 0; pass < 2; pass++)
            runner.Apply(runner.Plan(Request), "a test");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task An_alias_keys_exactly_the_affected_dates_anew_and_survives()
    {
        Plan().ShouldBeEmpty();

        var ended = await TipoffProcess.Run(root, "player", "alias", "C. Martin", "2", "--note", "seen on the air", "--json");

        ended.Exit.ShouldBe(0, ended.Errors);
        ended.Json.GetProperty("dates").EnumerateArray().Select(date => date.GetString()).ShouldBe(["2024-01-10", "2024-01-12"]);
        ended.Json.GetProperty("rows").GetInt32().ShouldBe(2);
        Plan().ShouldBe(["analytics.player_points_lines 2024-01-10", "analytics.player_points_lines 2024-01-12"]);
        (await Rows("select player_id, match_kind from reference.resolved_names order by game_date")).ShouldBe(["2 decision", "2 box", "2 decision"]);
        (await Rows("select spelling_key, note from raw.player_alias_decisions")).ShouldBe(["cmartin seen on the air"]);
        (await Rows("select presence, row_count from orchestration.cells where table_name = 'raw.player_alias_decisions'")).ShouldBe(["ok 1"]);
        (await Rows("select count(*) from reference.unresolved_names")).ShouldBe(["0"]);

        await TipoffProcess.Run(root, "player", "alias", "C. Martin", "--reopen", "--json");

        (await Rows("select coalesce(cast(player_id as text), universal_player_id) from reference.resolved_names order by game_date")).ShouldBe(["~cmartin", "2", "~cmartin"]);
    }

    [Fact]
    public async Task The_queue_shows_who_may_be_meant_and_forgets_what_is_ignored()
    {
        var queue = (await TipoffProcess.Run(root, "player", "unresolved", "--json")).Json.GetProperty("names").EnumerateArray().ShouldHaveSingleItem();

        queue.EnumerateObject().Select(property => property.Name).ShouldBe(
        [
            "source", "spellingKey", "universalPlayerId", "sampleName", "occurrences", "dates", "firstDate", "lastDate", "status", "candidates", "state", "command",
        ]);
        queue.GetProperty("candidates").EnumerateArray().Select(player => player.GetProperty("playerName").GetString()).ShouldBe(["Caleb Martin", "Cody Martin"]);
        queue.GetProperty("command").GetString().ShouldBe("tipoff player alias \"C. Martin\" ID --from 2024-01-10 --to 2024-01-12");

        (await TipoffProcess.Run(root, "player", "alias", "~cmartin", "--ignore")).Exit.ShouldBe(0);

        (await TipoffProcess.Run(root, "player", "unresolved", "--json")).Json.GetProperty("names").GetArrayLength().ShouldBe(0);
        (await TipoffProcess.Run(root, "player", "unresolved", "--all")).Output.ShouldContain("C. Martin  ambiguous, ignored, 2 rows on 2 dates");
    }

    [Theory]
    [InlineData("Cody Martin", "1", null, "'Cody Martin' is the name of player 2")]
    [InlineData("C. Martin", "Martin", null, "'Martin' names no single player")]
    [InlineData("C. Martin", "Xavier Nobody", null, "no player 'Xavier Nobody'")]
    [InlineData("C. Martin", null, null, "nothing is decided")]
    [InlineData("C. Martin", "2", "--ignore", "alias and ignore at once")]
    [InlineData("???", "2", null, "'???' is no spelling")]
    public async Task What_cannot_be_meant_is_refused(string spelling, string? player, string? option, string what)
    {
        var ended = await TipoffProcess.Run(root, [.. new[] { "player", "alias", spelling, player, option, "--json" }.OfType<string>()]);

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
    }

    [Fact]
    public async Task Find_and_show_tell_players_by_id_name_and_spelling()
    {
        var hits = (await TipoffProcess.Run(root, "player", "find", "martn", "--json")).Json.GetProperty("players").EnumerateArray();
        hits.Select(hit => $"{hit.GetProperty("playerId")} {hit.GetProperty("why")}").ShouldBe(["1 near", "2 near"]);

        var shown = (await TipoffProcess.Run(root, "player", "show", "Cody Martin", "--json")).Json;

        shown.EnumerateObject().Select(property => property.Name).ShouldBe(
        [
            "playerId", "universalPlayerId", "playerLookup", "playerName", "birthDate", "position", "heightIn", "providerIds", "firstGame", "lastGame", "teams", "spellings",
        ]);
        shown.GetProperty("spellings").EnumerateArray().Select(spelling => spelling.GetProperty("source").GetString()).ShouldBe(["nbac_player_boxscores", "sportsbook_player_points"]);
        (await TipoffProcess.Run(root, "player", "find", "zzzzzzzz")).Exit.ShouldBe(1);
    }

    List<string> Plan()
    {
        using var warehouse = DuckDbWarehouse.Open(Workspace.Open(root), League.Catalog(), TimeProvider.System, "a test");
        return [.. new Runner(warehouse, new Dictionary<Type, Computation>()).Plan(Request).Cells.Select(cell => $"{cell.Table} {cell.Partition}")];
    }

    async Task<List<string>> Rows(string sql)
    {
        var ended = await TipoffProcess.Run(root, "sql", sql, "--json");
        ended.Exit.ShouldBe(0, ended.Errors);
        return [.. ended.Json.GetProperty("rows").EnumerateArray().Select(row => string.Join(' ', row.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? "null" : value.ToString())))];
    }
}
