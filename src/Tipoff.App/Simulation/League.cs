namespace Tipoff.App.Simulation;

/// <summary>Who plays for whom: ten teams of thirteen made-up players.</summary>
sealed class League
{
    const int RosterSize = 13;
    const int FirstPlayerId = 1790001;

    /// <summary>Rank on the roster that changes teams between the seasons, so that a move is part of the data.</summary>
    const int TradedRank = 6;

    static readonly double[] MinutesByRank = [35, 34, 32, 31, 28, 22, 19, 16, 13, 8, 5, 3, 2];
    static readonly double[] UsageByRank = [1.5, 1.25, 1.05, 0.85, 0.7, 1.0, 0.85, 0.75, 0.7, 0.65, 0.6, 0.6, 0.6];
    static readonly string[] Positions = ["PG", "SG", "SF", "PF", "C"];
    static readonly string[] FirstNames =
        "Abel Boris Cedric Dario Emil Fabio Gideon Hugo Ivor Jonas Kasper Leif Milo Nils Otis Pavel Quentin Rufus Silas Tobin Ulric Viktor Wendell Xander Yorick Zeno".Split(' ');
    static readonly string[] LastParts = "Alder Birch Cobble Dray Ember Fallow Garnet Hollow Inkel Jasper Kettle Lark Mossel".Split(' ');
    static readonly string[] LastEndings = "wood field stone brook man ridge ley more ford dale".Split(' ');
    readonly Dictionary<(int Season, int TeamId), List<Athlete>> rosters = [];

    public League(Chance chance, IReadOnlyList<int> seasons)
    {
        foreach (var franchise in Franchise.All)
        {
            OffenceOf[franchise.TeamId] = 0.018 * chance.Deviate();
            DefenceOf[franchise.TeamId] = 0.018 * chance.Deviate();
            rosters[(seasons[0], franchise.TeamId)] = [.. Enumerable.Range(0, RosterSize).Select(rank => NewAthlete(chance, rank))];
        }

        foreach (var season in seasons.Skip(1))
            Trade(season);
    }

    /// <summary>Added to the chance of a team's shots.</summary>
    public Dictionary<int, double> OffenceOf { get; } = [];

    /// <summary>Taken from the chance of its opponents' shots.</summary>
    public Dictionary<int, double> DefenceOf { get; } = [];

    public List<Athlete> Athletes { get; } = [];

    public IReadOnlyList<Athlete> Roster(int season, Franchise franchise) => rosters[(season, franchise.TeamId)];

    public IEnumerable<(int Season, Franchise Franchise, Athlete Athlete)> Contracts =>
        from roster in rosters
        orderby roster.Key.Season, roster.Key.TeamId
        from athlete in roster.Value
        select (roster.Key.Season, Franchise.All.Single(franchise => franchise.TeamId == roster.Key.TeamId), athlete);

    // One player of each team goes to the next team; everybody else stays.
    void Trade(int season)
    {
        for (var i = 0; i < Franchise.All.Count; i++)
        {
            var from = Franchise.All[(i + Franchise.All.Count - 1) % Franchise.All.Count];
            var roster = rosters[(season - 1, Franchise.All[i].TeamId)].ToList();
            roster[TradedRank] = rosters[(season - 1, from.TeamId)][TradedRank];
            rosters[(season, Franchise.All[i].TeamId)] = roster;
        }
    }

    Athlete NewAthlete(Chance chance, int rank)
    {
        var number = Athletes.Count;
        var position = Positions[rank % Positions.Length];
        var size = Array.IndexOf(Positions, position) / 4.0;
        var height = 74 + (int)Math.Round(9 * size) + chance.Whole(-1, 1);
        var age = chance.Whole(20, 35);
        var athlete = new Athlete
        {
            PlayerId = FirstPlayerId + number,
            FirstName = FirstNames[number % FirstNames.Length],
            LastName = LastParts[number % LastParts.Length] + LastEndings[number / LastParts.Length % LastEndings.Length],
            Position = position,
            BirthDate = new DateOnly(2023 - age, chance.Whole(1, 12), chance.Whole(1, 28)),
            HeightInches = height,
            WeightPounds = 190 + (int)(60 * size) + chance.Whole(-8, 8),
            FirstSeason = Math.Min(2023, 2023 - age + 20),
            Minutes = MinutesByRank[rank] * chance.Between(0.9, 1.1),
            Usage = UsageByRank[rank] * chance.Between(0.75, 1.3),
            Touch = (0.012 * chance.Deviate()) - (rank > 8 ? 0.02 : 0),
            ThreeShare = Math.Clamp(0.48 - (0.34 * size) + (0.08 * chance.Deviate()), 0.02, 0.7),
            MidShare = Math.Clamp(0.14 + (0.04 * chance.Deviate()), 0.03, 0.3),
            FreeThrow = Math.Clamp(0.84 - (0.14 * size) + (0.05 * chance.Deviate()), 0.5, 0.94),
            Rebounding = 0.6 + (1.7 * size * size) + (0.15 * chance.Share()),
            Passing = 0.5 + (1.8 * (1 - size) * (1 - size)) + (0.3 * chance.Share()),
            Stealing = 0.6 + chance.Share(),
            Blocking = 0.2 + (2 * size * size) + (0.3 * chance.Share()),
        };
        Athletes.Add(athlete);
        return athlete;
    }
}
