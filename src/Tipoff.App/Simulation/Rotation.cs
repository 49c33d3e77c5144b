namespace Tipoff.App.Simulation;

/// <summary>The coaches: who should be on court now.</summary>
sealed class Rotation(Court court, Chance chance)
{
    const int SecondsBetweenChanges = 140;
    const int ClosingSeconds = 300;
    readonly Dictionary<TeamSide, int> lastChange = [];

    public void AtPeriodStart()
    {
        foreach (var side in new[] { court.Home, court.Away })
            Change(side, isPeriodStart: true);
    }

    /// <summary>The ball is dead: whoever has waited long enough may change his five, sometimes after a timeout.</summary>
    public void AtDeadBall()
    {
        foreach (var side in new[] { court.Home, court.Away })
        {
            if (court.Elapsed - lastChange.GetValueOrDefault(side) < SecondsBetweenChanges)
                continue;
            if (chance.Happens(0.35))
                court.Log(court.At("timeout", $"{side.Franchise.Abbr} Timeout", side, null) with { Qualifiers = ["team"] });
            Change(side, isPeriodStart: false);
        }
    }

    /// <summary>Six fouls: somebody else must come in at once.</summary>
    public void Replace(TeamSide side, BoxLine fouledOut)
    {
        var best = Eligible(side).Except(side.Court).MaxBy(line => Need(side, line));
        if (best is not null)
            court.Substitute(side, [.. side.Court.Where(line => line != fouledOut), best], isPeriodStart: false);
    }

    void Change(TeamSide side, bool isPeriodStart)
    {
        lastChange[side] = court.Elapsed;
        var wanted = Eligible(side).Select(line => (Line: line, Need: Need(side, line))).OrderByDescending(pair => pair.Need).Take(5).Select(pair => pair.Line).ToList();
        if (wanted.Count == 5)
            court.Substitute(side, wanted, isPeriodStart);
    }

    static IEnumerable<BoxLine> Eligible(TeamSide side) => side.Lines.Where(Court.MayPlay);

    // How far he is behind his minutes by the next change; staying on court spares a change, and the best close the game.
    double Need(TeamSide side, BoxLine line)
    {
        var minutes = side.TonightMinutes[line];
        var behind = (minutes / 48 * (court.Elapsed + SecondsBetweenChanges)) - line.Seconds;
        var isClosing = court.Period >= 4 && court.Clock <= ClosingSeconds;
        return behind + (side.Court.Contains(line) ? 60 : 0) + (isClosing ? 8 * minutes : 0) + chance.Between(-40, 40);
    }
}
