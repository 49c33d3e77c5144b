using System.Globalization;
using System.Xml.Linq;
using Tipoff.App.Reports;
using Tipoff.Engine.Health;
using Tipoff.Nba;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Precompute;

namespace Tipoff.Tests.App.Reports;

public sealed class ValidationPageTests
{
    static readonly DateTimeOffset Now = new(2025, 1, 2, 12, 0, 0, TimeSpan.Zero);

    static readonly CompletenessLayer L3 = new("L3", "games with <summaries>", 90, [typeof(PlayerGameSummary)]);

    static readonly CompletenessLayer L4 = new("L4", "games with factors", 80, [typeof(PlayerCompositeFactors)]);

    [Fact]
    public void The_verdict_stands_on_top_with_the_command_that_mends()
    {
        var page = Page(Lacking());

        var verdict = page.Descendants("div").First();
        verdict.Attribute("class")!.Value.ShouldBe("verdict bad");
        verdict.Value.ShouldStartWith("Unhealthy 3 games on 2 dates are missing in some layer.");
        verdict.Element("code")!.Value.ShouldBe("tipoff backfill --from 2024-11-02 --to 2024-11-03");
    }

    [Fact]
    public void Every_date_has_a_cell_of_its_state_in_every_layer()
    {
        var cells = Page(Lacking()).Descendants("rect").Select(cell => $"{cell.Element("title")!.Value} {cell.Attribute("class")!.Value}").ToList();

        cells.ShouldBe(
        [
            "2024-11-01 L3: 2 of 2 all", "2024-11-02 L3: 19 of 20 most", "2024-11-03 L3: 0 of 2 none",
            "2024-11-01 L4: 2 skipped by rule rule", "2024-11-02 L4: 1 of 2 some",
        ]);
    }

    [Fact]
    public void Missing_games_are_named_as_people_name_them()
    {
        var rows = Page(Lacking()).Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value).ToList()).ToList();

        rows.ShouldContain(row => row[0] == "2024-11-02" && row[1] == "L3 analytics.player_game_summary (failed_retryable),L4 precompute.player_composite_factors (not built)" && row[3] == "0022400004 BOS at NYK");
        rows.ShouldContain(row => row[0] == "2024-11-03" && row[2] == "2" && row[3] == "0022400005, 0022400006");
    }

    [Fact]
    public void Many_gaps_are_folded_and_none_is_left_out()
    {
        var gaps = Enumerable.Range(0, 100).Select(i => new Gap(new DateOnly(2024, 1, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), [$"g{i}"]) { Why = "not built" }).ToList();
        CompletenessReport report = new([new(L3, [new("analytics.player_game_summary", [.. gaps.Select(gap => new DateCompleteness(gap.Partition, 1, 0, 0))], gaps, [])])], []);

        var page = Page(Of(report));

        page.Descendants("details").ShouldHaveSingleItem().Element("summary")!.Value.ShouldBe("60 more");
        gaps.ShouldAllBe(gap => page.Descendants("td").Any(cell => cell.Value == gap.Units[0]));
    }

    [Fact]
    public void A_good_range_says_so_and_a_missed_bar_is_told()
    {
        CompletenessReport report = new([new(L3, [new("analytics.player_game_summary", [new("2024-11-01", 2, 2, 0)], [], [])])], [new("analytics.player_game_summary", "odd", "warning", 3)]);
        ColumnBar bar = new(typeof(PlayerGameSummary), "usage_rate", 95, IsCritical: true);
        QualityFinding good = new(bar, "analytics.player_game_summary", 99.5, 98, QualityVerdict.Ok);

        Page(Of(report, good)).Descendants("div").First().Value.Trim().ShouldBe("Healthy Nothing is missing; 1 remarks.");
        var missed = Page(Of(report, good with { Percent = 80, Verdict = QualityVerdict.Regression }));

        missed.Descendants("div").First().Value.ShouldStartWith("Unhealthy Nothing is missing; 1 measures of quality fail; 1 remarks.");
        missed.Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value).ToList())
            .ShouldContain(row => row.SequenceEqual(new[] { "analytics.player_game_summary.usage_rate", "80 %", "95 % critical", "98 %", "REGRESSION", "fails" }));
    }

    static Validation Lacking() => Of(new CompletenessReport(
        [
            new(L3, [new("analytics.player_game_summary", [new("2024-11-01", 2, 2, 0), new("2024-11-02", 20, 19, 0), new("2024-11-03", 2, 0, 0)], [new("2024-11-02", ["0022400004"]) { Why = "failed_retryable: lacks 0022400004" }, new("2024-11-03", ["0022400005", "0022400006"]) { Why = "not built" }], [])]),
            new(L4, [new("precompute.player_composite_factors", [new("2024-11-01", 0, 0, 2), new("2024-11-02", 2, 1, 0)], [new("2024-11-02", ["0022400004"]) { Why = "not built" }], [])]),
        ],
        []));

    static Validation Of(CompletenessReport report, params QualityFinding[] columns) =>
        new(new(2024, 11, 1), new(2024, 11, 3), report, new QualityReport(columns, [new("analytics.player_game_summary", "player_id, game_id", 0)]));

    static XElement Page(Validation validation) => XDocument
        .Parse(ValidationPage.Of(validation, League.Catalog(), new Dictionary<string, string> { ["0022400004"] = "BOS at NYK" }, Now).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal))
        .Root!;
}
