using System.Text.Json;

namespace Tipoff.Tests.App.Cli;

/// <summary>The objects that scripts read: names and shapes do not change.</summary>
public sealed class ContractTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    const string FirstLayer = """
        {
          "healthy": false,
          "layers": [
            {
              "layer": "L1",
              "expected": 5,
              "present": 4,
              "percent": 80,
              "threshold": 100,
              "ok": false,
              "presentOfAll": 4,
              "gamesOfAll": 4,
              "percentOfAll": 100
            }
          ],
          "gaps": [
            {
              "date": "2024-11-02",
              "layer": "L1",
              "missingGames": [
                "0022400004"
              ]
            }
          ],
          "checks": [
            {
              "name": "raw.nbac_player_boxscores: an odd line",
              "severity": "warning",
              "violations": 3
            }
          ],
          "from": "2024-11-01",
          "to": "2024-11-03",
          "quality": [],
          "duplicates": [
            {
              "table": "raw.nbac_player_boxscores",
              "key": "game_id, player_id",
              "rows": 0,
              "ok": true,
              "error": null
            }
          ],
          "freshness": [
            {
              "table": "raw.nbac_player_boxscores",
              "lastDue": "2024-11-03",
              "lastThere": "2024-11-03",
              "datesBehind": 0,
              "ok": true
            }
          ]
        }
        """;

    [Fact]
    public async Task Sql_gives_columns_and_rows()
    {
        var ended = await TipoffProcess.Run(league.Root, "sql", "select game_id, season_year from reference.games order by 1 limit 1", "--json");

        ended.Exit.ShouldBe(0);
        Names(ended.Json).ShouldBe(["columns", "rows"]);
        Names(ended.Json.GetProperty("columns")[0]).ShouldBe(["name", "type"]);
        ended.Json.GetProperty("rows")[0].GetRawText().ReplaceLineEndings("").Replace(" ", "").ShouldBe("[\"0022400001\",2024]");
    }

    [Fact]
    public async Task The_dashboard_gives_its_worst_item_first_with_the_command_that_mends_it_and_the_exit_code_says_it_too()
    {
        var ended = await TipoffProcess.Run(league.Root, "dash", "quick", "--json");

        ended.Exit.ShouldBe(1);
        Names(ended.Json).ShouldBe(["status", "mode", "at", "items", "signs", "well", "incidents"]);
        ended.Json.GetProperty("incidents").GetArrayLength().ShouldBe(0);
        var worst = ended.Json.GetProperty("items").EnumerateArray().First(item => item.GetProperty("name").GetString() == "last games");
        Names(worst).ShouldBe(["panel", "name", "status", "value", "since", "why", "fix"]);
        worst.GetProperty("value").GetString().ShouldBe("0 of 2 games of 2024-11-03, 0 with features");
        worst.GetProperty("fix").GetString().ShouldStartWith("tipoff backfill --from 2024-11-03 --to ");
        ended.Json.GetProperty("status").GetString().ShouldBe(ended.Json.GetProperty("items")[0].GetProperty("status").GetString());
        (await TipoffProcess.Run(league.Root, "dash", "everything", "--json")).Error.Exit.ShouldBe(64);
    }

    [Fact]
    public async Task A_named_query_gives_its_verdict_columns_and_rows()
    {
        var ended = await TipoffProcess.Run(league.Root, "query", "freshness", "--date", "2024-11-05", "--json");

        ended.Exit.ShouldBe(0, ended.Errors);
        Names(ended.Json).ShouldBe(["name", "date", "verdict", "columns", "rows"]);
        ended.Json.GetProperty("rows")[0][0].GetString().ShouldBe("raw.nbac_player_boxscores");
        (await TipoffProcess.Run(league.Root, "query", "2", "--date", "2024-11-05", "--json")).Output.ShouldBe(ended.Output);
        (await TipoffProcess.Run(league.Root, "query", "no_such", "--json")).Error.Exit.ShouldBe(64);
    }

    [Fact]
    public async Task Shortcuts_are_listed_with_what_they_run()
    {
        var ended = await TipoffProcess.Run(league.Root, "aliases", "--json");

        ended.Exit.ShouldBe(0);
        Names(ended.Json).ShouldBe(["shortcuts"]);
        var shortcut = ended.Json.GetProperty("shortcuts").EnumerateArray().Single(shortcut => shortcut.GetProperty("name").GetString() == "bq-schema");
        Names(shortcut).ShouldBe(["name", "group", "summary", "isAlias", "parameters", "commands", "says"]);
        Names(shortcut.GetProperty("parameters")[0]).ShouldBe(["name", "otherwise"]);
        shortcut.GetProperty("commands")[0].GetString().ShouldBe("tipoff sql \"describe {table}\"");
        Names((await TipoffProcess.Run(league.Root, "aliases", "--shell", "zsh", "--json")).Json).ShouldBe(["shell", "text"]);
        Names((await TipoffProcess.Run(league.Root, "completion", "zsh", "--json")).Json).ShouldBe(["shell", "text"]);
        (await TipoffProcess.Run(league.Root, "completion", "tcsh", "--json")).Error.Exit.ShouldBe(64);
    }

    [Fact]
    public async Task Plan_gives_hash_cells_and_estimate()
    {
        var ended = await TipoffProcess.Run(league.Root, "plan", "--from", "2024-11-01", "--to", "2024-11-01", "--tables", "analytics.player_game_summary", "--json");

        ended.Exit.ShouldBe(0);
        Names(ended.Json).ShouldBe(["hash", "cells", "estimate"]);
        Names(ended.Json.GetProperty("estimate")).ShouldBe(["secondsP50", "secondsP90", "requests", "bytes"]);
        var cell = ended.Json.GetProperty("cells").EnumerateArray().ShouldHaveSingleItem();
        Names(cell).ShouldBe(["table", "date", "reason"]);
        cell.GetProperty("reason").GetString().ShouldBe("missing");
    }

    [Fact]
    public async Task Backfill_gives_a_receipt_and_the_command_that_resumes()
    {
        var ended = await TipoffProcess.Run(league.Root, "backfill", "--from", "2024-11-01", "--to", "2024-11-01", "--tables", "analytics.player_game_summary", "--json");

        ended.Exit.ShouldBe(2, ended.Output + ended.Errors);
        Names(ended.Json).ShouldBe(["run", "state", "cells", "rows", "seconds", "resume", "receipt"]);
        Names(ended.Json.GetProperty("cells")).ShouldBe(["ok", "degraded", "skipped", "failed", "unchanged"]);
        ended.Json.GetProperty("state").GetString().ShouldBe("partial");
        ended.Json.GetProperty("resume").GetString().ShouldBe("tipoff backfill --from 2024-11-01 --to 2024-11-01 --tables analytics.player_game_summary");
        File.Exists(ended.Json.GetProperty("receipt").GetString()).ShouldBeTrue();
    }

    [Fact]
    public async Task Validate_names_the_missing_game_and_leaves_declared_holes_out()
    {
        var ended = await TipoffProcess.Run(league.Root, "validate", "--from", "2024-11-01", "--to", "2024-11-03", "--layer", "l1", "--json");

        ended.Exit.ShouldBe(1);
        ended.Json.GetRawText().ReplaceLineEndings("\n").ShouldBe(FirstLayer);
    }

    [Fact]
    public async Task Validate_ends_with_2_when_only_checks_warn()
    {
        var ended = await TipoffProcess.Run(league.Root, "validate", "--from", "2024-11-01", "--to", "2024-11-01", "--layer", "L1", "--json");

        ended.Exit.ShouldBe(2);
        ended.Json.GetProperty("healthy").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Validate_tells_people_what_is_missing_why_and_what_to_run()
    {
        var ended = await TipoffProcess.Run(league.Root, "validate", "--from", "2024-11-01", "--to", "2024-11-03", "--detailed");

        ended.Exit.ShouldBe(1);
        ended.Output.ShouldContain("gap 2024-11-02 L1 raw.nbac_player_boxscores (ok)");
        ended.Output.ShouldContain("1 games: 0022400004");
        ended.Output.ShouldContain("L3 analytics.player_game_summary (not built)");
        ended.Output.ShouldContain("skipped by rule no_source L1 raw.nbac_player_boxscores: 1 games on 1 dates");
        ended.Output.ShouldContain("Next: tipoff import PATH");
    }

    [Fact]
    public async Task Config_show_says_where_each_value_comes_from_and_why()
    {
        await File.WriteAllTextAsync(Path.Combine(league.Root, "tipoff.json"), """{ "workers": 1 }""");

        var ended = await TipoffProcess.Run(league.Root, "config", "show", "--json");

        var settings = ended.Json.GetProperty("settings").EnumerateArray().ToDictionary(setting => setting.GetProperty("name").GetString()!);
        Names(settings["workers"]).ShouldBe(["name", "value", "default", "from", "reason"]);
        settings["workers"].GetProperty("value").GetString().ShouldBe("1");
        settings["workers"].GetProperty("from").GetString().ShouldBe("tipoff.json");
        settings["threads"].GetProperty("from").GetString().ShouldBe("default");
        settings["threads"].GetProperty("reason").GetString().ShouldStartWith("Threads of the embedded database.");
    }

    [Fact]
    public async Task Config_show_works_where_the_settings_are_broken()
    {
        await File.WriteAllTextAsync(Path.Combine(league.Root, "tipoff.json"), """{ "workers": 0 }""");

        var ended = await TipoffProcess.Run(league.Root, "config", "show", "--json");

        ended.Exit.ShouldBe(2);
        ended.Errors.ShouldContain("workers is 0, expected 1 to 64");
        ended.Json.GetProperty("settings").GetArrayLength().ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Doctor_names_every_item_with_its_state_and_fix()
    {
        var ended = await TipoffProcess.Run(league.Root, "doctor", "--json");

        Names(ended.Json).ShouldBe(["status", "items"]);
        var items = ended.Json.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);
        items.Keys.ShouldBe(["duckdb", "xgboost", "workspace", "disk", "clock", "time zone", "pdftotext", "postgresql"]);
        items["duckdb"].GetProperty("status").GetString().ShouldBe("ok");
        items["workspace"].GetProperty("what").GetString()!.ShouldContain(league.Root);
        items.Values.Where(item => item.GetProperty("status").GetString() != "ok").ShouldAllBe(item => item.GetProperty("fix").GetString() != null);
    }

    static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
