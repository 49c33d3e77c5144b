namespace Tipoff.App.Simulation;

/// <summary>When who meets whom: forty dates a season, and one more that is still to be played.</summary>
static class Calendar
{
    public static readonly IReadOnlyList<int> Seasons = [2023, 2024];

    /// <summary>Dates of a season of usual length: a season lasts twelve weeks.</summary>
    public const int DatesPerSeason = 40;

    /// <summary>Days between the dates: back-to-back, one, two and three days of rest all occur.</summary>
    static readonly int[] Gaps = [2, 1, 2, 3, 2, 1, 3, 2, 2, 4];
    static readonly TimeOnly[] Hours = [new(19, 0), new(19, 30), new(20, 0), new(20, 30), new(22, 0)];

    public static IReadOnlyList<Fixture> All(Chance chance, int pastDates = DatesPerSeason, int lastDates = DatesPerSeason, int? lastGap = null)
    {
        List<Fixture> fixtures = [];
        foreach (var season in Seasons)
        {
            var date = season == 2023 ? new DateOnly(2023, 10, 24) : new DateOnly(2024, 10, 22);
            var dates = season == Seasons[^1] ? lastDates + 1 : pastDates;
            for (var round = 0; round < dates; round++)
            {
                fixtures.AddRange(Round(season, round, date, chance));
                date = date.AddDays(season == Seasons[^1] && lastGap is { } days ? days : Gaps[round % Gaps.Length]);
            }
        }

        return fixtures;
    }

    // The circle method: each round everybody plays once, and after nine rounds has met everybody.
    static IEnumerable<Fixture> Round(int season, int round, DateOnly date, Chance chance)
    {
        var teams = Franchise.All;
        var circle = Enumerable.Range(0, teams.Count - 1).Select(i => teams[1 + ((i + round) % (teams.Count - 1))]).Prepend(teams[0]).ToList();
        for (var i = 0; i < teams.Count / 2; i++)
        {
            var (one, other) = (circle[i], circle[^(i + 1)]);
            var (home, away) = chance.Happens(0.5) ? (one, other) : (other, one);
            yield return new($"002{season % 100:00}{(round * 5) + i + 1:00000}", season, date, Hours[i], home, away);
        }
    }
}
