using System.Text.Json;
using System.Text.RegularExpressions;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Nba.Domain;

namespace Tipoff.Tests.App.Cli;

/// <summary>The lines of one night, quoted anew once and built by other code once.</summary>
public sealed partial class DiffTests : IDisposable
{
    const string Table = "analytics.player_points_lines", Date = "2024-01-10";

    static readonly PlanRequest Request = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1), "reference.*,analytics.player_points_lines");

    readonly string root = Directory.CreateTempSubdirectory("tipoff-diff-").FullName;
    readonly string[] runs;

    public DiffTests()
    {
        using var warehouse = DuckDbWarehouse.Open(Workspace.Create(root), League.Catalog(), TimeProvider.System, "a test");
        using var connection = warehouse.Connect();
        connection.Run(
            """
            insert into raw.nbac_player_boxscores (game_id, player_id, game_date, season_year, player_name, player_lookup, team_abbr) values
              ('0022300001', 1, date '2024-01-08', 2023, 'Caleb Martin', 'calebmartin', 'MIA'), ('0022300001', 2, date '2024-01-08', 2023, 'Jaylen Brown', 'jaylenbrown', 'BOS')
            """);
        connection.Run("insert into reference.games (game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr) values ('0022300002', date '2024-01-10', 2023, 'regular', 'MIA', 'BOS')");
        var runner = new Runner(warehouse, new Dictionary<Type, Computation>());
        Quote("Caleb Martin", 8.5);
        Quote("Jaylen Brown", 24.5);
        Land("the rows of the box", "raw.nbac_player_boxscores", "2024-01-08");
        Land("the first quotes");
        Build();
        var first = Build();
        connection.Run("update raw.sportsbook_player_points set line = 9.5 where player_lookup = 'calebmartin'");
        Land("the second quotes");
        var second = Build();
        // What other code would have made of the same quotes.
        connection.Run($"update {Table} set sources = 'y' where player_id = 2");
        warehouse.Ledger.Put(warehouse.Ledger[Table, Date]! with { ContentHash = "of other code", Fingerprint = "other code" });
        runs = [first, second, Build()];

        void Quote(string name, double line) => connection.Run(
            FormattableString.Invariant($"insert into raw.sportsbook_player_points (source, game_date, player_name, player_lookup, bookmaker, snapshot_key, line, is_main, phase) values ('x', date '{Date}', '{name}', '{PlayerLookup.Of(name)}', 'fanduel', 'unknown', {line}, true, 'pre')"));

        void Land(string contents, string table = "raw.sportsbook_player_points", string date = Date) =>
            warehouse.Publish(connection, [new(table, date) { Presence = Presence.Ok, Rows = 2, Run = "landed", ContentHash = contents, UpdatedAt = DateTimeOffset.UnixEpoch }], () => { });

        string Build() => runner.Apply(runner.Plan(Request), "tipoff backfill").Run;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task The_latest_version_is_held_against_the_one_before()
    {
        var ended = await TipoffProcess.Run(root, "diff", "player_points_lines", Date);

        ended.Exit.ShouldBe(0, ended.Errors);
        Steady(ended.Output).ShouldBe(
            """
            analytics.player_points_lines 2024-01-10: version 3 in place of 2
              made      AT UTC  RUN3
              by        tipoff backfill
              because   code changed
              rows      0 added, 0 removed, 1 changed; 2 before, 2 after
            column  values mean difference largest
            sources      1
            ~ game_id=0022300002 player_id=2  Jaylen Brown
                sources  y → x
            3 versions; each by itself with --run RUN, several as one with --since RUN:
            no. made (UTC)       run  rows values code    inputs
              2 AT RUN2    2      1         changed
              3 AT RUN3    2      1 changed

            """.ReplaceLineEndings("\n"));
        ended.Output.Split('\n').ShouldAllBe(line => line.TrimEnd().Length <= 80);
    }

    [Fact]
    public async Task It_answers_the_same_beside_a_process_that_holds_the_warehouse()
    {
        var alone = await TipoffProcess.Run(root, "diff", Table, Date);
        using var warehouse = DuckDbWarehouse.Open(Workspace.Open(root), League.Catalog(), TimeProvider.System, "tipoff serve");
        using var socket = OwnerSocket.Serve(warehouse, "tipoff serve", () => { });

        var beside = await TipoffProcess.Run(root, "diff", Table, Date);

        beside.Exit.ShouldBe(0, beside.Errors);
        beside.Output.ShouldBe(alone.Output);
    }

    [Fact]
    public async Task The_object_names_what_was_replaced_why_and_both_values()
    {
        var ended = await TipoffProcess.Run(root, "diff", Table, Date, "--run", runs[1], "--json");

        ended.Exit.ShouldBe(0, ended.Errors);
        Names(ended.Json).ShouldBe(["table", "date", "presence", "rows", "run", "updatedAt", "firstRun", "versions", "difference", "corrections"]);
        var version = ended.Json.GetProperty("versions")[0];
        Names(version).ShouldBe(
        [
            "version", "run", "command", "at", "replacedRun", "isCodeChanged", "isInputChanged", "inputs", "rowsBefore", "rowsAfter", "rowsAdded", "rowsRemoved",
            "rowsChanged", "valuesChanged", "notKept",
        ]);
        version.GetProperty("inputs").EnumerateArray().Select(table => table.GetString()).ShouldBe(["raw.sportsbook_player_points"]);
        var difference = ended.Json.GetProperty("difference");
        Names(difference).ShouldBe(["from", "to", "rowsAdded", "rowsRemoved", "rowsChanged", "valuesChanged", "notKept", "columns", "changes"]);
        Changes(difference).ShouldBe(["changed game_id=0022300002 player_id=1 closing_line 8.5000 9.5000"]);
        difference.GetProperty("columns")[0].GetProperty("meanDifference").GetDouble().ShouldBe(1);
    }

    [Theory]
    [InlineData("", "closing_line 8.5000 9.5000", "sources y x")]
    [InlineData("--column sources", "sources y x")]
    [InlineData("--key player_id=1", "closing_line 8.5000 9.5000")]
    [InlineData("--key player_id=1 --column sources")]
    public async Task Everything_since_a_run_is_one_change_of_the_columns_and_rows_asked_for(string options, params string[] expected)
    {
        // The second build told its own code's value from the third; what the tampering in between held is all that is left of it.
        var ended = await TipoffProcess.Run(root, ["diff", Table, Date, "--since", runs[0], "--json", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        ended.Exit.ShouldBe(0, ended.Errors);
        Changes(ended.Json.GetProperty("difference")).Select(line => line.Split(' ', 4)[3]).ShouldBe(expected);
    }

    [Fact]
    public async Task A_cell_that_never_changed_says_which_run_made_it()
    {
        var ended = await TipoffProcess.Run(root, "diff", "reference.resolved_names", Date);

        ended.Exit.ShouldBe(0, ended.Errors);
        ended.Output.ShouldContain("one version, 2 rows; no change is on record");
        ended.Output.ShouldContain("  made ");
        (await TipoffProcess.Run(root, "diff", "reference.resolved_names", Date, "--json")).Json.GetProperty("difference").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_a_source_corrected_is_told_beside_it()
    {
        using (var warehouse = DuckDbWarehouse.Open(Workspace.Open(root), League.Catalog(), TimeProvider.System, "a test"))
        using (var connection = warehouse.Connect())
            connection.Run("insert into orchestration.corrections values ('raw.nbac_player_boxscores', '2024-01-08', 'game_id=0022300001 player_id=1', 'points', '12', '14', 'nbac_player_boxscores', 'f1', timestamptz '2024-01-09 10:00:00+00')");

        var ended = await TipoffProcess.Run(root, "diff", "nbac_player_boxscores", "2024-01-08");

        ended.Output.ShouldContain("Its source has corrected 1 values:\n  2024-01-09 10:00 UTC  game_id=0022300001 player_id=1 points  12 → 14  fetch f1");
    }

    [Theory]
    [InlineData("player_point_lines", Date, null, "unknown selector 'player_point_lines'")]
    [InlineData("analytics.*", Date, null, "'analytics.*' names * tables")]
    [InlineData(Table, "yesterday", null, "'yesterday' is no date of analytics.player_points_lines")]
    [InlineData(Table, "2024-01-11", null, "analytics.player_points_lines has no cell 2024-01-11")]
    [InlineData("reference.teams", Date, null, "'2024-01-10' is no cell of reference.teams")]
    [InlineData("raw.bdl_leaders", Date, null, "'2024-01-10' is no season of raw.bdl_leaders")]
    [InlineData(Table, Date, "--run nobody", "run 'nobody' made no version of analytics.player_points_lines 2024-01-10")]
    [InlineData(Table, Date, "--since nobody", "run 'nobody' made no version of analytics.player_points_lines 2024-01-10")]
    [InlineData(Table, Date, "--column line", "analytics.player_points_lines has no column 'line'")]
    public async Task What_cannot_be_meant_is_refused(string table, string date, string? options, string what)
    {
        var ended = await TipoffProcess.Run(root, ["diff", table, date, "--json", .. options?.Split(' ') ?? []]);

        ended.Exit.ShouldBe(64);
        Regex.Replace(ended.Error.What, "names [0-9]+ tables", "names * tables").ShouldBe(what);
    }

    static IEnumerable<string> Changes(JsonElement difference) => difference.GetProperty("changes").EnumerateArray()
        .Select(change => string.Join(' ', new[] { "kind", "row", "column", "old", "new" }.Select(name => change.GetProperty(name).GetString())));

    static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    /// <summary>The screen without what differs from one run of the test to the next.</summary>
    string Steady(string output)
    {
        var named = runs.Select((run, at) => (run, at)).Aggregate(output, (text, run) => text.Replace(run.run, $"RUN{run.at + 1}"));
        var steady = Moments().Replace(named, "AT");
        return string.Join('\n', steady.Split('\n').Select(line => Regex.Replace(line.TrimEnd(), "^no\\. made \\(UTC\\) +run +rows", "no. made (UTC)       run  rows")));
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(?=( UTC)? )")]
    private static partial Regex Moments();
}
