namespace Tipoff.App.Simulation.Routes;

/// <summary>The outcomes of a book's markets on a game, in the price format that was asked for.</summary>
sealed class OddsMarkets(Sportsbook books, GameNight night, DateTimeOffset movedAt, bool isAmerican)
{
    public IEnumerable<object> Outcomes(string book, string market) =>
        market == "player_points" ? books.Points(night, book, movedAt).SelectMany(Points) : Game(market, books.Lines(night, book, movedAt));

    IEnumerable<object> Points(Sportsbook.PointsLine line) =>
    [
        new { name = "Over", description = line.Athlete.FullName, price = Price(line.Over), point = line.Line },
        new { name = "Under", description = line.Athlete.FullName, price = Price(line.Under), point = line.Line },
    ];

    IEnumerable<object> Game(string market, Sportsbook.GameLine line)
    {
        var (home, away) = (night.Fixture.Home.FullName, night.Fixture.Away.FullName);
        return market switch
        {
            "h2h" => [new { name = away, price = Price(line.AwayWins) }, new { name = home, price = Price(line.HomeWins) }],
            "spreads" =>
            [
                new { name = away, price = Price(line.AwayPrice), point = -line.HomeSpread },
                new { name = home, price = Price(line.HomePrice), point = line.HomeSpread },
            ],
            _ => [new { name = "Over", price = Price(line.Over), point = line.Total }, new { name = "Under", price = Price(line.Under), point = line.Total }],
        };
    }

    // Decimal odds have two decimals.
    object Price(int american) =>
        isAmerican ? american
        : american > 0 ? Math.Round(1 + (american / 100m), 2)
        : Math.Round(1 + (100m / -american), 2);
}
