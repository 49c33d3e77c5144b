namespace Tipoff.Nba.Raw.Sportsbooks;

/// <summary>Prices as American books write them: -110 risks 110 to win 100, +150 wins 150 on 100.</summary>
public static class AmericanOdds
{
    /// <summary>A price of any notation as American odds; null where no such price exists.</summary>
    /// <remarks>American odds never lie between -100 and 100, decimal odds (2.5 returns 2.5 for 1) never above it in practice.</remarks>
    public static int? Of(decimal? price) => price switch
    {
        <= -100 or >= 100 => (int)Math.Round(price.Value, MidpointRounding.AwayFromZero),
        >= 2 => (int)Math.Round((price.Value - 1) * 100, MidpointRounding.AwayFromZero),
        > 1 => (int)Math.Round(-100 / (price.Value - 1), MidpointRounding.AwayFromZero),
        _ => null,
    };

    /// <summary>The chance at which the price is fair.</summary>
    public static double Chance(int price) => price < 0 ? -price / (100.0 - price) : 100 / (100.0 + price);
}
