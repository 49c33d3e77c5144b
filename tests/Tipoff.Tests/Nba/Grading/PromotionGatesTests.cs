using DuckDB.NET.Data;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;

namespace Tipoff.Tests.Nba.Grading;

public class PromotionGatesTests
{
    /// <summary>4,000 rows of 200 dates: results scatter around a level, the last-10 mean is the level with an error of its own, the median knows the level.</summary>
    const int Rows = 4_000;

    /// <summary>Shares of the results' scatter and of the baselines' own error, points.</summary>
    const double Scatter = 5, Baseline = 1.4;

    static readonly float[] Level = Drawn(1, (random, _) => 8 + (12 * random.NextDouble()));

    static readonly float[] Actual = Drawn(2, (random, row) => Math.Max(0, Math.Round(Level[row] + (Scatter * Normal(random)))));

    static readonly float[] Last10 = Drawn(3, (random, row) => Level[row] + (Baseline * Normal(random)));

    static float[] Drawn(int seed, Func<Random, int, double> draw)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Rows).Select(row => (float)draw(random, row))];
    }

    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    static DateOnly Date(int row) => new DateOnly(2024, 1, 1).AddDays(row / 20);

    static PromotionCase Case(float[] median, float[]? mean = null, float[]? champion = null, float[]? feature = null, double? permuted = 0.001, double milliseconds = 5, float[]? line = null)
    {
        FeatureMatrix training = new(["points_avg_last_10", "other"], [.. Last10.Zip(feature ?? Last10, (a, b) => new[] { a, b }).SelectMany(pair => pair)], Actual, [.. Enumerable.Range(0, Rows).Select(Date)]);
        return new PromotionCase(training, HeldOut(line), median, mean ?? median, champion, permuted, milliseconds);
    }

    static Frame HeldOut(float[]? line)
    {
        using DuckDBConnection connection = new("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "create table t (row integer, game_date date, actual_points double, points_avg_last_10 double, weighted_points double, points_avg_season double, minutes_avg_last_10 double, games_played_season integer, actual_minutes double, weighted_points_per_minute double, vegas_points_line double)";
        command.ExecuteNonQuery();
        using (var appender = connection.CreateAppender("t"))
        {
            for (var row = 0; row < Rows; row++)
            {
                appender.CreateRow().AppendValue(row).AppendValue(Date(row)).AppendValue((double)Actual[row]).AppendValue((double)Last10[row]).AppendValue((double)Last10[row] + 0.1)
                    .AppendValue((double)Level[row]).AppendValue(25.0).AppendValue(20).AppendValue(Actual[row] + 1.0).AppendValue(1.0).AppendValue(line is null ? null : (double?)line[row]).EndRow();
            }
        }

        return Frame.Read(connection, "select * exclude (row) from t order by row");
    }

    static GateResult Gate(PromotionCase candidate, string gate) => PromotionGates.Judge(candidate).Single(result => result.Gate == gate);

    [Fact]
    public void An_honest_model_passes_and_what_cannot_be_asked_says_why()
    {
        var results = PromotionGates.Judge(Case(Level));

        results.Where(result => result.Verdict == GateVerdict.Failed).ShouldBeEmpty();
        results.Where(result => result.Verdict == GateVerdict.NotApplicable).Select(result => $"{result.Gate}: {result.Why}")
            .ShouldBe(["too_good_line: 0 rows", "champion: there is none yet", "directions: 0 rows"]);
        PromotionGates.Obstacle(results, hasChampion: true).ShouldBeNull();
    }

    [Fact]
    public void A_model_that_knows_half_of_the_scatter_is_too_good_to_be_true()
    {
        var peeking = Level.Zip(Actual, (level, actual) => (level + actual) / 2).ToArray();
        var results = PromotionGates.Judge(Case(peeking));

        results.Where(result => result is { Verdict: GateVerdict.Failed, IsLeakAlarm: true }).Select(result => result.Gate).ShouldBe(["too_good_p1", "too_good_p2"]);
        PromotionGates.Obstacle(results, hasChampion: false).ShouldNotBeNull().ShouldContain("from 0.947 of last-10's MAE");
    }

    [Fact]
    public void A_feature_that_follows_the_result_is_named()
    {
        var gate = Gate(Case(Level, feature: Actual), "suspect_feature");

        (gate.Verdict, gate.IsLeakAlarm, gate.Why).ShouldBe((GateVerdict.Failed, true, "other at 1.000"));
    }

    [Fact]
    public void Better_than_the_bookmakers_without_reading_them_is_an_alarm()
    {
        Gate(Case(Level, line: Last10), "too_good_line").Verdict.ShouldBe(GateVerdict.Failed);
        Gate(Case(Last10, line: Level), "too_good_line").Verdict.ShouldBe(GateVerdict.Passed);
    }

    [Fact]
    public void Better_than_whoever_knows_the_minutes_is_an_alarm() => Gate(Case([.. Actual.Select(actual => actual + 0.5f)]), "oracle_minutes").Verdict.ShouldBe(GateVerdict.Failed);

    [Fact]
    public void Learning_from_shuffled_results_must_lead_nowhere()
    {
        Gate(Case(Level, permuted: 0.3), "permuted_target").Verdict.ShouldBe(GateVerdict.Failed);
        Gate(Case(Level, permuted: null), "permuted_target").Verdict.ShouldBe(GateVerdict.NotApplicable);
    }

    [Fact]
    public void Quality_stands_against_a_model_only_where_a_champion_stands()
    {
        var results = PromotionGates.Judge(Case([.. Last10.Select(points => points + 1)]));

        PromotionGates.Obstacle(results, hasChampion: false).ShouldBeNull();
        PromotionGates.Obstacle(results, hasChampion: true).ShouldNotBeNull().ShouldContain("beats_last_10");
    }

    [Fact]
    public void A_worse_model_does_not_replace_the_champion_and_rows_the_champion_knows_do_not_count()
    {
        var worse = Level.Select(level => level + 1.5f).ToArray();
        var half = Level.Select((level, row) => row < Rows - 400 ? float.NaN : level).ToArray();

        Gate(Case(worse, champion: Level), "champion").Verdict.ShouldBe(GateVerdict.Failed);
        Gate(Case(Level, champion: Level), "champion").Verdict.ShouldBe(GateVerdict.Passed);
        Gate(Case(worse, champion: half), "champion").Why.ShouldBe("400 rows");
    }

    [Fact]
    public void Bias_is_judged_of_the_mean_overall_and_by_tier()
    {
        var high = Level.Select(level => level + 0.3f).ToArray();
        var tilted = Level.Select(level => level < 10 ? level + 1 : level - 0.25f).ToArray();

        Gate(Case(Level, mean: high), "bias").Verdict.ShouldBe(GateVerdict.Failed);
        Gate(Case(Level, mean: tilted), "tier_bias").Why.ShouldEndWith("below 10");
        Gate(Case(Level, mean: tilted), "tier_bias").Verdict.ShouldBe(GateVerdict.Failed);
    }

    [Fact]
    public void A_slow_model_fails() => Gate(Case(Level, milliseconds: 120), "latency").Verdict.ShouldBe(GateVerdict.Failed);

    [Fact]
    public void Calling_nearly_everything_over_fails()
    {
        Gate(Case(Level, line: [.. Level.Select(level => level - 3)]), "directions").Verdict.ShouldBe(GateVerdict.Failed);
        Gate(Case(Level, line: Last10), "directions").Verdict.ShouldBe(GateVerdict.Passed);
    }
}
