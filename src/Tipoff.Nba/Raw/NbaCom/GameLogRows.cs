using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Reads the official log, in which each line names its game by a match-up such as <c>BKN vs. GSW</c>.</summary>
static class GameLogRows
{
    const string AtHome = " vs. ";
    const string Away = " @ ";

    public static void Players(Document document, Landing landing) => Add(
        document,
        landing,
        "LeagueGameLog",
        (side, row) => side.Player(row.Int("PLAYER_ID"), row.Text("PLAYER_NAME"), row.Int("MIN"), null, StatLine.OfTable(row, "TOV")));

    public static void Teams(Document document, Landing landing, string table) => Add(
        document,
        landing,
        table,
        (side, row) => side.Team(row.IntOrNull("MIN"), StatLine.OfTable(row, "TOV")));

    static void Add(Document document, Landing landing, string table, Func<GameSide, Fields, object> read)
    {
        HashSet<object> seen = [];
        foreach (var row in StatsTables.Rows(document, table))
        {
            // Without a result the game is under way; a later body brings its lines.
            if (row.TextOrNull("WL") is not { } result)
                continue;

            var line = read(Side(row, result, document), row);
            if (seen.Add(line))
                landing.Add(line);
        }
    }

    static GameSide Side(Fields row, string result, Document document)
    {
        var date = row.Date("GAME_DATE");
        if (document.Target.Maybe("game_date") is not null && date != document.Target.Date("game_date"))
            throw new RefusedBody($"lines of {date:yyyy-MM-dd}, asked for {document.Target["game_date"]}");
        if (result is not ("W" or "L"))
            throw new SchemaProblem($"{row.Path}.WL", $"'{result}'", "W or L");

        var team = row.Text("TEAM_ABBREVIATION");
        var (home, away) = Pairing(row);
        // At neutral sites both lines may read "A @ B": who is home stands in the text, not in whose line it is.
        return new GameSide(row.Game("GAME_ID"), date, team, team == home ? away : home, team == home, result == "W", document.Feed);
    }

    static (string Home, string Away) Pairing(Fields row)
    {
        var matchup = row.Text("MATCHUP");
        if (matchup.Split(AtHome) is [var first, var second])
            return (first, second);
        return matchup.Split(Away) is [var guest, var host] ? (host, guest) : throw new SchemaProblem($"{row.Path}.MATCHUP", $"'{matchup}'", "two teams such as BKN vs. GSW or GSW @ BKN");
    }
}
