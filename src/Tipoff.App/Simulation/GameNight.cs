namespace Tipoff.App.Simulation;

/// <summary>A fixture with its two teams and, once played, everything that happened.</summary>
sealed class GameNight
{
    const double RegulationMinutes = 138;
    const double OvertimeMinutes = 13;

    /// <summary>Three hours after tip-off every game is over.</summary>
    const double MinutesMax = 178;

    readonly Court court;

    GameNight(Fixture fixture, Court court)
    {
        Fixture = fixture;
        this.court = court;
    }

    public Fixture Fixture { get; }

    /// <summary>Who referees, by number.</summary>
    public IReadOnlyList<Official> Crew { get; set; } = [];

    public TeamSide Home => court.Home;

    public TeamSide Away => court.Away;

    public IReadOnlyList<GameEvent> Events => court.Events;

    public int Periods => court.Period;

    /// <summary>When the last whistle blows.</summary>
    public DateTimeOffset OverAt => Fixture.TipoffAt.AddMinutes(Math.Min(MinutesMax, RegulationMinutes + (OvertimeMinutes * (Periods - 4))));

    /// <summary>Minutes of all five players of a team together, as the official log counts.</summary>
    public int TeamMinutes => 240 + (25 * (Periods - 4));

    public IEnumerable<TeamSide> Sides => [Home, Away];

    public TeamSide Opponent(TeamSide side) => court.Opponent(side);

    /// <summary>Points of a team in a period; everything from the fifth on counts as overtime.</summary>
    public int PointsIn(TeamSide side, int period)
    {
        int After(int last) => Events.LastOrDefault(happening => happening.Period <= last) is { } end ? (side.IsHome ? end.HomeScore : end.AwayScore) : 0;
        return After(period <= 4 ? period : int.MaxValue) - After(period - 1);
    }

    /// <summary>The evening before tip-off: the line-ups that everybody expects.</summary>
    public static GameNight Planned(Fixture fixture, League league, Func<Franchise, bool> isBackToBack, Chance chance)
    {
        var home = new TeamSide(fixture, true, league, isBackToBack(fixture.Home), chance);
        var away = new TeamSide(fixture, false, league, isBackToBack(fixture.Away), chance);
        // Form moves on from date to date, so what is expected is held now.
        home.Expected = home.Expectation(away);
        away.Expected = away.Expectation(home);
        return new GameNight(fixture, new Court(home, away));
    }

    public void Play(Chance chance)
    {
        var rotation = new Rotation(court, chance);
        for (var period = 1; period <= 4 || Home.Score == Away.Score; period++)
        {
            court.Start(period);
            if (period > 1)
                rotation.AtPeriodStart();
            PlayPeriod(period, rotation, chance);
        }
    }

    void PlayPeriod(int period, Rotation rotation, Chance chance)
    {
        var offence = period % 2 == 1 ? Home : Away;
        var isFromTurnover = false;
        while (court.Clock > 0)
        {
            if (court.Events.Count > 0 && chance.Happens(0.12))
                rotation.AtDeadBall();
            isFromTurnover = new Possession(court, rotation, chance, offence, isFromTurnover).Play();
            offence = court.Opponent(offence);
        }
    }
}
