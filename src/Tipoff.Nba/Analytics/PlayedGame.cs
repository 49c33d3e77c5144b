using System.Globalization;

namespace Tipoff.Nba.Analytics;

/// <summary>A game and its events, in order.</summary>
sealed record PlayedGame(string GameId, DateOnly GameDate, int SeasonYear, string HomeTeamAbbr, string AwayTeamAbbr, int HomeTeamId, int AwayTeamId, IReadOnlyList<GameEvent> Events)
{
    /// <summary>Whether a player belongs to the home side: the official box knows best, else his own events.</summary>
    public IReadOnlyDictionary<int, bool> Sides()
    {
        Dictionary<int, bool> sides = [];
        foreach (var action in Events)
        {
            if (action is { PlayerId: { } player, TeamId: { } team } && (team == HomeTeamId || team == AwayTeamId))
                sides[player] = team == HomeTeamId;
        }

        foreach (var (list, isHome) in new[] { (Events[0].HomePlayers, true), (Events[0].AwayPlayers, false) })
        {
            foreach (var player in Lineup.Ids(list))
                sides[player] = isHome;
        }

        return sides;
    }

    /// <summary>Cuts events, which arrive game by game, into their games.</summary>
    public static IEnumerable<PlayedGame> Of(IEnumerable<GameEvent> events)
    {
        List<GameEvent> game = [];
        foreach (var action in events)
        {
            if (action.GameId is not null && game.Count > 0)
            {
                yield return From(game);
                game = [];
            }

            game.Add(action);
        }

        if (game.Count > 0)
            yield return From(game);
    }

    static PlayedGame From(List<GameEvent> events) => events[0] is
    {
        GameId: { } id, GameDate: { } date, SeasonYear: { } season, HomeTeamAbbr: { } home, AwayTeamAbbr: { } away, HomeTeamId: { } homeId, AwayTeamId: { } awayId,
    }
        ? new(id, date, season, home, away, homeId, awayId, events)
        : throw new InvalidOperationException($"The first event of {events[0].GameId ?? "a game"} does not say what game it is of.");
}

/// <summary>The men of a line-up, as the feed writes them: ids joined by |.</summary>
static class Lineup
{
    public static int Count(string? lineup) => string.IsNullOrEmpty(lineup) ? 0 : 1 + lineup.AsSpan().Count('|');

    public static int[] Ids(string? lineup)
    {
        var ids = new int[Count(lineup)];
        var rest = lineup.AsSpan();
        for (var man = 0; man < ids.Length; man++)
        {
            var end = rest.IndexOf('|');
            ids[man] = int.Parse(end < 0 ? rest : rest[..end], CultureInfo.InvariantCulture);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return ids;
    }
}
