namespace Tipoff.App.Simulation;

/// <summary>A team of the simulated league: the name and home of a real one, nothing of its players.</summary>
sealed record Franchise(
    int TeamId,
    string Abbr,
    string City,
    string State,
    string Nickname,
    string Conference,
    string Division,
    string Arena,
    double Latitude,
    double Longitude,
    string TimeZone,
    int AltitudeMetres)
{
    /// <summary>The league's word for the team in addresses.</summary>
    public string Slug => Nickname switch { "76ers" => "sixers", "Trail Blazers" => "blazers", _ => Nickname.ToLowerInvariant() };

    public string FullName => $"{City} {Nickname}";

    /// <summary>Ten of the thirty: enough for opponents to differ, few enough to simulate in seconds.</summary>
    public static readonly IReadOnlyList<Franchise> All =
    [
        new(1610612737, "ATL", "Atlanta", "GA", "Hawks", "East", "Southeast", "State Farm Arena", 33.7573, -84.3963, "America/New_York", 315),
        new(1610612738, "BOS", "Boston", "MA", "Celtics", "East", "Atlantic", "TD Garden", 42.3662, -71.0621, "America/New_York", 6),
        new(1610612741, "CHI", "Chicago", "IL", "Bulls", "East", "Central", "United Center", 41.8807, -87.6742, "America/Chicago", 182),
        new(1610612742, "DAL", "Dallas", "TX", "Mavericks", "West", "Southwest", "American Airlines Center", 32.7905, -96.8103, "America/Chicago", 131),
        new(1610612743, "DEN", "Denver", "CO", "Nuggets", "West", "Northwest", "Ball Arena", 39.7487, -105.0077, "America/Denver", 1580),
        new(1610612747, "LAL", "Los Angeles", "CA", "Lakers", "West", "Pacific", "Crypto.com Arena", 34.0430, -118.2673, "America/Los_Angeles", 82),
        new(1610612748, "MIA", "Miami", "FL", "Heat", "East", "Southeast", "Kaseya Center", 25.7814, -80.1870, "America/New_York", 2),
        new(1610612749, "MIL", "Milwaukee", "WI", "Bucks", "East", "Central", "Fiserv Forum", 43.0451, -87.9172, "America/Chicago", 188),
        new(1610612755, "PHI", "Philadelphia", "PA", "76ers", "East", "Atlantic", "Wells Fargo Center", 39.9012, -75.1720, "America/New_York", 12),
        new(1610612757, "POR", "Portland", "OR", "Trail Blazers", "West", "Northwest", "Moda Center", 45.5316, -122.6668, "America/Los_Angeles", 15),
    ];
}
