using System.Text.Json;

namespace Tipoff.Tests.App.Cli;

/// <summary>What the program says no to, how it says so, and with which exit code.</summary>
public sealed class RefusalTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Theory]
    [InlineData("no.such_table", "2024-11-01", "2024-11-02", "unknown selector 'no.such_table'")]
    [InlineData("*", "2024-11-02", "2024-11-01", "--from 2024-11-02 is after --to 2024-11-01")]
    [InlineData("*", "2034-11-01", "2034-11-02", "no game is scheduled from 2034-11-01 to 2034-11-02")]
    [InlineData("*", "2024-13-01", "2024-11-02", "'2024-13-01' is no date; expected YYYY-MM-DD, such as 2024-10-22")]
    public async Task A_plan_of_nothing_is_wrong_usage(string tables, string from, string to, string what)
    {
        var ended = await TipoffProcess.Run(league.Root, "plan", "--from", from, "--to", to, "--tables", tables, "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
        ended.Error.Because.ShouldNotBeEmpty();
        ended.Error.Hint.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Without_the_databases_library_the_program_says_what_to_install()
    {
        var folder = Directory.CreateTempSubdirectory("tipoff-alone-");
        try
        {
            var ended = await TipoffProcess.Run(TipoffProcess.Alone(folder.FullName), league.Root, [("TIPOFF_NATIVE_DIR", folder.FullName)], "sql", "select 1", "--json");

            ended.Exit.ShouldBe(69);
            ended.Error.What.ShouldBe("the native library libduckdb.so was not found");
            ended.Error.Because.ShouldContain(folder.FullName);
            ended.Error.Hint.ShouldContain("./dev setup");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_plan_edited_by_hand_is_refused_and_nothing_is_built()
    {
        var plan = await TipoffProcess.Run(league.Root, "plan", "--from", "2024-11-01", "--to", "2024-11-02", "--json");
        var hash = plan.Json.GetProperty("hash").GetString();
        var file = Path.Combine(league.Root, "data", "plans", $"{hash}.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("2024-11-02", "2024-11-03"));

        var ended = await TipoffProcess.Run(league.Root, "apply", hash!, "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe($"{hash}.json is not a plan as `tipoff plan` wrote it");
        ended.Error.Because.ShouldContain($"the file says {hash}");
        (await Runs()).ShouldBe(0);
    }

    [Fact]
    public async Task A_finished_run_an_unknown_one_and_a_senseless_number_are_not_resumed()
    {
        var receipt = await TipoffProcess.Run(league.Root, "backfill", "--from", "2024-11-01", "--to", "2024-11-01", "--tables", "reference.teams", "--json");
        var run = receipt.Json.GetProperty("run").GetString()!;

        var finished = await TipoffProcess.Run(league.Root, "backfill", "--resume", run, "--json");
        var unknown = await TipoffProcess.Run(league.Root, "backfill", "--resume", "nobody", "--json");
        var twice = await TipoffProcess.Run(league.Root, "backfill", "--resume", run, "--only", "missing", "--json");
        var senseless = await TipoffProcess.Run(league.Root, "backfill", "--from", "2024-11-01", "--to", "2024-11-01", "--workers", "0", "--json");

        receipt.Exit.ShouldBe(0, receipt.Output + receipt.Errors);
        finished.Error.What.ShouldBe($"run {run} is done");
        unknown.Error.What.ShouldBe("no run 'nobody'");
        senseless.Error.What.ShouldBe("--workers is 0");
        twice.Error.What.ShouldBe("--resume says what is to be done");
        new[] { finished, unknown, twice, senseless }.Select(ended => ended.Exit).ShouldBe([64, 64, 64, 64]);
        (await Runs()).ShouldBe(1);
    }

    [Fact]
    public async Task A_layer_below_its_bar_stops_a_gated_backfill_before_the_next()
    {
        var ended = await TipoffProcess.Run(league.Root, "backfill", "--from", "2024-11-01", "--to", "2024-11-03", "--tables", "analytics.player_game_summary,precompute.*", "--gated", "--json");

        ended.Exit.ShouldBe(1, ended.Output + ended.Errors);
        ended.Json.GetProperty("state").GetString().ShouldBe("stopped");
        var last = ended.Json.GetProperty("gates").EnumerateArray().Last();
        last.GetProperty("layer").GetString().ShouldBe("analytics");
        last.GetProperty("why").GetString().ShouldBe("L3 holds 0.00 % of what is due, the bar is 90 %");
        ended.Json.GetProperty("resume").GetString().ShouldBe("tipoff backfill --from 2024-11-01 --to 2024-11-03 --tables analytics.player_game_summary,precompute.* --gated");
    }

    [Fact]
    public async Task A_gated_backfill_takes_downstream_layers_along_when_asked_to()
    {
        string[] selected = ["backfill", "--from", "2024-11-01", "--to", "2024-11-03", "--tables", "reference.teams", "--gated", "--json"];

        var alone = await TipoffProcess.Run(league.Root, selected);
        var along = await TipoffProcess.Run(league.Root, [.. selected, "--downstream"]);

        Layers(alone).ShouldBe(["reference"]);
        Layers(along).Count().ShouldBeGreaterThan(1, along.Output);

        static IEnumerable<string?> Layers(Ended ended) => ended.Json.GetProperty("gates").EnumerateArray().Select(gate => gate.GetProperty("layer").GetString());
    }

    async Task<int> Runs()
    {
        var ended = await TipoffProcess.Run(league.Root, "sql", "select count(*) from orchestration.runs", "--json");
        return ended.Json.GetProperty("rows")[0][0].GetInt32();
    }

    [Fact]
    public async Task Validate_refuses_a_future_range()
    {
        var ended = await TipoffProcess.Run(league.Root, "validate", "--from", "2034-11-01", "--to", "2034-11-02", "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.Because.ShouldContain("the schedule held here runs from 2024-11-01 to 2024-11-03");
    }

    [Fact]
    public async Task Validate_refuses_a_layer_it_does_not_know()
    {
        var ended = await TipoffProcess.Run(league.Root, "validate", "--from", "2024-11-01", "--to", "2024-11-02", "--layer", "L9", "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.Because.ShouldBe("expected one of L1, L2, L3, L4, L5");
    }

    [Fact]
    public async Task A_missing_workspace_is_wrong_usage_and_nothing_is_made()
    {
        var empty = Directory.CreateTempSubdirectory("tipoff-none-");
        try
        {
            var ended = await TipoffProcess.Run(empty.FullName, "sql", "select 1", "--json");

            ended.Exit.ShouldBe(64);
            ended.Error.What.ShouldBe("no workspace");
            ended.Error.Hint.ShouldContain("tipoff init");
            empty.EnumerateFileSystemInfos().ShouldBeEmpty();
        }
        finally
        {
            empty.Delete();
        }
    }

    [Fact]
    public async Task An_unknown_command_is_wrong_usage_and_points_to_the_help()
    {
        var ended = await TipoffProcess.Run(league.Root, "frobnicate");

        ended.Exit.ShouldBe(64);
        ended.Output.ShouldBeEmpty();
        ended.Errors.ShouldContain("'frobnicate'");
        ended.Errors.ShouldContain("tipoff --help");
    }

    [Theory]
    [InlineData("delete from reference.games")]
    [InlineData("select 1; drop table reference.games")]
    [InlineData("with gone as (select 1) delete from reference.games")]
    [InlineData("explain analyze delete from reference.games")]
    [InlineData("from reference.games; delete from reference.games")]
    public async Task Sql_changes_nothing(string sql)
    {
        var ended = await TipoffProcess.Run(league.Root, "sql", sql, "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldNotBeEmpty();
        (await Count()).ShouldBe(6);
    }

    [Fact]
    public async Task A_second_writer_is_told_who_holds_the_warehouse()
    {
        using var held = league.Hold();

        var ended = await TipoffProcess.Run(league.Root, "backfill", "--from", "2024-11-01", "--to", "2024-11-01", "--json");

        ended.Exit.ShouldBe(75);
        ended.Error.Because.ShouldContain("`tipoff backfill --from 2024-11-01 --to 2024-11-03`");
        ended.Error.Because.ShouldContain($"process {Environment.ProcessId}");
    }

    [Fact]
    public async Task Readers_look_through_the_owner_while_it_works()
    {
        using var held = league.Hold();

        (await Count()).ShouldBe(6);
        var ended = await TipoffProcess.Run(league.Root, "validate", "--from", "2024-11-01", "--to", "2024-11-03", "--layer", "L1", "--json");

        ended.Exit.ShouldBe(1);
        ended.Json.GetProperty("gaps")[0].GetProperty("missingGames")[0].GetString().ShouldBe("0022400004");
    }

    [Fact]
    public async Task The_owner_runs_no_writing_statement_for_a_reader()
    {
        using var held = league.Hold();

        var ended = await TipoffProcess.Run(league.Root, "sql", "with gone as (select 1) delete from reference.games", "--json");

        ended.Exit.ShouldBe(64);
        (await Count()).ShouldBe(6);
    }

    async Task<int> Count() =>
        (await TipoffProcess.Run(league.Root, "sql", "select cast(count(*) as integer) from reference.games", "--json")).Json.GetProperty("rows")[0][0].GetInt32();
}
