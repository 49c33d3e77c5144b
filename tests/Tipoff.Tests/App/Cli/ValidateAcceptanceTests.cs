using System.Text.Json;

namespace Tipoff.Tests.App.Cli;

public sealed class ValidateAcceptanceTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task A_failing_range_is_refused_line_by_line_and_nothing_is_signed()
    {
        var ended = await Accept("--by", "A. Operator", "--json");

        ended.Exit.ShouldBe(1, ended.Errors);
        ended.Json.GetProperty("accepted").GetBoolean().ShouldBeFalse();
        ended.Json.GetProperty("signOff").ValueKind.ShouldBe(JsonValueKind.Null);
        var lines = ended.Json.GetProperty("lines").EnumerateArray().ToDictionary(line => line.GetProperty("name").GetString()!, line => (Ok: line.GetProperty("ok").GetBoolean(), Seen: line.GetProperty("seen").GetString()!));
        lines["L1 games with player box lines"].ShouldBe((false, "4 of 5, 1 dates lack some, the first 2024-11-02"));
        lines["duplicates"].Ok.ShouldBeTrue();
        lines["player lines per game"].Ok.ShouldBeFalse();
        lines.Values.ShouldAllBe(line => !line.Seen.Contains("could not be measured"));
        (await Signed()).ShouldBe(0);
    }

    [Fact]
    public async Task The_failing_lines_are_named_to_people()
    {
        var ended = await Accept("--by", "A. Operator");

        ended.Exit.ShouldBe(1);
        ended.Output.ShouldContain("✗ L1 games with player box lines: 4 of 5, 1 dates lack some, the first 2024-11-02 (wanted: all that are due, and any at all)");
        ended.Output.ShouldContain("refused: L1 games with player box lines, ");
        ended.Output.ShouldContain("Next: tipoff validate --from 2024-11-01 --to 2024-11-03");
    }

    [Fact]
    public async Task While_another_command_holds_the_warehouse_it_is_to_be_tried_again()
    {
        using var held = league.Hold();

        var ended = await Accept("--by", "A. Operator", "--json");

        ended.Exit.ShouldBe(75);
        ended.Error.Because.ShouldContain("tipoff backfill --from 2024-11-01 --to 2024-11-03");
    }

    [Theory]
    [InlineData("nobody signs")]
    [InlineData("nobody signs", "--by", " ")]
    [InlineData("--accept with another way to look", "--by", "A", "--layer", "L1")]
    public async Task A_signature_without_a_name_or_of_a_part_is_wrong_usage(string what, params string[] options)
    {
        var ended = await Accept(["--json", .. options]);

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
    }

    Task<Ended> Accept(params string[] options) => TipoffProcess.Run(league.Root, ["validate", "--from", "2024-11-01", "--to", "2024-11-03", "--accept", .. options]);

    async Task<int> Signed() =>
        (await TipoffProcess.Run(league.Root, "sql", "select cast(count(*) as integer) from orchestration.acceptances", "--json")).Json.GetProperty("rows")[0][0].GetInt32();
}
