namespace Tipoff.App.Simulation;

/// <summary>What bookmakers and reporters said before tip-off: lines on points, lines on games, who is out.</summary>
sealed class MarketFiles(string directory, Chance chance) : IDisposable
{
    const double LineMin = 6.5;
    const string Instant = "yyyy-MM-ddTHH:mm:ssZ";
    static readonly string[] Books = ["draftkings", "fanduel", "betmgm"];

    /// <summary>Hours before tip-off: an opening line in the morning, the last one well before the cut-off.</summary>
    static readonly int[] SnapshotHours = [8, 2];

    readonly CsvFile lines = new(
        directory,
        "points_lines.csv",
        ("source,season,game_date,snapshot_utc,last_seen_utc,commence_utc,away_team,home_team,opp,player,bookmaker,line,over_price,under_price,"
        + "is_main,phase").Split(','));

    readonly CsvFile games = new(
        directory,
        "kaggle_game_lines.csv",
        ("season,date,regular,playoffs,away,home,score_away,score_home,q1_away,q2_away,q3_away,q4_away,ot_away,q1_home,q2_home,q3_home,q4_home,"
        + "ot_home,whos_favored,spread,total,moneyline_away,moneyline_home,h2_spread,h2_total,id_spread,id_total").Split(','));

    readonly CsvFile injuries = new(directory, "injury_status_snapshots.csv", "snapshot_utc,Team,Player,Status,Update,Details".Split(','));

    /// <summary>Before the game: nothing here may depend on what happens in it.</summary>
    public void AddLines(GameNight night)
    {
        foreach (var side in night.Sides)
        {
            foreach (var (line, expected) in side.Expected)
            {
                if (expected >= LineMin)
                    AddLines(night.Fixture, line, expected);
            }
        }
    }

    /// <summary>Game lines stand beside their results in this archive, so they follow the game.</summary>
    public void AddGame(GameNight night)
    {
        var (home, away) = (night.Home, night.Away);
        var margin = Half(home.ExpectedScore(away) - away.ExpectedScore(home) + (2 * chance.Deviate()));
        var total = Half(home.ExpectedScore(away) + away.ExpectedScore(home) + (3 * chance.Deviate()));
        var homePrice = margin >= 0 ? -110 - (int)(35 * margin) : 110 - (int)(30 * margin);
        games.Row(
        [
            night.Fixture.Season + 1, night.Fixture.Date, "True", "False", Code(night.Fixture.Away), Code(night.Fixture.Home), away.Score, home.Score,
            .. Quarters(night, away), .. Quarters(night, home), margin >= 0 ? "home" : "away", Math.Abs(margin), total,
            -homePrice - 20, homePrice, null, null,
            (margin >= 0 ? home.Score - away.Score : away.Score - home.Score) > Math.Abs(margin) ? 1 : 0, home.Score + away.Score > total ? 1 : 0,
        ]);
    }

    /// <summary>The noon report of a date.</summary>
    public void AddInjuries(GameNight night)
    {
        var game = night.Fixture;
        var noon = game.Date.ToDateTime(new TimeOnly(17, 0));
        foreach (var side in night.Sides)
        {
            foreach (var athlete in side.Roster)
            {
                var isOut = side.OutUntil.ContainsKey(athlete);
                if (isOut || chance.Happens(0.02))
                    injuries.Row(noon.ToString(Instant), side.Franchise.Abbr, athlete.FullName, isOut ? "Out" : "Questionable", null, null);
            }
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        games.Dispose();
        injuries.Dispose();
    }

    void AddLines(Fixture game, BoxLine line, double expected)
    {
        var opinion = expected + (0.5 * chance.Deviate());
        foreach (var book in Books)
        {
            foreach (var hours in SnapshotHours)
            {
                var seen = game.TipoffUtc.AddHours(-hours);
                var over = -110 - (5 * chance.Whole(-2, 2));
                lines.Row(
                    "simulated-books", game.SeasonName, game.Date, seen.ToString(Instant), seen.AddHours(1).ToString(Instant), game.TipoffUtc.ToString(Instant),
                    game.Away.FullName, game.Home.FullName, null, line.Athlete.FullName, book, Half(opinion + (0.4 * chance.Deviate())), over, -220 - over, 1, "pre");
            }
        }
    }

    static object[] Quarters(GameNight night, TeamSide side) => [.. Enumerable.Range(1, 5).Select(period => (object)night.PointsIn(side, period))];

    // Lines end in a half, so that nobody pushes.
    static double Half(double value) => Math.Floor(value) + 0.5;

    static string Code(Franchise franchise) => franchise.Abbr.ToLowerInvariant();
}
