using Tipoff.Nba.Domain;

namespace Tipoff.App.Simulation;

/// <summary>The official report on who may miss the next games, published several times on each date with games.</summary>
sealed class InjuryReport
{
    /// <summary>Eastern hours at which the report of a date appears, half an hour past each.</summary>
    public static readonly IReadOnlyList<int> Hours = [9, 11, 12, 13, 15, 17, 18, 20];

    /// <summary>Until then clubs may keep silent about the day's games.</summary>
    const int AllSubmittedAt = 13;
    const double GameTimeDecision = 0.05;

    static readonly string[] Causes =
    [
        "Injury/Illness - Left Ankle; Sprain", "Injury/Illness - Right Knee; Soreness", "Injury/Illness - Left Hamstring; Strain",
        "Injury/Illness - Lower Back; Tightness", "Injury/Illness - N/a; Illness", "Injury/Illness - Right Achilles; Injury Management",
        "Injury/Illness - Left Wrist; Non-Displaced Fracture", "Personal Reasons", "Rest",
    ];

    InjuryReport(DateOnly date, int hour, IReadOnlyList<Game> games)
    {
        Date = date;
        Hour = hour;
        Games = games;
    }

    /// <summary>One player of a club.</summary>
    public sealed record Entry(Athlete Athlete, string Status, string Reason);

    /// <summary>What a club says; null: not yet submitted.</summary>
    public sealed record Club(Franchise Franchise, IReadOnlyList<Entry>? Entries);

    public sealed record Game(Fixture Fixture, IReadOnlyList<Club> Clubs);

    public DateOnly Date { get; }

    public int Hour { get; }

    public IReadOnlyList<Game> Games { get; }

    public DateTimeOffset PublishedAt => Eastern.At(Date, new TimeOnly(Hour, 30));

    /// <summary>The provider's name of the file: <c>Injury-Report_2024-01-04_12PM.pdf</c>.</summary>
    public string FileName => $"Injury-Report_{Date:yyyy-MM-dd}_{new TimeOnly(Hour, 0).ToString("hhtt", System.Globalization.CultureInfo.InvariantCulture)}.pdf";

    /// <summary>The reports of a date; none on a date without games.</summary>
    public static IEnumerable<InjuryReport> On(SimulatedLeague league, DateOnly date) =>
        league.On(date).Any() ? Hours.Select(hour => new InjuryReport(date, hour, [.. Listed(league, date, hour)])) : [];

    /// <summary>Why somebody is out, the same for as long as he is.</summary>
    public static string CauseOf(SimulatedLeague league, TeamSide side, Athlete athlete) => Cause(league, athlete, $"{side.OutUntil[athlete]:yyyy-MM-dd}");

    // Today's games, and tomorrow's with the clubs that have spoken already.
    static IEnumerable<Game> Listed(SimulatedLeague league, DateOnly date, int hour) =>
        from night in league.On(date).Concat(league.On(date.AddDays(1)))
        let isTomorrow = night.Fixture.Date > date
        orderby night.Fixture.TipoffUtc, night.Fixture.GameId
        select new Game(night.Fixture, [Say(league, night, night.Away, hour, isTomorrow), Say(league, night, night.Home, hour, isTomorrow)]);

    static string Cause(SimulatedLeague league, Athlete athlete, string spell) => league.ChanceOf("cause", athlete.PlayerId, spell).Pick(Causes);

    static Club Say(SimulatedLeague league, GameNight night, TeamSide side, int hour, bool isTomorrow)
    {
        var chance = league.ChanceOf("submitted", night.Fixture.GameId, side.Franchise.Abbr);
        var submittedAt = chance.Whole(isTomorrow ? 16 : Hours[0], isTomorrow ? 24 : AllSubmittedAt);
        if (hour < submittedAt)
            return new(side.Franchise, null);

        var entries =
            from athlete in side.Roster
            let entry = EntryOf(league, night, side, athlete, isTomorrow ? 0 : hour)
            where entry is not null
            orderby athlete.LastName, athlete.FirstName
            select entry;
        return new(side.Franchise, [.. entries]);
    }

    // Who is out is so from the first report, or doubted in the morning; who plays may be doubted until shortly before the game.
    static Entry? EntryOf(SimulatedLeague league, GameNight night, TeamSide side, Athlete athlete, int hour)
    {
        var chance = league.ChanceOf("injury", night.Fixture.GameId, athlete.PlayerId);
        var isOut = side.OutUntil.ContainsKey(athlete);
        var decidedAt = chance.Whole(14, 18);
        var isDoubted = chance.Happens(isOut ? 0.3 : GameTimeDecision);
        var early = isOut ? (chance.Happens(0.5) ? "Doubtful" : "Questionable") : chance.Happens(0.5) ? "Questionable" : "Probable";
        if (!isOut && !isDoubted)
            return null;

        var status = isDoubted && hour < decidedAt ? early : isOut ? "Out" : "Available";
        return new(athlete, status, isOut ? CauseOf(league, side, athlete) : Cause(league, athlete, night.Fixture.GameId));
    }
}
