using Tipoff.Nba.SpotChecks;
using Tipoff.Nba;
using static Tipoff.Tests.Nba.SpotChecks.SpotBench;

namespace Tipoff.Tests.Nba.SpotChecks;

public sealed class SpotCheckTests
{
    static readonly List<Sample> Season = [.. Enumerable.Range(0, 1000).Select(i => Drawn with { PlayerId = i })];

    [Fact]
    public void A_seed_draws_the_same_rows_in_whatever_order_they_are_read()
    {
        var drawn = Sample.Draw(Season, 50, 7);

        drawn.ShouldBe(Sample.Draw(Enumerable.Reverse(Season), 50, 7));
        drawn.Distinct().Count().ShouldBe(50);
    }

    [Fact]
    public void Another_seed_draws_other_rows()
    {
        var both = Sample.Draw(Season, 50, 7).Intersect(Sample.Draw(Season, 50, 8)).Count();

        both.ShouldBeLessThan(15);
    }

    [Fact]
    public void Every_compared_column_is_declared()
    {
        var catalog = League.Catalog();
        foreach (var compared in SpotCheck.Families.SelectMany(family => family.Compared))
        {
            var columns = catalog.Tables.Single(table => table.FullName == compared.Table).Columns.Select(column => column.Name);
            compared.Columns.Concat(compared.Key).Except(columns).ShouldBeEmpty(compared.Table);
        }
    }

    [Fact]
    public void A_row_is_compared_once_however_many_samples_lead_to_it()
    {
        var facts = new SeasonFacts(new RawSeason(SpotBench.Season) { Games = Calendar });
        var check = new SpotCheck(facts, new Dictionary<(string, string), StoredRow>());

        check.Run(new RatingsFamily(), [Drawn, Drawn with { PlayerId = 2 }]).Rows.ShouldBe(1);
    }
}
