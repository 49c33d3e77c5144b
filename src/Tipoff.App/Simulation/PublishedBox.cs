namespace Tipoff.App.Simulation;

/// <summary>The box score of a game as the providers show it at a moment: corrections appear when their time has come.</summary>
sealed class PublishedBox
{
    readonly Dictionary<BoxLine, StatLine> stats = [];

    public PublishedBox(SimulatedLeague league, GameNight night, DateTimeOffset now, bool isMiscounted = false)
    {
        Night = night;
        var pending = BoxCorrection.Of(league, night).Where(correction => correction.CorrectedAt > now).ToList();
        if (isMiscounted)
            pending.Add(BoxCorrection.Slip(night));
        foreach (var line in night.Sides.SelectMany(side => side.Lines))
        {
            stats[line] = pending
                .Where(correction => correction.PlayerId == line.Athlete.PlayerId)
                .Aggregate(StatLine.Of(line), (seen, correction) => correction.Spoil(seen));
        }
    }

    public GameNight Night { get; }

    public StatLine this[BoxLine line] => stats[line];

    /// <summary>The players of a team, its five starters first.</summary>
    public static IEnumerable<BoxLine> Order(TeamSide side) =>
        side.Lines.OrderByDescending(side.Starters.Contains).ThenByDescending(line => line.Seconds).ThenBy(line => line.Athlete.PlayerId);

    public StatLine Team(TeamSide side) =>
        Sum(side.Lines) with { Seconds = 60 * Night.TeamMinutes, PlusMinus = side.Score - Night.Opponent(side).Score };

    public StatLine Sum(IEnumerable<BoxLine> lines) => StatLine.Sum([.. lines.Select(line => stats[line])]);
}
