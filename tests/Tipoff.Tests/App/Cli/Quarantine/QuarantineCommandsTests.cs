using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Tests.App.Cli.Quarantine;

/// <summary>A rejected row from the import that puts it aside to the decision that publishes its cell, by commands alone.</summary>
public sealed class QuarantineCommandsTests : IDisposable
{
    const string Schedule = """
        gid,gcode,etdate,ettime,seri,an,ac,st,stt,h.tid,v.tid,h.ta,v.ta,h.s,v.s,seas
        0022400561,20250115/NYKPHI,2025-01-15,19:30:00,,Wells Fargo Center,Philadelphia,1,7:30 pm ET,1610612755,1610612752,PHI,NYK,,,24-25

        """;

    const string Results = """
        season,season_type,SEASON_ID,GAME_ID,GAME_DATE,TEAM_ABBREVIATION,TEAM_NAME,MATCHUP,WL
        2024-25,regular_season,22024,0022400561,2025-01-15,NYK,New York Knicks,NYK @ NYK,W
        2024-25,regular_season,22024,0022400561,2025-01-15,PHI,Philadelphia 76ers,PHI vs. NYK,L

        """;

    const string Check = "a team plays itself";

    static readonly string[] Cell = ["raw.nbac_team_results", "2025-01-15"];

    readonly Workspace workspace = Workspace.Create(Directory.CreateTempSubdirectory("tipoff-quarantine-").FullName);

    public void Dispose() => Directory.Delete(workspace.Root, recursive: true);

    [Fact]
    public async Task A_row_is_listed_shown_released_and_its_cell_published_with_who_let_it()
    {
        var empty = await Run("list", "--json");
        empty.Exit.ShouldBe(0, empty.Errors);
        empty.Json.GetProperty("waiting").GetInt32().ShouldBe(0);
        (await Run("list")).Output.ShouldContain("no rejected row waits");
        await Import(Results);

        var listed = await Run("list", "--json");
        listed.Exit.ShouldBe(2);
        var group = listed.Json.GetProperty("groups").EnumerateArray().ShouldHaveSingleItem();
        Names(group).ShouldBe(["table", "date", "check", "rows", "since", "file", "run", "presence", "reason", "state", "by", "why", "decidedAt", "closedAt", "next"]);
        Texts(group, "table", "date", "check", "presence", "state", "next").ShouldBe([.. Cell, Check, "quarantined", "waiting", "tipoff quarantine show raw.nbac_team_results 2025-01-15"]);

        var shown = await Run(["show", .. Cell, "--json"]);
        Names(shown.Json).ShouldBe(["table", "date", "presence", "reason", "waiting", "total", "rows"]);
        var row = shown.Json.GetProperty("rows").EnumerateArray().ShouldHaveSingleItem();
        Names(row).ShouldBe(["key", "checks", "digest", "rejectedAt", "file", "fileRow", "run", "requests", "rejected", "published", "differs"]);
        row.GetProperty("rejected").GetProperty("opponent_team_abbr").GetString().ShouldBe("NYK");
        var text = (await Run(["show", .. Cell])).Output;
        text.ShouldContain("results.csv row 1");
        text.ShouldContain("game_id=0022400561 team_abbr=NYK");

        var tried = await Run([.. Release, "--dry-run", "--json"]);
        tried.Json.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        (await Run("list", "--json")).Output.ShouldBe(listed.Output);

        var released = await Run([.. Release, "--check", Check, "--json"]);
        released.Exit.ShouldBe(0, released.Errors);
        Names(released.Json).ShouldBe(["table", "date", "outcome", "checks", "rows", "by", "why", "dryRun", "published", "presence", "reason", "stillWaiting", "fault", "downstream", "next"]);
        Texts(released.Json, "outcome", "presence", "reason", "next").ShouldBe(["released", "ok_degraded", $"1 row let through '{Check}' by ada", null]);
        (await Run("list")).Exit.ShouldBe(0);
        (await Run("list", "--all")).Output.ShouldContain("released by ada");
        (await Count("raw.nbac_team_results")).ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_made_again_waits_with_the_command_that_makes_it()
    {
        await Import(Results);
        File.Delete(Path.Combine(workspace.Root, "results.csv"));

        var released = await Run([.. Release, "--leave-out", "--json"]);

        released.Exit.ShouldBe(2, released.Errors);
        Texts(released.Json, "outcome", "presence", "next").ShouldBe(["left_out", "quarantined", $"tipoff import {Path.Combine(workspace.Root, "results.csv")}"]);
        var group = (await Run("list", "--json")).Json.GetProperty("groups")[0];
        Texts(group, "state", "by", "why", "closedAt", "next").ShouldBe(["left_out", "ada", "an exhibition", null, $"tipoff import {Path.Combine(workspace.Root, "results.csv")}"]);

        (await Import(Results)).ShouldBe(0, "nothing of it is rejected any more");
        (await Run("list")).Exit.ShouldBe(0);
        (await Count("raw.nbac_team_results")).ShouldBe(1);
    }

    [Fact]
    public async Task A_cell_that_is_built_here_is_built_again_at_once()
    {
        using SmallLeague league = new();
        Task<Ended> Run(params IEnumerable<string> words) => TipoffProcess.Run(league.Root, ["quarantine", .. words]);
        (await TipoffProcess.Run(league.Root, "backfill", "--from", "2024-11-01", "--to", "2024-11-03", "--tables", "reference.players", "--json")).Exit.ShouldBe(2);

        var refused = await Run("release", "players", "2024-11-01", "--by", "ada", "--why", "nobody knows him", "--json");
        refused.Error.What.ShouldEndWith(" is missing' cannot be released");
        (await Run("show", "players", "2024-11-01")).Output.ShouldNotContain("They are right");

        var left = await Run("release", "players", "2024-11-01", "--by", "ada", "--why", "nobody knows him", "--leave-out", "--json");
        left.Exit.ShouldBe(0, left.Output + left.Errors);
        left.Json.GetProperty("reason").GetString().ShouldBe("1 row left out by ada");
        left.Json.GetProperty("downstream").GetProperty("failed").GetInt32().ShouldBeGreaterThan(0, "whatever needs his name");
        (await Run("list", "--tables", "reference.*")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_a_folder_is_read_again_for_each_of_its_dates()
    {
        var folder = Directory.CreateDirectory(Path.Combine(workspace.Root, "archives", "results")).Parent!.FullName;
        File.WriteAllText(Path.Combine(folder, "schedule.csv"), $"{Schedule}{Schedule.Split('\n')[1].Replace("0022400561", "0022400571").Replace("2025-01-15", "2025-01-16")}\n");
        File.WriteAllText(Path.Combine(folder, "results", "results.csv"), $"{Results}{string.Join('\n', Results.Split('\n')[1..]).Replace("0022400561", "0022400571").Replace("2025-01-15", "2025-01-16")}");
        (await TipoffProcess.Run(workspace.Root, "import", "archives", "--json")).Exit.ShouldBe(2);

        foreach (var date in new[] { "2025-01-15", "2025-01-16" })
        {
            var released = await Run("release", Cell[0], date, "--by", "ada", "--why", "an exhibition", "--json");
            released.Exit.ShouldBe(0, released.Output + released.Errors);
        }

        (await Run("list")).Exit.ShouldBe(0);
        (await Count("raw.nbac_team_results")).ShouldBe(4);
    }

    [Fact]
    public async Task A_row_of_an_answer_that_is_not_stored_waits_with_the_command_that_reads_the_answers_again()
    {
        using SmallLeague league = new();
        league.Run(
            """
            insert into orchestration.quarantine values ('raw.nbac_play_by_play', '2024-11-01', 'game_id=0022400001 event_number=1', '{"game_id":"0022400001"}',
              'nba_cdn.play_by_play run-1', 0, 'a fault', 'run-1', timestamptz '2024-11-02 05:00:00+00', null)
            """);
        Task<Ended> Run(params IEnumerable<string> words) => TipoffProcess.Run(league.Root, ["quarantine", .. words]);
        const string Next = "tipoff source replay --from 2024-11-01 --to 2024-11-01 --sources nba_cdn.play_by_play --publish";

        var released = await Run("release", "nbac_play_by_play", "2024-11-01", "--by", "ada", "--why", "a test event", "--leave-out", "--json");

        released.Exit.ShouldBe(2, released.Errors);
        Texts(released.Json, "fault", "next").ShouldBe([null, Next]);
        var listed = await Run("list");
        listed.Exit.ShouldBe(2);
        listed.Output.ShouldContain("since 2024-11-02 01:00 ET, nba_cdn.play_by_play run-1");
        listed.Output.ShouldContain("left out by ada");
        listed.Output.ShouldContain(Next);
    }

    [Theory]
    [InlineData("nobody decides", "--why", "a")]
    [InlineData("a release without a reason", "--by", "ada")]
    [InlineData("no rejected row waits in raw.nbac_team_results 2025-01-15", "--by", "ada", "--why", "a")]
    public async Task What_is_missing_is_wrong_usage(string what, params string[] words) =>
        (await Run(["release", .. Cell, .. words, "--json"])).Error.ShouldSatisfyAllConditions(error => error.What.ShouldBe(what), error => error.Exit.ShouldBe(64));

    [Fact]
    public async Task A_cell_that_nobody_knows_is_wrong_usage_and_another_command_at_the_warehouse_is_waited_for()
    {
        (await Run("show", "no_such", "2025-01-15", "--json")).Error.What.ShouldBe("unknown selector 'no_such'");
        (await Run("show", "raw.*", "2025-01-15", "--json")).Error.What.ShouldStartWith("'raw.*' names ");
        (await Run([.. Release, "--check", "no such", "--json"])).Error.Exit.ShouldBe(64);
        await Import(Results);
        (await Run([.. Release, "--check", "no such", "--json"])).Error.Because.ShouldBe($"there are '{Check}'");
        (await Run("show", Cell[0], Cell[1], "--rows", "0", "--json")).Error.What.ShouldBe("--rows is 0");

        using var warehouse = DuckDbWarehouse.Open(workspace, League.Catalog(), TimeProvider.System, "tipoff backfill");
        using var socket = OwnerSocket.Serve(warehouse, "tipoff backfill", () => { });
        (await Run("list")).Exit.ShouldBe(2, "reading goes through the holder");
        (await Run([.. Release, "--json"])).Error.Exit.ShouldBe(75);
    }

    static IEnumerable<string> Release => ["release", .. Cell, "--by", "ada", "--why", "an exhibition"];

    Task<Ended> Run(params IEnumerable<string> words) => TipoffProcess.Run(workspace.Root, ["quarantine", .. words]);

    async Task<int> Import(string results)
    {
        File.WriteAllText(Path.Combine(workspace.Root, "schedule.csv"), Schedule);
        File.WriteAllText(Path.Combine(workspace.Root, "results.csv"), results);
        (await TipoffProcess.Run(workspace.Root, "import", "schedule.csv", "--json")).Exit.ShouldBe(0);
        return (await TipoffProcess.Run(workspace.Root, "import", "results.csv", "--json")).Exit;
    }

    async Task<int> Count(string table) =>
        (await TipoffProcess.Run(workspace.Root, "sql", $"select count(*) from {table}", "--json")).Json.GetProperty("rows")[0][0].GetInt32();

    static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name);

    static IEnumerable<string?> Texts(JsonElement json, params string[] names) => names.Select(name => json.GetProperty(name).GetString());
}
