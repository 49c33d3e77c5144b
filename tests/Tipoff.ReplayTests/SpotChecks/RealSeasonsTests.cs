using System.Globalization;
using Tipoff.App.Cli;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.ReplayTests.Analytics;
using Tipoff.ReplayTests.Archive;
using Xunit.Abstractions;

namespace Tipoff.ReplayTests.SpotChecks;

[Collection(AnalyticsTests.Name)]
public sealed class RealSeasonsTests(AnalyticsWarehouse archive, ITestOutputHelper output)
{
    const int Seed = 20260101;

    [ArchiveTheory]
    [InlineData(2018)]
    [InlineData(2019)]
    [InlineData(2020)]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    public void Five_thousand_rows_of_a_season_are_what_its_raw_rows_say(int season)
    {
        using var connection = archive.Connect();
        var run = new SpotCheckRun(sql => ReadOnlyQuery.Run(connection, sql), Nba.SpotChecks.SpotCheck.Families, 5000, Seed, (_, _) => { }, default);

        var report = run.Over(Season.FirstDate(season), Season.LastDate(season));

        foreach (var tally in report.Families)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Season.Name(season)} {tally.Family}: {tally.Rows} rows, {tally.Values} values, {tally.Differ} differ, worst {tally.Worst:0.0e+0}"));
        report.Samples.ShouldBe(5000);
        report.Families.ShouldAllBe(tally => tally.Values > 5000);
        report.Differences.Take(20).ShouldBeEmpty();
        report.Agree.ShouldBeTrue();
    }
}
