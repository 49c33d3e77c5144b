using System.Text.Json.Nodes;
using Tipoff.Engine.Warehouse;
using Tipoff.ReplayTests.Demo;

namespace Tipoff.ReplayTests.Cli;

/// <summary>The daemon as a process: found, asked, stopped, killed and taken over. Its clock stands, so that nothing is due meanwhile.</summary>
[Collection(GeneratedTests.Name)]
public sealed class ServeTests(GeneratedLeague league)
{
    [Fact]
    public async Task A_second_daemon_is_refused_the_timetable_is_steered_through_the_first_and_a_signal_drains_it()
    {
        var workspace = NewWorkspace("served");
        using var daemon = await Served(workspace);

        var (refused, why) = await Run("serve", "--workspace", workspace);
        refused.ShouldBe(75);
        why.ShouldContain($"process {daemon.Id}");
        (await Run("schedule", "pause", "betting_lines", "--reason", "quota is used up", "--workspace", workspace)).ShouldBe((0, "betting_lines is paused: quota is used up\n"));
        (await Run("schedule", "pause-all", "--reason", "moving house", "--workspace", workspace)).Exit.ShouldBe(0);
        (await Run("schedule", "resume-all", "--workspace", workspace)).Text.ShouldContain("still paused, as before: betting_lines");
        (await Run("schedule", "run", "schedule_lock", "--workspace", workspace)).Text.ShouldContain("schedule_lock done");
        (await Run("schedule", "run", "no_such", "--workspace", workspace)).Exit.ShouldBe(64);
        (await Run("schedule", "pause", "grade", "--workspace", workspace)).Text.ShouldContain("a pause without a reason");

        await daemon.Signal("TERM");
        var (exit, said) = await daemon.End();
        exit.ShouldBe(0, said);
        said.ShouldContain("drained");
        (await Run("schedule", "list", "--workspace", workspace)).Text.ShouldContain("paused: quota is used up");
        (await Run("schedule", "log", "--date", "2024-11-15", "--workspace", workspace)).Text.ShouldContain("by hand");
    }

    [Fact]
    public async Task A_daemon_that_has_been_silent_for_a_quarter_of_an_hour_is_taken_over()
    {
        var workspace = NewWorkspace("silent");
        using var silent = await Served(workspace);
        await silent.Signal("STOP");

        (await Run("serve", "--workspace", workspace)).Exit.ShouldBe(75);
        Age(workspace, TimeSpan.FromMinutes(16));
        using var next = await Served(workspace);

        silent.HasEnded.ShouldBeTrue();
        Owner.Read(Tipoff.Engine.Workspace.Open(workspace))!.ProcessId.ShouldBe(next.Id);
    }

    [Fact]
    public async Task A_backfill_is_handed_to_the_daemon_and_ends_with_a_receipt()
    {
        var workspace = NewWorkspace("handed");
        (await Run("import", league.Folder, "--workspace", workspace)).Exit.ShouldBe(0);
        using var daemon = await Served(workspace);

        var first = Run("backfill", "--from", "2023-10-24", "--to", "2023-12-30", "--tables", "analytics.*", "--workspace", workspace);
        while (!(await Run("sql", "select count(*) filter (command like '%backfill%') || ' begun' from orchestration.runs", "--workspace", workspace)).Text.Contains("1 begun"))
            first.IsCompleted.ShouldBeFalse();
        var (refused, why) = await Run("backfill", "--from", "2023-10-31", "--to", "2023-11-05", "--workspace", workspace);
        refused.ShouldBe(75);
        why.ShouldContain("a backfill from 2023-10-24 to 2023-12-30 is running already");
        var (exit, text) = await first;

        exit.ShouldBe(0, text);
        text.ShouldContain($"in the backfill lane of `tipoff serve --workspace {workspace}` (process {daemon.Id})");
        text.ShouldContain("done:");
        (await Run("backfill", "--from", "2023-10-24", "--to", "2023-10-31", "--tables", "analytics.*", "--workspace", workspace)).Text.ShouldContain("0 cells ok");
        (await Run("backfill", "--from", "2023-10-31", "--to", "2023-10-24", "--workspace", workspace)).Exit.ShouldBe(64);
        (await Run("import", league.Folder, "--workspace", workspace)).Exit.ShouldBe(75);
        var (unsigned, lines) = await Run("validate", "--from", "2023-10-24", "--to", "2023-10-31", "--accept", "--by", "A. Operator", "--workspace", workspace);
        unsigned.ShouldBe(1, lines);
        lines.ShouldContain("refused: L5");
    }

    [Fact]
    public async Task Past_dates_are_fetched_by_the_daemon_between_its_own_work()
    {
        var workspace = NewWorkspace("fetched");
        (await Run("import", league.Folder, "--workspace", workspace)).Exit.ShouldBe(0);
        using var daemon = await Served(workspace);

        // A site that wants a key and has none is not asked: nothing leaves this machine.
        var (exit, text) = await Run("source", "fetch", "--from", "2023-10-24", "--to", "2023-10-26", "--sources", "the_odds_api", "--workspace", workspace);

        exit.ShouldBe(0, text);
        text.ShouldContain($"in the backfill lane of `tipoff serve --workspace {workspace}` (process {daemon.Id})");
        text.ShouldContain("not configured: the_odds_api");
        text.ShouldContain("Nothing is due.");
        (await Run("source", "fetch", "--date", "2024-11-11", "--sources", "no_such", "--workspace", workspace)).Exit.ShouldBe(64);
    }

    [Fact]
    public async Task A_decision_about_rejected_rows_is_kept_by_the_daemon_and_its_cell_made_again_in_its_lane()
    {
        var (workspace, folder) = (NewWorkspace("decided"), league.NewFolder("decided-archives"));
        foreach (var file in Directory.EnumerateFiles(league.Folder))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var results = Path.Combine(folder, "team_results.csv");
        var lines = File.ReadAllLines(results);
        var (date, versus) = (lines[1].Split(',')[4], lines[1].Split(',')[7]);
        lines[1] = lines[1].Replace(versus, $"{versus[..^3]}{versus[..3]}");
        File.WriteAllLines(results, lines);
        (await Run("import", folder, "--workspace", workspace)).Exit.ShouldBe(2);
        using var daemon = await Served(workspace);
        (await Run("quarantine", "show", "raw.nbac_team_results", date, "--workspace", workspace)).Text.ShouldContain("a team plays itself");
        string[] release = ["quarantine", "release", "raw.nbac_team_results", date, "--by", "ada", "--workspace", workspace];

        (await Run([.. release, "--check", "no such", "--why", "x"])).Exit.ShouldBe(64);
        var (exit, text) = await Run([.. release, "--why", "an exhibition"]);

        exit.ShouldBe(0, text);
        text.ShouldContain($"(process {daemon.Id})");
        text.ShouldContain("The cell is ok_degraded: 1 row let through 'a team plays itself' by ada.");
        (await Run("quarantine", "list", "--workspace", workspace)).Exit.ShouldBe(0);
    }

    /// <summary>A workspace whose time stands at noon of a day in November.</summary>
    string NewWorkspace(string name)
    {
        var folder = league.NewFolder(name);
        File.WriteAllText(Path.Combine(folder, Tipoff.Engine.Workspace.OptionsFile), """{ "pinnedClock": "2024-11-15T17:00:00Z" }""");
        return folder;
    }

    /// <summary>A daemon that answers by now.</summary>
    static async Task<TipoffProcess> Served(string workspace)
    {
        TipoffProcess daemon = new("serve", "--workspace", workspace);
        for (var tries = 0; tries < 600 && !daemon.HasEnded; tries++)
        {
            if (Owner.Read(Tipoff.Engine.Workspace.Open(workspace)) is { BeatAt: not null } owner && owner.ProcessId == daemon.Id)
                return daemon;
            await Task.Delay(100);
        }

        var (exit, text) = await daemon.End();
        throw new InvalidOperationException($"The daemon ended with {exit}: {text}");
    }

    static void Age(string workspace, TimeSpan span)
    {
        var file = Path.Combine(workspace, "data", "owner.json");
        var owner = JsonNode.Parse(File.ReadAllText(file))!;
        owner["beatAt"] = owner["beatAt"]!.GetValue<DateTimeOffset>() - span;
        File.WriteAllText(file, owner.ToJsonString());
    }

    static async Task<(int Exit, string Text)> Run(params string[] arguments)
    {
        using TipoffProcess tipoff = new(arguments);
        return await tipoff.End();
    }
}
