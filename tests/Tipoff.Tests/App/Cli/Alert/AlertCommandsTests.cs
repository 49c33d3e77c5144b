namespace Tipoff.Tests.App.Cli.Alert;

/// <summary>An incident from the look that finds it to whoever takes it on, by commands alone.</summary>
public sealed class AlertCommandsTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task What_a_look_finds_is_listed_taken_on_and_told_to_a_script_by_its_exit_code()
    {
        (await TipoffProcess.Run(league.Root, "alert", "list", "--json")).Exit.ShouldBe(0);

        (await TipoffProcess.Run(league.Root, "schedule", "run", "watch")).Exit.ShouldBe(0);

        var listed = await TipoffProcess.Run(league.Root, "alert", "list", "--json");
        listed.Exit.ShouldBe(1);
        var incident = listed.Json.GetProperty("incidents").EnumerateArray().Single(incident => incident.GetProperty("rule").GetString() == "last_games");
        incident.EnumerateObject().Select(property => property.Name).ShouldBe(
        [
            "id", "rule", "subject", "state", "severity", "since", "firstSeenAt", "why", "fix", "runbook", "raisedAt", "lastSeenAt", "quietSince", "resolvedAt", "ackedAt", "ackedBy", "note", "escalatedAt", "remindedAt", "signature",
        ]);
        incident.GetProperty("state").GetString().ShouldBe("alerting");
        incident.GetProperty("why").GetString().ShouldBe("boxes are held and nothing is built of them");

        var id = incident.GetProperty("id").GetString()!;
        (await TipoffProcess.Run(league.Root, "alert", "ack", id, "--json")).Error.Exit.ShouldBe(64, "nobody takes it on");
        var taken = await TipoffProcess.Run(league.Root, "alert", "ack", id[..5], "--by", "ada", "--note", "looking", "--json");
        taken.Json.GetProperty("incident").GetProperty("ackedBy").GetString().ShouldBe("ada");
        (await TipoffProcess.Run(league.Root, "alert", "list")).Output.ShouldContain("taken on by ada");
        (await TipoffProcess.Run(league.Root, "alert", "ack", "zz", "--by", "ada", "--json")).Error.Exit.ShouldBe(64);
    }

    [Fact]
    public async Task Each_rule_says_how_it_stands()
    {
        var ended = await TipoffProcess.Run(league.Root, "alert", "rules", "--json");

        ended.Exit.ShouldBe(0, ended.Errors);
        var states = ended.Json.GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("rule").GetString()!, rule => rule.GetProperty("state").GetString()!);
        states["daemon"].ShouldBe("no data");
        states["quarantine"].ShouldBe("normal");
    }
}
