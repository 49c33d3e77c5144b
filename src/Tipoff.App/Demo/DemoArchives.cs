namespace Tipoff.App.Demo;

/// <summary>Archives of a simulated league: real teams, made-up players, two seasons and tonight's slate.</summary>
/// <remarks>
/// Everything follows from simulated possessions: boxes are counted from the events, so points, minutes and scores agree
/// wherever they are told. The files have the columns of the real archives, and the ordinary import reads them.
/// </remarks>
static class DemoArchives
{
    const double InjuryChance = 0.012;
    const double FormMemory = 0.93;
    const double FormStep = 0.008;

    /// <summary>Writes the archives of the seed into the folder; the same seed writes the same bytes.</summary>
    public static void Write(string directory, int seed)
    {
        Directory.CreateDirectory(directory);
        var chance = new Chance(seed);
        var league = new League(chance, Calendar.Seasons);
        var fixtures = Calendar.All(chance);
        using var schedule = new ScheduleFiles(directory);
        using var market = new MarketFiles(directory, new Chance(seed + 1));
        using var assignments = PeopleFiles.NewAssignments(directory);
        PeopleFiles.Write(directory, league);
        foreach (var season in fixtures.GroupBy(fixture => fixture.Season))
        {
            var name = season.First().SeasonName;
            using var boxes = new BoxFiles(directory, name);
            using var plays = new PlayFiles(directory, name);
            foreach (var night in Nights([.. season], fixtures[^1].Date, league, market, chance))
            {
                schedule.Add(night);
                PeopleFiles.Assign(assignments, night.Fixture, chance);
                if (!night.IsPlayed)
                    continue;
                boxes.Add(night);
                plays.Add(night);
                market.AddGame(night);
            }
        }
    }

    // Date by date: form and injuries move, the books look, then the games of all but the last date are played.
    static IEnumerable<GameNight> Nights(IReadOnlyList<Fixture> fixtures, DateOnly tonight, League league, MarketFiles market, Chance chance)
    {
        DateOnly? before = null;
        foreach (var date in fixtures.GroupBy(fixture => fixture.Date))
        {
            Pass(league, date.Key, chance);
            var isBackToBack = before == date.Key.AddDays(-1);
            before = date.Key;
            foreach (var fixture in date)
            {
                var night = GameNight.Planned(fixture, league, _ => isBackToBack, chance);
                market.AddInjuries(fixture, league);
                market.AddLines(night);
                if (date.Key != tonight)
                    night.Play(chance);
                yield return night;
            }
        }
    }

    static void Pass(League league, DateOnly date, Chance chance)
    {
        foreach (var athlete in league.Athletes)
        {
            athlete.Form = (FormMemory * athlete.Form) + (FormStep * chance.Deviate());
            if (athlete.OutUntil < date)
                athlete.OutUntil = null;
            if (athlete.OutUntil is null && chance.Happens(InjuryChance))
                athlete.OutUntil = date.AddDays(chance.Whole(2, 20));
        }
    }
}
