namespace Tipoff.App.Simulation;

/// <summary>A game while it is played: clock, score, line-ups, and the log that everything is derived from.</summary>
sealed class Court(TeamSide home, TeamSide away)
{
    const int FoulsMax = 6;
    string? playersOn;

    public TeamSide Home { get; } = home;

    public TeamSide Away { get; } = away;

    public List<GameEvent> Events { get; } = [];

    public int Period { get; private set; }

    public int Clock { get; private set; }

    /// <summary>Seconds played since the game began.</summary>
    public int Elapsed { get; private set; }

    public TeamSide Opponent(TeamSide side) => side == Home ? Away : Home;

    public void Start(int period)
    {
        Period = period;
        Clock = period <= 4 ? 720 : 300;
        Home.PeriodFouls = 0;
        Away.PeriodFouls = 0;
    }

    public void Run(int seconds)
    {
        Clock -= seconds;
        Elapsed += seconds;
        foreach (var line in Home.Court.Concat(Away.Court))
            line.Seconds += seconds;
    }

    public GameEvent At(string action, string description, TeamSide side, BoxLine? line) =>
        new(Period, Clock, action, description, side.Franchise, line?.Athlete);

    public void Log(GameEvent happening) =>
        Events.Add(happening with { HomeScore = Home.Score, AwayScore = Away.Score, PlayersOn = playersOn ??= Everybody() });

    public void Score(TeamSide side, int points)
    {
        side.Score += points;
        foreach (var line in side.Court)
            line.PlusMinus += points;
        foreach (var line in Opponent(side).Court)
            line.PlusMinus -= points;
    }

    /// <summary>Brings the wanted five on court, one change after the other.</summary>
    public void Substitute(TeamSide side, IReadOnlyList<BoxLine> wanted, bool isPeriodStart)
    {
        string[] qualifiers = isPeriodStart ? ["startperiod"] : [];
        var coming = wanted.Except(side.Court).ToList();
        var going = side.Court.Except(wanted).ToList();
        foreach (var (leaves, enters) in going.Zip(coming))
        {
            side.Court.Remove(leaves);
            playersOn = null;
            Log(At("substitution", $"SUB out: {leaves.Athlete.ShortName}", side, leaves) with { Qualifiers = qualifiers });
            side.Court.Add(enters);
            playersOn = null;
            Log(At("substitution", $"SUB in: {enters.Athlete.ShortName}", side, enters) with { Qualifiers = qualifiers });
        }
    }

    public static bool MayPlay(BoxLine line) => line.Fouls < FoulsMax;

    string Everybody() =>
        string.Join('|', Home.Court.Concat(Away.Court).Select(line => line.Athlete.PlayerId).Order());
}
