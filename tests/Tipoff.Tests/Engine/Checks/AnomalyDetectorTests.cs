using Tipoff.Engine.Checks;

namespace Tipoff.Tests.Engine.Checks;

/// <summary>Seasons of forty dates, one each day from 1 October, of which each has about the same figures.</summary>
public sealed class AnomalyDetectorTests
{
    const int Dates = 40;

    readonly Dictionary<DateOnly, string> labels = [];

    [Fact]
    public void Usual_dates_are_no_anomalies()
    {
        Find(Measure.Mean, Usual(2024)).ShouldBeEmpty();
        Find(Measure.Rows, Usual(2024)).ShouldBeEmpty();
        Find(Measure.Spread, Usual(2024)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Measure.Mean, 20, 10)]
    [InlineData(Measure.Mean, 0, 10)]
    [InlineData(Measure.Rows, 5, 10)]
    [InlineData(Measure.Spread, 0, 10)]
    [InlineData(Measure.Spread, 40, 10)]
    public void A_date_far_from_those_before_is_one(Measure measure, double value, double expected)
    {
        var found = Find(measure, With(Usual(2024), 30, value)).ShouldHaveSingleItem();

        (found.Date, found.Value, found.Compared).ShouldBe((new DateOnly(2024, 10, 31), value, 30));
        found.Expected.ShouldBe(expected, 0.3);
        Math.Sign(found.Score).ShouldBe(Math.Sign(value - expected));
    }

    [Theory]
    // Half a deviation of single rows is 4.
    [InlineData(Measure.Mean, 13.9)]
    [InlineData(Measure.Rows, 11.9)]
    [InlineData(Measure.Spread, 25)]
    public void What_is_far_off_by_the_odds_and_hardly_differs_is_none(Measure measure, double value) =>
        Find(measure, With([.. Usual(2024).Select(reading => reading with { Value = 10 })], 30, value)).ShouldBeEmpty();

    [Theory]
    [InlineData(0.09, false)]
    [InlineData(0.12, true)]
    [InlineData(1, true)]
    public void A_column_that_is_always_filled_and_now_is_not_is_one_from_a_tenth_on(double share, bool isAnomaly) =>
        Find(Measure.Empty, With([.. Usual(2024).Select(reading => reading with { Value = 0 })], 30, share)).Count.ShouldBe(isAnomaly ? 1 : 0);

    /// <summary>What the field's detectors are blamed for: they learn from the incident and call it normal.</summary>
    [Fact]
    public void An_incident_of_three_dates_does_not_hide_itself() =>
        Find(Measure.Mean, With(With(With(Usual(2024), 30, 20), 31, 20), 32, 20)).Select(found => found.Date.Day).ShouldBe([31, 1, 2]);

    [Fact]
    public void A_labelled_date_is_told_with_its_label_and_nothing_is_compared_with_it()
    {
        var series = Usual(2024);
        // Half of the month before is known to be off: whoever is compared with it sees nothing odd.
        for (var i = 10; i < 30; i++)
        {
            series = With(series, i, 20);
            labels[series[i].Date] = "doubled boxes";
        }

        series = With(series, 35, 20);

        var found = Find(Measure.Mean, series);

        found.Where(anomaly => anomaly.Label is null).Select(anomaly => anomaly.Date).ShouldBe([series[35].Date]);
        found.Where(anomaly => anomaly.Label is not null).ShouldAllBe(anomaly => anomaly.Label == "doubled boxes");
    }

    [Fact]
    public void Only_dates_before_count_so_that_later_ones_change_no_verdict()
    {
        var series = With(Usual(2024), 30, 20);

        Find(Measure.Mean, series[..31]).ShouldBe(Find(Measure.Mean, series).Where(found => found.Date <= series[30].Date));
    }

    [Fact]
    public void What_was_so_at_the_same_place_of_earlier_seasons_is_a_custom()
    {
        var before = Usual(2023).Select((reading, i) => i is >= 26 and <= 31 ? reading with { Value = 20 } : reading);
        var series = With([.. before, .. Usual(2024)], Dates + 30, 20);

        Find(Measure.Mean, series).ShouldBeEmpty();
        Find(Measure.Mean, With(series, Dates + 30, 40)).ShouldHaveSingleItem("but twice of that is none");
    }

    [Fact]
    public void A_young_season_is_compared_with_the_same_days_of_those_before_it()
    {
        AnomalyDetector detector = new(new ProfileLimits(), date => date.Year, (_, _, _) => null);
        List<Reading> series = [.. Usual(2021), .. Usual(2022), .. Usual(2023), .. With(Usual(2024), 3, 20)];

        var found = detector.Find(new Series("t", "c", Measure.Mean, series), new(2024, 1, 1), new(2024, 12, 31)).ToList();

        found.ShouldHaveSingleItem().Date.ShouldBe(new(2024, 10, 4));
        detector.TooEarly.ShouldBe(0);
        detector.Judged.ShouldBe(Dates);
    }

    [Fact]
    public void Where_too_little_is_known_nothing_is_judged_and_it_is_counted()
    {
        AnomalyDetector detector = new(new ProfileLimits(), date => date.Year, (_, _, _) => null);

        detector.Find(new Series("t", "c", Measure.Mean, With(Usual(2024), 3, 20)), new(2024, 1, 1), new(2024, 12, 31)).ToList().ShouldBeEmpty();
        (detector.TooEarly, detector.Judged).ShouldBe((12, Dates - 12));
    }

    [Fact]
    public void A_small_slate_varies_more()
    {
        var series = Usual(2024);
        Find(Measure.Mean, With(series, 30, 15)).ShouldHaveSingleItem();

        series[30] = series[30] with { Value = 15, Units = 3 };

        Find(Measure.Mean, series).ShouldBeEmpty();
    }

    [Fact]
    public void Of_one_or_two_games_no_mean_and_no_spread_is_judged_but_what_is_empty_is()
    {
        var series = With(Usual(2024), 30, 1);
        series[30] = series[30] with { Units = 2, Rows = 20 };

        Find(Measure.Spread, series).ShouldBeEmpty();
        Find(Measure.Empty, [.. series.Select(reading => reading with { Value = reading.Value == 1 ? 1 : 0 })]).ShouldHaveSingleItem();
    }

    [Fact]
    public void What_comes_every_other_week_is_usual()
    {
        // Overtime: on most dates there is none.
        var series = Enumerable.Range(2021, 4).SelectMany(Usual).Select((reading, i) => reading with { Value = i % 7 == 2 ? 0.8 : 0 }).ToList();

        Find(Measure.Mean, [.. series.Select(reading => reading with { Spread = 0.3 })]).ShouldBeEmpty();
        Find(Measure.Spread, series).ShouldBeEmpty();
    }

    [Fact]
    public void A_fact_of_the_date_itself_is_not_observed()
    {
        // The month of the date: one value in all rows, another from the first of the next month on.
        List<Reading> series = [.. Usual(2024).Select(reading => reading with { Value = reading.Date.Month, Spread = 0 })];

        Find(Measure.Mean, series).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Measure.Mean)]
    [InlineData(Measure.Spread)]
    public void One_season_before_does_not_show_the_course_of_a_mean(Measure measure)
    {
        AnomalyDetector detector = new(new ProfileLimits(), date => date.Year, (_, _, _) => null);

        detector.Find(new Series("t", "c", measure, [.. Usual(2023), .. With(Usual(2024), 30, 100)]), new(2024, 10, 20), new(2024, 12, 31)).ToList().ShouldBeEmpty();
        detector.TooEarly.ShouldBe(1);
    }

    [Fact]
    public void A_column_that_is_filled_at_last_is_no_loss() =>
        Find(Measure.Empty, With([.. Usual(2024).Select(reading => reading with { Value = 1 })], 30, 0)).ShouldBeEmpty();

    /// <summary>After seasons that were usual, as far as the readings do not hold them.</summary>
    List<Anomaly> Find(Measure measure, List<Reading> readings, int from = 2024) =>
        [.. new AnomalyDetector(new ProfileLimits(), date => date.Year, (_, _, date) => labels.GetValueOrDefault(date)).Find(new Series("t", "c", measure, [.. Enumerable.Range(2021, readings[0].Date.Year - 2021).SelectMany(Usual), .. readings]), new(from, 1, 1), new(2024, 12, 31))];

    /// <summary>Ten, give or take a quarter, of single rows that deviate by eight.</summary>
    static List<Reading> Usual(int season) => [.. Enumerable.Range(0, Dates).Select(i => new Reading(new DateOnly(season, 10, 1).AddDays(i), 200, 8, 10 + ((i % 3) - 1) * 0.25, 8))];

    static List<Reading> With(List<Reading> series, int place, double value) => [.. series.Select((reading, i) => i == place ? reading with { Value = value } : reading)];
}
