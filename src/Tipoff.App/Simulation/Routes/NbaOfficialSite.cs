using System.Globalization;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Simulation.Routes;

/// <summary>The officials' site: who referees on a date, known from the morning on.</summary>
sealed class NbaOfficialSite(SimulatedLeague league) : SimulatedSite(league)
{
    const string GameColumns =
        "game_id,game_date,season,game_code,home_team_id:Int32,home_team,home_team_abbr,away_team_id:Int32,away_team,away_team_abbr,official1,official1_code:Int32,"
        + "official1_JNum,official2,official2_code:Int32,official2_JNum,official3,official3_code:Int32,official3_JNum,official4,official4_code:Int32,official4_JNum";

    const string ReplayColumns = "game_date,official_code:Int32,replaycenter_official";

    static readonly TimeOnly PublishedAt = new(9, 0);

    public override string Name => "nba_official";

    public override Answer Answer(Ask ask)
    {
        if (ask.Path != "wp-json/api/v1/get-game-officials")
            return Routes.Answer.Missing();

        var date = ask.Date("date") ?? Eastern.DateOf(ask.Now);
        var nights = Eastern.At(date, PublishedAt) <= ask.Now ? League.On(date).ToList() : [];
        var replay = nights.Count == 0 ? [] : Official.Replay.Select(official => Replay(date, official)).ToList();
        return Routes.Answer.Json(new
        {
            nba = Part(nights.Select(Row), replay),
            gl = Part([], replay),
            wnba = Part([], replay),
        });
    }

    static object Part(IEnumerable<object> games, IEnumerable<object> replay) => new
    {
        Table = new { rows = games, columns = Columns(GameColumns) },
        Table1 = new { rows = replay, columns = Columns(ReplayColumns) },
    };

    static IEnumerable<object> Columns(string names) =>
        names.Split(',').Select(name => name.Split(':')).Select(parts => new { Name = parts[0], DataType = parts.Length > 1 ? parts[1] : "String" });

    static object Row(GameNight night)
    {
        var game = night.Fixture;
        Dictionary<string, object?> row = new()
        {
            ["game_id"] = game.GameId,
            ["game_date"] = Day(game.Date),
            ["season"] = $"2{game.Season}",
            ["game_code"] = game.GameCode,
            ["home_team_id"] = game.Home.TeamId,
            ["home_team"] = game.Home.City,
            ["home_team_abbr"] = game.Home.Abbr,
            ["away_team_id"] = game.Away.TeamId,
            ["away_team"] = game.Away.City,
            ["away_team_abbr"] = game.Away.Abbr,
        };
        for (var i = 1; i <= 4; i++)
        {
            var official = night.Crew.ElementAtOrDefault(i - 1);
            row[$"official{i}"] = official?.Name;
            row[$"official{i}_code"] = official?.Code;
            row[$"official{i}_JNum"] = official?.Jersey.ToString(CultureInfo.InvariantCulture);
        }

        return row;
    }

    static object Replay(DateOnly date, Official official) =>
        new { game_date = Day(date), official_code = official.Code, replaycenter_official = official.Name };

    static string Day(DateOnly date) => date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
}
