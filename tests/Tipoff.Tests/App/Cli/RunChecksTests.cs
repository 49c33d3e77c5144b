using System.Text.Json;

namespace Tipoff.Tests.App.Cli;

/// <summary>Forty dates of a team's games, all alike but for what a test breaks.</summary>
public sealed class RunChecksTests : IDisposable
{
    readonly SmallLeague league = new();

    public RunChecksTests() => league.Run(
        """
        insert into raw.nbac_team_boxscores (
          game_id, team_abbr, game_date, season_year, season_type, opponent_team_abbr, is_home, is_win, minutes, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts,
          rebounds, assists, steals, blocks, turnovers, feed)
        select '00224' || lpad(cast(d * 10 + g as varchar), 5, '0'), 'T' || t, date '2024-10-22' + cast(d as integer), 2024, 'regular', 'T' || (1 - t), t = 0, t = 0, 240,
          110 + (d + g + t) % 3, 40, 88 + (d + g) % 4, 12, 36, 18 + (d + g + t) % 3, 24, 44, 25, 7, 5, 14, 'tests'
        from range(40) days(d), range(6) games(g), range(2) teams(t)
        """);

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task Rows_as_they_should_be_are_healthy()
    {
        var ended = await Check("--json");

        ended.Exit.ShouldBe(0, ended.Errors + ended.Output);
        ended.Json.GetProperty("healthy").GetBoolean().ShouldBeTrue();
        ended.Json.GetProperty("counts").GetProperty("passed").GetInt32().ShouldBeGreaterThan(5);
        ended.Json.GetProperty("profiles").GetProperty("judged").GetInt32().ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_row_that_publishing_would_refuse_fails_with_its_date()
    {
        league.Run("update raw.nbac_team_boxscores set fg_makes = fg_attempts + 1, points = 3 where game_id = '0022400301' and team_abbr = 'T1'");

        var ended = await Check();

        ended.Exit.ShouldBe(1, ended.Errors);
        ended.Output.ShouldContain("✗ raw.nbac_team_boxscores: points differ from the shots made");
        ended.Output.ShouldContain("1 of 480 rows of 2024-11-21");
        ended.Output.ShouldContain("game_id=0022400301");
    }

    [Fact]
    public async Task A_date_unlike_those_before_is_told_until_somebody_labels_it()
    {
        league.Run("update raw.nbac_team_boxscores set fg_attempts = null, three_pt_attempts = null where game_date = '2024-11-28'");

        var told = await Check("--json");

        told.Exit.ShouldBe(2, told.Errors + told.Output);
        Anomalies(told).ShouldContain("2024-11-28 fg_attempts empty");

        var labelled = await TipoffProcess.Run(league.Root, "check", "nbac_team_boxscores", "--from", "2024-11-28", "--to", "2024-11-28", "--label", "the feed lost attempts", "--by", "A. Operator", "--json");
        labelled.Exit.ShouldBe(0, labelled.Errors);
        labelled.Json.GetProperty("labels").EnumerateArray().Single().GetProperty("table").GetString().ShouldBe("raw.nbac_team_boxscores");

        var quiet = await Check("--json");
        quiet.Exit.ShouldBe(0, quiet.Errors + quiet.Output);
        quiet.Json.GetProperty("profiles").GetProperty("anomalies").EnumerateArray().ShouldAllBe(anomaly => anomaly.GetProperty("label").GetString() == "the feed lost attempts");
    }

    [Fact]
    public async Task A_profile_that_cannot_be_taken_is_an_error_beside_the_others()
    {
        league.Run("insert into analytics.team_offense_game_summary (game_id, team_abbr, game_date, pace) select 'g' || i, 'BOS', date '2024-11-01', case i when 1 then 'infinity'::double else 99 end from range(4) r(i)");

        var ended = await TipoffProcess.Run(league.Root, "check", "team_offense_game_summary,raw.nbac_team_boxscores", "--from", "2024-10-22", "--to", "2024-12-31", "--json");

        ended.Exit.ShouldBe(1, ended.Errors);
        ended.Json.GetProperty("checks").EnumerateArray().Where(check => check.GetProperty("verdict").GetString() == "error").Select(check => check.GetProperty("name").GetString()).ShouldBe(["its profile"]);
        ended.Json.GetProperty("profiles").GetProperty("judged").GetInt32().ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("a label without a reason or a name", "nbac_team_boxscores", "--label", "why")]
    [InlineData("--by without --label", "--by", "A")]
    [InlineData("a label of everything", "--label", "why", "--by", "A")]
    [InlineData("no column 'gone' in raw.nbac_team_boxscores", "nbac_team_boxscores", "--label", "why", "--by", "A", "--column", "gone")]
    [InlineData("unknown selector 'nowhere'", "nowhere")]
    public async Task What_makes_no_sense_is_wrong_usage(string what, params string[] options)
    {
        var ended = await TipoffProcess.Run(league.Root, ["check", .. options, "--from", "2024-11-01", "--to", "2024-11-03", "--json"]);

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
    }

    [Fact]
    public async Task While_another_command_holds_the_warehouse_it_looks_beside_it_and_labels_nothing()
    {
        using var held = league.Hold();

        (await Check("--json")).Exit.ShouldBe(0);
        var refused = await TipoffProcess.Run(league.Root, "check", "nbac_team_boxscores", "--from", "2024-11-28", "--to", "2024-11-28", "--label", "why", "--by", "A", "--json");
        refused.Exit.ShouldBe(75);
    }

    [Fact]
    public async Task A_label_waits_for_a_command_that_only_reads()
    {
        var reading = TipoffProcess.Run(league.Root, "sql", "select count(*) from range(8000) a, range(8000) b where (a.range * b.range) % 7 = 3", "--json");
        var owner = Path.Combine(league.Root, "data", "owner.json");
        while (!reading.IsCompleted && !File.Exists(owner))
            await Task.Delay(20);

        var labelled = await TipoffProcess.Run(league.Root, "check", "nbac_team_boxscores", "--from", "2024-11-28", "--to", "2024-11-28", "--label", "why", "--by", "A", "--json");

        labelled.Exit.ShouldBe(0, labelled.Errors);
        (await reading).Exit.ShouldBe(0);
    }

    static List<string> Anomalies(Ended ended) =>
        [.. ended.Json.GetProperty("profiles").GetProperty("anomalies").EnumerateArray().Select(anomaly => $"{anomaly.GetProperty("date").GetString()} {Text(anomaly, "column")} {Text(anomaly, "measure")}")];

    static string? Text(JsonElement anomaly, string name) => anomaly.GetProperty(name).GetString();

    Task<Ended> Check(params string[] options) => TipoffProcess.Run(league.Root, ["check", "raw.nbac_team_boxscores", "--from", "2024-10-22", "--to", "2024-12-31", .. options]);
}
