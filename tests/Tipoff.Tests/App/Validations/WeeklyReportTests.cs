using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Nba;
using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.App.Validations;

/// <summary>The report of the system before this one said healthy whatever was missing.</summary>
public sealed class WeeklyReportTests
{
    static readonly CompletenessLayer Layer = new("L3", "games with summaries", 90, [typeof(PlayerGameSummary)]);

    static readonly QualityFinding Filled = new(new ColumnBar(typeof(PlayerGameSummary), "points", 99.5, IsCritical: true), "analytics.player_game_summary", 100, 100, QualityVerdict.Ok);

    static readonly WeeklyReport Good = new(new Validation(new(2025, 1, 6), new(2025, 1, 12), Holding(), new QualityReport([Filled], [new("analytics.player_game_summary", "game_id", 0)])), Holding(), null);

    [Fact]
    public void A_week_that_lacks_nothing_passes()
    {
        (Good.Status, Good.Exit, Good.Faults.Count, Good.Mend(League.Catalog())).ShouldBe(("passed", Exit.Done, 0, null));

        var remarked = Good with { Week = Good.Week with { Completeness = Good.Week.Completeness with { Checks = [new("t", "odd", "warning", 1)] } } };
        (remarked.Status, remarked.Exit).ShouldBe(("passed with remarks", Exit.Partial));
    }

    public static TheoryData<string> Faults => ["a game of the week", "a game of last year", "a game of a table outside of the layers", "a layer below its bar", "a missed critical bar", "a failed measurement", "duplicates", "duplicates that cannot be counted", "no schedule"];

    [Theory]
    [MemberData(nameof(Faults))]
    public void It_is_impossible_to_pass_with(string fault)
    {
        var report = Broken(fault);

        report.Exit.ShouldBe(Exit.Failed);
        report.Status.ShouldBe("failed");
        report.Faults.ShouldNotBeEmpty();
        report.Mend(League.Catalog()).ShouldNotBeNull();
    }

    [Fact]
    public void An_old_gap_is_told_with_its_date_and_the_command_that_mends_it()
    {
        var report = Broken("a game of last year");

        report.Older.ShouldHaveSingleItem().Partition.ShouldBe("2024-01-15");
        report.Faults.ShouldBe(["1 earlier date from 2024-01-15 on lack games in some table"]);
        report.Mend(League.Catalog()).ShouldBe("tipoff backfill --from 2024-01-15 --to 2024-01-15");
    }

    static WeeklyReport Broken(string fault) => fault switch
    {
        "a game of the week" => Good with { Week = Good.Week with { Completeness = Lacking("2025-01-10") }, Ages = Lacking("2025-01-10") },
        "a game of last year" => Good with { Ages = Lacking("2024-01-15") },
        "a game of a table outside of the layers" => Good with { Ages = Lacking("2025-01-10") },
        "a layer below its bar" => Good with { Week = Good.Week with { Completeness = Lacking("2025-01-10") } },
        "a missed critical bar" => Measured(Filled with { Percent = 99.49 }),
        "a failed measurement" => Measured(Filled with { Percent = null, Verdict = QualityVerdict.Error, Bar = Filled.Bar with { IsCritical = false }, Error = "gone" }),
        "duplicates" => Keyed(new("analytics.player_game_summary", "game_id", 1)),
        "duplicates that cannot be counted" => Keyed(new("analytics.player_game_summary", "game_id", null) { Error = "gone" }),
        _ => Good with { Silence = "the schedule held here ends on 2024-06-17" },
    };

    static WeeklyReport Measured(QualityFinding column) => Good with { Week = Good.Week with { Quality = Good.Week.Quality with { Columns = [column] } } };

    static WeeklyReport Keyed(DuplicateFinding table) => Good with { Week = Good.Week with { Quality = Good.Week.Quality with { Duplicates = [table] } } };

    static CompletenessReport Holding() => new([new(Layer, [new("analytics.player_game_summary", [new("2025-01-10", 1, 1, 0)], [], [])])], []);

    static CompletenessReport Lacking(string date) => new([new(Layer, [new("analytics.player_game_summary", [new(date, 1, 0, 0)], [new(date, ["0022400500"]) { Why = "not built" }], [])])], []);
}
