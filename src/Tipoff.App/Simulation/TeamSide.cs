namespace Tipoff.App.Simulation;

/// <summary>One team in one game: who is fit, how long each is meant to play, who is on court.</summary>
sealed class TeamSide
{
    const double HomeEdge = 0.01;
    const double BackToBackToll = 0.012;
    const double TeamMinutes = 240;
    const double MinutesMax = 40;

    public TeamSide(Fixture fixture, bool isHome, League league, bool isBackToBack, Chance chance)
    {
        Franchise = isHome ? fixture.Home : fixture.Away;
        IsHome = isHome;
        Roster = league.Roster(fixture.Season, Franchise);
        OutUntil = Roster.Where(athlete => !IsFit(athlete, fixture.Date)).ToDictionary(athlete => athlete, athlete => athlete.OutUntil!.Value);
        Lines = [.. Roster.Where(athlete => IsFit(athlete, fixture.Date)).Select(athlete => new BoxLine(athlete, Franchise, isHome))];
        var planned = Lines.Sum(line => line.Athlete.Minutes);
        foreach (var line in Lines)
            PlannedMinutes[line] = Math.Min(MinutesMax, line.Athlete.Minutes * TeamMinutes / planned);
        foreach (var line in Lines)
            TonightMinutes[line] = PlannedMinutes[line] * chance.Between(0.8, 1.2);
        Attack = league.OffenceOf[Franchise.TeamId] + (isHome ? HomeEdge : -HomeEdge) - (isBackToBack ? BackToBackToll : 0);
        Defence = league.DefenceOf[Franchise.TeamId];
        Starters = [.. Lines.OrderByDescending(line => line.Athlete.Minutes).Take(5)];
        Court = [.. Starters];
    }

    public Franchise Franchise { get; }

    public bool IsHome { get; }

    /// <summary>Everybody under contract, fit or not.</summary>
    public IReadOnlyList<Athlete> Roster { get; }

    /// <summary>Who misses the game, and until when.</summary>
    public IReadOnlyDictionary<Athlete, DateOnly> OutUntil { get; }

    /// <summary>Everybody who is fit; who stays on the bench all evening gets no line in the box score.</summary>
    public IReadOnlyList<BoxLine> Lines { get; }

    public IReadOnlyList<BoxLine> Starters { get; }

    public List<BoxLine> Court { get; }

    /// <summary>What everybody could expect before the game.</summary>
    public Dictionary<BoxLine, double> PlannedMinutes { get; } = [];

    /// <summary>What the coach feels like tonight.</summary>
    public Dictionary<BoxLine, double> TonightMinutes { get; } = [];

    /// <summary>Added to the chance of its shots.</summary>
    public double Attack { get; }

    /// <summary>Taken from the chance of its opponents' shots.</summary>
    public double Defence { get; }

    public int Score { get; set; }

    /// <summary>Fouls of the period: from the fifth on each brings free throws.</summary>
    public int PeriodFouls { get; set; }

    public IEnumerable<BoxLine> Played => Lines.Where(line => line.Seconds > 0);

    /// <summary>Points that a well informed book would expect of each player tonight, as things stood before the game.</summary>
    public IReadOnlyDictionary<BoxLine, double> Expected { get; set; } = new Dictionary<BoxLine, double>();

    public Dictionary<BoxLine, double> Expectation(TeamSide opponent)
    {
        var points = ExpectedScore(opponent);
        var weights = Lines.ToDictionary(line => line, line => PlannedMinutes[line] * line.Athlete.Usage * (1 + (2 * (line.Athlete.Touch + line.Athlete.Form))));
        var all = weights.Values.Sum();
        return weights.ToDictionary(pair => pair.Key, pair => points * pair.Value / all);
    }

    public double ExpectedScore(TeamSide opponent) => 112 * (1 + (2 * (Attack - opponent.Defence)));

    static bool IsFit(Athlete athlete, DateOnly date) => athlete.OutUntil is not { } until || until < date;
}
