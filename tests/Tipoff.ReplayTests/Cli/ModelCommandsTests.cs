using System.Text.Json;
using Tipoff.App.Simulation;
using Tipoff.ReplayTests.Demo;

namespace Tipoff.ReplayTests.Cli;

/// <summary>Champions come and go: what predicts tonight is always the champion, and what was published for the past stays.</summary>
[Collection(GeneratedTests.Name)]
public sealed class ModelCommandsTests(GeneratedLeague league)
{
    [Fact]
    public async Task A_promotion_and_its_rollback_predict_games_to_come_again_and_leave_the_past_alone()
    {
        var tonight = new SimulatedLeague(GeneratedLeague.Seed).Tonight;
        var folder = league.NewFolder("champions");
        await File.WriteAllTextAsync(Path.Combine(folder, "tipoff.json"), $$"""{ "pinnedClock": "{{tonight:yyyy-MM-dd}}T17:00:00Z" }""");
        await Run(0, folder, "import", league.Folder);
        await Run(0, folder, "backfill", "--from", "2023-10-24", "--to", "2024-01-05");
        (await Refusal(folder, 1, "predict", "--date", "2024-01-03")).ShouldContain("no model stands");
        var first = Median(await Run(0, folder, "train", "--season", "2024"));
        await Run(0, folder, "backfill", "--from", "2023-10-24", "--to", $"{tonight:yyyy-MM-dd}");
        (await Versions(folder)).ShouldBe((first, first));

        // More rows, another model; whether its gates let it replace the champion is not the question here.
        var second = Median(await Run(null, folder, "train", "--season", "2024"));
        second.ShouldNotBe(first);
        (await Refusal(folder, 64, "model", "promote", "no_such_model", "--reason", "a test")).ShouldContain("there is no model no_such_model");
        await Run(0, folder, "model", "promote", second, "--reason", "more rows");
        (await Versions(folder)).ShouldBe((first, second));

        await Run(0, folder, "model", "rollback", "--season", "2024", "--reason", "a test");
        (await Versions(folder)).ShouldBe((first, first));

        var shown = await Run(0, folder, "model", "show", first);
        shown.GetProperty("isChampion").GetBoolean().ShouldBeTrue();
        shown.GetProperty("promotions").EnumerateArray().Select(promotion => promotion.GetProperty("kind").GetString()).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
        shown.GetProperty("gates").EnumerateArray().ShouldNotBeEmpty();
        (await Refusal(folder, 1, "model", "rollback", "--season", "2024", "--reason", "a test")).ShouldContain("is the first champion of 2024-25");
        (await Run(0, folder, "backfill", "--from", "2023-10-24", "--to", $"{tonight:yyyy-MM-dd}")).GetProperty("cells").GetProperty("ok").GetInt32().ShouldBe(0, "nothing is left to do");

        (await Refusal(folder, 64, "model", "compare", first, second, "--from", "2024-01-01")).ShouldContain("is too early");
        var compared = (await Run(0, folder, "model", "compare", first, second)).GetProperty("populations")[0];
        compared.GetProperty("population").GetString().ShouldBe("P1");
        compared.GetProperty("a").GetDouble().ShouldNotBe(compared.GetProperty("b").GetDouble());
        (await Refusal(folder, 0, "model", "card", first)).ShouldContain("| P1 | xgboost |");
        (await Run(null, folder, "model", "health", "--date", $"{tonight:yyyy-MM-dd}")).GetProperty("rows").GetInt32().ShouldBeGreaterThan(300);

        // A package with one other byte is named, and neither explains nor predicts anything; who is asked instead says so.
        Damage(folder, second);
        (await Refusal(folder, 1, "model", "promote", second, "--reason", "a test")).ShouldContain("the card says");
        (await Versions(folder)).ShouldBe((first, first));
        Damage(folder, first);
        (await Refusal(folder, 1, "model", "show", first)).ShouldContain("cannot be used");
        (await Refusal(folder, 1, "explain", "1", "--date", $"{tonight:yyyy-MM-dd}")).ShouldContain("cannot be used");
    }

    static void Damage(string folder, string model)
    {
        var trees = Directory.EnumerateFiles(Path.Combine(folder, "data", "models", model)).MaxBy(file => new FileInfo(file).Length)!;
        var bytes = File.ReadAllBytes(trees);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(trees, bytes);
    }

    /// <summary>Who predicted the season's past, and who tonight.</summary>
    static async Task<(string Past, string Tonight)> Versions(string folder)
    {
        var rows = (await Run(0, folder, "sql", "select max_by(model_version, game_date), min(model_version), max(game_date), max(model_version) filter (where game_date < (select max(game_date) from predictions.player_prop_predictions)) from predictions.player_prop_predictions where system_id = 'xgboost'"))
            .GetProperty("rows").EnumerateArray().Single();
        return (rows.EnumerateArray().Last().GetString()!, rows.EnumerateArray().First().GetString()!);
    }

    static string Median(JsonElement trained) =>
        trained.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("target").GetString() == "median").GetProperty("model").GetString()!;

    static async Task<JsonElement> Run(int? expected, string folder, params string[] arguments)
    {
        using TipoffProcess process = new([.. arguments, "--workspace", folder, "--json"]);
        var (exit, screen) = await process.Screen();
        if (expected is { } code)
            exit.ShouldBe(code, screen);
        return JsonDocument.Parse(screen[screen.IndexOf('{', StringComparison.Ordinal)..(screen.LastIndexOf('}') + 1)]).RootElement;
    }

    static async Task<string> Refusal(string folder, int expected, params string[] arguments)
    {
        using TipoffProcess process = new([.. arguments, "--workspace", folder]);
        var (exit, text) = await process.End();
        exit.ShouldBe(expected, text);
        return text;
    }
}
