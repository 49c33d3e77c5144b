using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>One player of a box: who he is and his line; null minutes are a player who did not appear.</summary>
sealed record BoxPlayer(int PlayerId, string Name, int? Seconds, Func<StatLine> Line);

/// <summary>One team of a box, however the body wrote it.</summary>
sealed record BoxTeam(string Abbr, bool IsHome, StatLine Line, IReadOnlyList<BoxPlayer> Players);

/// <summary>Lands the box of one finished game in the meaning of the official log.</summary>
static class BoxRows
{
    public static void Add(Landing landing, GameId game, DateOnly date, BoxTeam home, BoxTeam away, string feed)
    {
        if (home.Line.Points == away.Line.Points)
            throw new RefusedBody($"game {game} is not over: {home.Line.Points} to {away.Line.Points}");

        Add(landing, Side(game, date, home, away, feed), home);
        Add(landing, Side(game, date, away, home, feed), away);
    }

    static GameSide Side(GameId game, DateOnly date, BoxTeam team, BoxTeam opponent, string feed) =>
        new(game, date, team.Abbr, opponent.Abbr, team.IsHome, team.Line.Points > opponent.Line.Points, feed);

    static void Add(Landing landing, GameSide side, BoxTeam team)
    {
        HashSet<NbacPlayerBoxscores.Row> rows = [];
        foreach (var player in team.Players)
        {
            if (player.Seconds is not { } seconds)
                continue;

            var row = side.Player(player.PlayerId, player.Name, GameReading.WholeMinutes(seconds), seconds, player.Line());
            if (rows.Add(row))
                landing.Add(row);
        }

        // The official log adds up the players' whole minutes, so that a game of 265 may read 264.
        landing.Add(side.Team(rows.Sum(row => row.Minutes), team.Line));
    }
}
