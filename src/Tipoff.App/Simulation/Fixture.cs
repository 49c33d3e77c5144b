namespace Tipoff.App.Simulation;

/// <summary>A planned game.</summary>
sealed record Fixture(string GameId, int Season, DateOnly Date, TimeOnly EasternTime, Franchise Home, Franchise Away)
{
    /// <summary>The form of the league's files.</summary>
    public string GameCode => $"{Date:yyyyMMdd}/{Away.Abbr}{Home.Abbr}";

    public string SeasonName => $"{Season}-{(Season + 1) % 100:00}";

    public DateTimeOffset TipoffAt => new(TipoffUtc, TimeSpan.Zero);

    /// <summary>Tip-off: the simulated dates lie between the autumn and the spring change of clocks.</summary>
    public DateTime TipoffUtc => Date.ToDateTime(EasternTime) + (IsSummerTime ? TimeSpan.FromHours(4) : TimeSpan.FromHours(5));

    // The clocks go back on the first Sunday of November: the 5th in 2023, the 3rd in 2024.
    bool IsSummerTime => Date < new DateOnly(2023, 11, 5) || (Date.Year == 2024 && Date > new DateOnly(2024, 9, 1) && Date < new DateOnly(2024, 11, 3));
}
