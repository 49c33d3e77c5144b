using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>A box score of the third edition, whatever its family: both teams with their players and statistics.</summary>
/// <remarks>Players who did not appear are listed with zeros; those were not observed, so they are left out.</remarks>
sealed record BoxScoreBody(IReadOnlyList<BoxScoreBody.Player> Players, IReadOnlyList<BoxScoreBody.Side> Teams)
{
    public sealed record Match(GameId Id, DateOnly Date);

    public sealed record Side(Match Game, string TeamAbbr, string OpponentTeamAbbr, bool IsHome, int SecondsPlayed, Fields Statistics);

    public sealed record Player(
        Match Game,
        int PlayerId,
        string PlayerName,
        string PlayerLookup,
        string TeamAbbr,
        string OpponentTeamAbbr,
        bool IsHome,
        string? StartPosition,
        int SecondsPlayed,
        Fields Statistics);

    /// <param name="root">Name of the object below the body's root.</param>
    /// <exception cref="RefusedBody">The body is about another game, or about one that was not played.</exception>
    public static BoxScoreBody Of(Document document, string root)
    {
        var game = GameOf(document.Target);
        var box = document.Json.Child(root);
        if (box.Text("gameId") != game.Id.Text)
            throw new RefusedBody($"the box score of game {box.Text("gameId")}, asked for {game.Id}");

        var (home, away) = (box.Child("homeTeam"), box.Child("awayTeam"));
        List<Player> players = [];
        List<Side> teams = [];
        foreach (var (own, other, isHome) in new[] { (home, away, true), (away, home, false) })
        {
            var (abbr, opponent, statistics) = (AbbrOf(own), AbbrOf(other), own.Child("statistics"));
            var seconds = PrintedMeasures.Seconds(statistics, "minutes") ?? throw new RefusedBody($"no statistics of {abbr}: the game was not played");
            teams.Add(new Side(game, abbr, opponent, isHome, seconds, statistics));
            players.AddRange(own.Items("players").Select(player => PlayerOf(player, game, abbr, opponent, isHome)).OfType<Player>());
        }

        return new BoxScoreBody([.. players.DistinctBy(player => (player.PlayerId, player.Statistics.Element.GetRawText()))], teams);
    }

    public static Match GameOf(Target target) =>
        new(GameId.Parse(target["game_id"]) ?? throw new InvalidOperationException($"target '{target}' names no game"), target.Date("game_date"));

    /// <summary>A row of an older body is about the game asked for.</summary>
    public static void RequireGame(Fields row, Match game)
    {
        if (row.Text("GAME_ID") != game.Id.Text)
            throw new RefusedBody($"statistics of game {row.Text("GAME_ID")}, asked for {game.Id}");
    }

    /// <summary>The team of a row, by its id.</summary>
    public static string AbbrOf(Fields row) => row.Has("TEAM_ID")
        ? Team.OfId(row.Int("TEAM_ID"))?.Abbr ?? row.Text("TEAM_ABBREVIATION")
        : Team.OfId(row.Int("teamId"))?.Abbr ?? row.Text("teamTricode");

    static Player? PlayerOf(Fields player, Match game, string abbr, string opponent, bool isHome)
    {
        var statistics = player.Child("statistics");
        // Tracking writes 0:00 where the others write nothing.
        if (PrintedMeasures.Seconds(statistics, "minutes") is not { } seconds || (seconds == 0 && player.TextOrNull("comment") is not null))
            return null;

        var name = string.Join(' ', new[] { player.TextOrNull("firstName"), player.TextOrNull("familyName") }.Where(part => part is not null));
        return new Player(
            game,
            player.Int("personId"),
            name,
            PlayerLookup.Of(name),
            abbr,
            opponent,
            isHome,
            player.TextOrNull("position"),
            seconds,
            statistics);
    }
}
