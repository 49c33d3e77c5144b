namespace Tipoff.App.Simulation;

/// <summary>The schedule and the results, in the columns of the archives they imitate.</summary>
sealed class ScheduleFiles(string directory) : IDisposable
{
    readonly CsvFile schedule = new(
        directory,
        "schedule_et.csv",
        "gid,gcode,etdate,ettime,seri,an,ac,st,stt,h.tid,v.tid,h.ta,v.ta,h.s,v.s,seas".Split(','));

    readonly CsvFile results = new(
        directory,
        "team_results.csv",
        "season,season_type,SEASON_ID,GAME_ID,GAME_DATE,TEAM_ABBREVIATION,TEAM_NAME,MATCHUP,WL".Split(','));

    readonly CsvFile scores = new(directory, "game_scores_tv.csv", "gid,gcode,date,home,away,home_score,away_score,national_tv,networks".Split(','));

    public void Add(GameNight night, bool isPlayed)
    {
        var game = night.Fixture;
        schedule.Row(
            game.GameId,
            game.GameCode,
            game.Date,
            game.EasternTime.ToString("HH:mm:ss"),
            null,
            game.Home.Arena,
            game.Home.City,
            isPlayed ? 3 : 1,
            isPlayed ? "Final" : game.EasternTime.ToString("h:mm tt").ToLowerInvariant() + " ET",
            game.Home.TeamId,
            game.Away.TeamId,
            game.Home.Abbr,
            game.Away.Abbr,
            isPlayed ? $"{night.Home.Score}.0" : null,
            isPlayed ? $"{night.Away.Score}.0" : null,
            $"{game.Season % 100:00}-{(game.Season + 1) % 100:00}");
        if (!isPlayed)
            return;

        foreach (var side in night.Sides)
        {
            results.Row(
                game.SeasonName,
                "regular_season",
                $"2{game.Season}",
                game.GameId,
                game.Date,
                side.Franchise.Abbr,
                side.Franchise.FullName,
                Matchup(night, side),
                side.Score > night.Opponent(side).Score ? "W" : "L");
        }

        scores.Row(game.GameId, game.GameCode, game.Date, game.Home.Abbr, game.Away.Abbr, night.Home.Score, night.Away.Score, "no", null);
    }

    public void Dispose()
    {
        schedule.Dispose();
        results.Dispose();
        scores.Dispose();
    }

    /// <summary>The row's team first; "vs." at home, "@" away.</summary>
    public static string Matchup(GameNight night, TeamSide side) =>
        $"{side.Franchise.Abbr} {(side.IsHome ? "vs." : "@")} {night.Opponent(side).Franchise.Abbr}";
}
