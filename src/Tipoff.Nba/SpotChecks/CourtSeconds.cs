namespace Tipoff.Nba.SpotChecks;

/// <summary>Whole seconds on court of the men of a side, shared out by largest remainder.</summary>
public static class CourtSeconds
{
    /// <summary>Half a minute, in hundredths of a second: what whole minutes leave open.</summary>
    const int HalfMinute = 30 * 100;

    /// <summary>His seconds and where they come from: the events, or the box where they never saw him.</summary>
    public static (int Seconds, string Source) Of(SeasonFacts facts, PlayerLine line)
    {
        var reading = facts.Reading(line.GameId);
        if (reading is null || (Mended(facts, reading, line.GameId, line.PlayerId) <= 0 && line.Minutes != 0))
            return (60 * line.Minutes, "box");
        return (Shared(facts, reading, line.GameId, line.TeamAbbr).GetValueOrDefault(line.PlayerId), "play_by_play");
    }

    /// <summary>The seconds of every man of the side: rounded down, and the seconds left over to those with the largest remainders.</summary>
    static Dictionary<int, int> Shared(SeasonFacts facts, GameReading reading, string game, string team)
    {
        var exact = reading.People.Where(man => facts.TeamOf(game, man) == team).ToDictionary(man => man, man => Mended(facts, reading, game, man));
        var seconds = exact.ToDictionary(man => man.Key, man => man.Value / 100);
        var left = (int)Math.Round(exact.Values.Sum(time => time % 100) / 100m, MidpointRounding.AwayFromZero);
        // The league rounds minutes from the exact time: one more second would carry him who stands at 29 into the next minute.
        var turns = exact.Where(man => man.Value % 100 > 0 && man.Value / 100 % 60 != 29).OrderByDescending(man => man.Value % 100).ThenBy(man => man.Key)
            .Concat(exact.Where(man => man.Value % 100 > 0 && man.Value / 100 % 60 == 29).OrderByDescending(man => man.Value % 100).ThenBy(man => man.Key));
        foreach (var man in turns.Take(left))
            seconds[man.Key]++;
        return seconds;
    }

    /// <summary>A man whom a wrong substitution left among eleven: without the crowd's time when only that fits his official minutes.</summary>
    static int Mended(SeasonFacts facts, GameReading reading, string game, int player)
    {
        var (all, crowd) = (reading.OnCourt(player), reading.Crowded(player));
        if (crowd == 0 || facts.Line(game, player) is not { } line)
            return all;
        return !Fits(all, line.Minutes) && Fits(all - crowd, line.Minutes) ? all - crowd : all;
    }

    static bool Fits(int hundredths, int minutes) => Math.Abs((6000 * minutes) - hundredths) <= HalfMinute;
}
