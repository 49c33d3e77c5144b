using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Tests.Nba.Raw.Sportsbooks;

public sealed class AmericanOddsTests
{
    [Theory]
    [InlineData("-110", -110)]
    [InlineData("150", 150)]
    [InlineData("1.91", -110)]
    [InlineData("2", 100)]
    [InlineData("3.5", 250)]
    [InlineData("-77.7", null)]
    [InlineData("1", null)]
    public void Either_notation_becomes_American_odds_and_an_impossible_price_none(string price, int? odds) =>
        AmericanOdds.Of(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(odds);

    [Fact]
    public void A_price_tells_the_chance_at_which_it_is_fair()
    {
        AmericanOdds.Chance(-150).ShouldBe(0.6, 1e-12);
        AmericanOdds.Chance(150).ShouldBe(0.4, 1e-12);
    }
}
