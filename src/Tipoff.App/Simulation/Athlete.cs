namespace Tipoff.App.Simulation;

/// <summary>A made-up player and how well he plays; what a model should find out.</summary>
sealed class Athlete
{
    public required int PlayerId { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Position { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required int HeightInches { get; init; }

    public required int WeightPounds { get; init; }

    public required int FirstSeason { get; init; }

    /// <summary>Minutes the coach means him to play when everybody is there.</summary>
    public required double Minutes { get; init; }

    /// <summary>Weight with which a possession ends in his hands.</summary>
    public required double Usage { get; init; }

    /// <summary>Added to the chance of each of his shots.</summary>
    public required double Touch { get; init; }

    public required double ThreeShare { get; init; }

    public required double MidShare { get; init; }

    public required double FreeThrow { get; init; }

    public required double Rebounding { get; init; }

    public required double Passing { get; init; }

    public required double Stealing { get; init; }

    public required double Blocking { get; init; }

    /// <summary>Moves slowly from date to date, so that recent games tell more than old ones.</summary>
    public double Form { get; set; }

    /// <summary>The last date he misses; null when he is fit.</summary>
    public DateOnly? OutUntil { get; set; }

    public string FullName => $"{FirstName} {LastName}";

    public string ShortName => $"{FirstName[0]}. {LastName}";

    public string Slug => $"{FirstName}-{LastName}".ToLowerInvariant();

    /// <summary>Feet and inches: <c>6-8</c>.</summary>
    public string Height => $"{HeightInches / 12}-{HeightInches % 12}";

    public string Jersey => $"{PlayerId % 100}";

    public string BrefId => $"{Letters(LastName, 5)}{Letters(FirstName, 2)}{1 + (PlayerId % 1000 / 26):00}";

    static string Letters(string name, int count) => new([.. name.ToLowerInvariant().Where(char.IsAsciiLetter).Take(count)]);
}
