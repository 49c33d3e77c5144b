namespace Tipoff.App.Simulation;

/// <summary>Archives of a simulated league: real teams, made-up players, two seasons and tonight's slate.</summary>
/// <remarks>
/// Everything follows from simulated possessions: boxes are counted from the events, so points, minutes and scores agree
/// wherever they are told. The files have the columns of the real archives, and the ordinary import reads them.
/// </remarks>
static class DemoArchives
{
    /// <summary>Writes the archives of the seed into the folder; the same seed writes the same bytes.</summary>
    public static void Write(string directory, int seed) => Write(directory, new SimulatedLeague(seed));

    public static void Write(string directory, SimulatedLeague league)
    {
        Directory.CreateDirectory(directory);
        using var schedule = new ScheduleFiles(directory);
        using var market = new MarketFiles(directory, new Chance(league.Seed + 1));
        using var assignments = PeopleFiles.NewAssignments(directory);
        PeopleFiles.Write(directory, league.People);
        foreach (var season in league.Nights.GroupBy(night => night.Fixture.Season))
        {
            var name = season.First().Fixture.SeasonName;
            using var boxes = new BoxFiles(directory, name);
            using var plays = new PlayFiles(directory, name);
            foreach (var night in season)
            {
                var isPlayed = night.Fixture.Date != league.Tonight;
                market.AddInjuries(night);
                market.AddLines(night);
                schedule.Add(night, isPlayed);
                PeopleFiles.Assign(assignments, night);
                if (!isPlayed)
                    continue;
                boxes.Add(night);
                plays.Add(night);
                market.AddGame(night);
            }
        }
    }

    /// <summary>What the pipeline needs and no provider serves: where the arenas lie, which clubs there were, and which names belong together.</summary>
    public static void WriteFacts(string directory, SimulatedLeague league)
    {
        Directory.CreateDirectory(directory);
        PeopleFiles.Write(directory, league.People);
    }
}
