namespace Tipoff.App.Simulation;

/// <summary>A small league that follows from its seed: two seasons of games with everything that is known before and after them.</summary>
/// <remarks>
/// Everything follows from simulated possessions: boxes are counted from the events, so points, minutes and scores agree wherever they are told.
/// What was known before a game (line-ups, injuries, expectations) is held when it is planned. The last date's games are played like the others;
/// archives and servers show them when their clock says so.
/// </remarks>
sealed class SimulatedLeague
{
    /// <summary>The league that everybody sees who names none: the same on every machine.</summary>
    public const int UsualSeed = 2024;

    const double InjuryChance = 0.012;
    const double FormMemory = 0.93;
    const double FormStep = 0.008;

    readonly Lazy<IReadOnlyList<GameNight>> nights;
    readonly Lazy<ILookup<DateOnly, GameNight>> byDate;
    readonly Lazy<Dictionary<string, GameNight>> byId;

    /// <param name="pastDates">Dates of the seasons before the last; fewer make a shorter league with the same people.</param>
    /// <param name="lastDates">Dates of the last season, before the one that is still to come.</param>
    /// <param name="lastGap">Days between the dates of the last season; null for the usual ones, which differ.</param>
    public SimulatedLeague(int seed, int pastDates = Calendar.DatesPerSeason, int lastDates = Calendar.DatesPerSeason, int? lastGap = null)
    {
        Seed = seed;
        var chance = new Chance(seed);
        People = new League(chance, Calendar.Seasons);
        Fixtures = Calendar.All(chance, pastDates, lastDates, lastGap);
        nights = new(() => Played(chance));
        byDate = new(() => Nights.ToLookup(night => night.Fixture.Date));
        byId = new(() => Nights.ToDictionary(night => night.Fixture.GameId));
    }

    public int Seed { get; }

    public League People { get; }

    /// <summary>All games of all seasons in order of their dates.</summary>
    public IReadOnlyList<Fixture> Fixtures { get; }

    /// <summary>The last date.</summary>
    public DateOnly Tonight => Fixtures[^1].Date;

    /// <summary>The games in the order of the fixtures; played when they are first asked for.</summary>
    public IReadOnlyList<GameNight> Nights => nights.Value;

    public IEnumerable<GameNight> On(DateOnly date) => byDate.Value[date];

    public GameNight? Find(string? gameId) => gameId is null ? null : byId.Value.GetValueOrDefault(gameId);

    /// <summary>Randomness of one detail, the same whenever and in whatever order it is asked for.</summary>
    public Chance ChanceOf(params IReadOnlyList<object> detail) => Chance.Of(Seed, string.Join('|', detail));

    // Date by date: form and injuries move, then the games are planned and played.
    List<GameNight> Played(Chance chance)
    {
        List<GameNight> all = [];
        foreach (var season in Fixtures.GroupBy(fixture => fixture.Season))
        {
            DateOnly? before = null;
            foreach (var date in season.GroupBy(fixture => fixture.Date))
            {
                Pass(date.Key, chance);
                var isBackToBack = before == date.Key.AddDays(-1);
                before = date.Key;
                foreach (var fixture in date)
                {
                    var night = GameNight.Planned(fixture, People, _ => isBackToBack, chance);
                    if (date.Key != Tonight)
                        night.Play(chance);
                    night.Crew = Official.Crew(chance);
                    all.Add(night);
                }
            }
        }

        // After everything else, so that the archives, in which these games are still to come, do not depend on them.
        foreach (var night in all.Where(night => night.Fixture.Date == Tonight))
            night.Play(chance);
        return all;
    }

    void Pass(DateOnly date, Chance chance)
    {
        foreach (var athlete in People.Athletes)
        {
            athlete.Form = (FormMemory * athlete.Form) + (FormStep * chance.Deviate());
            if (athlete.OutUntil < date)
                athlete.OutUntil = null;
            if (athlete.OutUntil is null && chance.Happens(InjuryChance))
                athlete.OutUntil = date.AddDays(chance.Whole(2, 20));
        }
    }
}
