using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Tipoff.App.Simulation;
using Tipoff.App.Simulation.Routes;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.ReplayTests.Sources;

/// <summary>Real games in the providers' formats, from the raw rows of a warehouse: fetching and importing the same games can be compared.</summary>
/// <remarks>
/// <c>/nba_stats/stats/leaguegamelog</c> of players or teams for a date, and <c>/nba_cdn/static/json/liveData/playbyplay</c> of a game. What the
/// archives do not hold (places of shots, sub-types of fouls) is null or empty.
/// </remarks>
sealed partial class ArchiveReplayServer : IAsyncDisposable
{
    const string Lines = "WL,MIN,FGM,FGA,FG_PCT,FG3M,FG3A,FG3_PCT,FTM,FTA,FT_PCT,OREB,DREB,REB,AST,STL,BLK,TOV,PF,PTS,PLUS_MINUS";
    const string PlayerColumns = $"SEASON_ID,PLAYER_ID,PLAYER_NAME,TEAM_ID,TEAM_ABBREVIATION,TEAM_NAME,GAME_ID,GAME_DATE,MATCHUP,{Lines},FANTASY_PTS,VIDEO_AVAILABLE";
    const string TeamColumns = $"SEASON_ID,TEAM_ID,TEAM_ABBREVIATION,TEAM_NAME,GAME_ID,GAME_DATE,MATCHUP,{Lines},VIDEO_AVAILABLE";

    readonly WebApplication web;
    readonly Func<string, QueryResult> query;

    ArchiveReplayServer(Func<string, QueryResult> query)
    {
        this.query = query;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        web = builder.Build();
        web.Run(Handle);
    }

    /// <summary>Where the sites are; ends with a slash.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    /// <param name="connection">Only read from; requests take their turns.</param>
    public static async Task<ArchiveReplayServer> StartAsync(DbConnection connection)
    {
        var turn = new Lock();
        var server = new ArchiveReplayServer(sql =>
        {
            lock (turn)
                return ReadOnlyQuery.Run(connection, sql);
        });
        await server.web.StartAsync();
        server.BaseAddress = new Uri(server.web.Urls.Single() + "/");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await web.StopAsync();
        await web.DisposeAsync();
    }

    async Task Handle(HttpContext context)
    {
        var answer = Answered(context.Request.Path.Value!, context.Request.Query);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    Answer Answered(string path, IQueryCollection asked)
    {
        if (path == "/nba_stats/stats/leaguegamelog" && DateOnly.TryParse(asked["DateFrom"], CultureInfo.InvariantCulture, out var date) && asked["DateTo"] == asked["DateFrom"])
            return asked["PlayerOrTeam"] == "P" ? Log(asked, "P", PlayerColumns, PlayerRows(date, TypeOf(asked))) : Log(asked, "T", TeamColumns, TeamRows(date, TypeOf(asked)));

        var game = Game().Match(path);
        return game.Success && ReplayedActions.Of(query, game.Groups["id"].Value) is { Count: > 0 } actions
            ? Answer.Json(new { meta = new { version = 1, code = 200, request = path, time = "" }, game = new { gameId = game.Groups["id"].Value, actions } })
            : Answer.Missing(403);
    }

    static Answer Log(IQueryCollection asked, string what, string columns, IEnumerable<object?[]> rows)
    {
        Dictionary<string, object?> parameters = new()
        {
            ["LeagueID"] = "00",
            ["Season"] = asked["Season"].ToString(),
            ["SeasonType"] = asked["SeasonType"].ToString(),
            ["PlayerOrTeam"] = what,
            ["Counter"] = 1000,
            ["Sorter"] = "DATE",
            ["Direction"] = "DESC",
            ["DateFrom"] = asked["DateFrom"].ToString(),
            ["DateTo"] = asked["DateTo"].ToString(),
        };
        return StatsTable.Body("leaguegamelog", parameters, new StatsTable("LeagueGameLog", columns, rows));
    }

    IEnumerable<object?[]> PlayerRows(DateOnly date, string seasonType) =>
        Rows("raw.nbac_player_boxscores", date, seasonType, "player_id").Select(row => (object?[])
        [
            SeasonId(row), row["player_id"], row["player_name"], .. TeamAndGame(row), .. Counts(row), Fantasy(row), 1,
        ]);

    IEnumerable<object?[]> TeamRows(DateOnly date, string seasonType) =>
        Rows("raw.nbac_team_boxscores", date, seasonType, "team_abbr").Select(row => (object?[])[SeasonId(row), .. TeamAndGame(row), .. Counts(row), 1]);

    IEnumerable<Dictionary<string, object?>> Rows(string table, DateOnly date, string seasonType, string key) =>
        Named(query($"select * from {table} where game_date = date '{date:yyyy-MM-dd}' and season_type = '{seasonType}' order by game_id desc, {key}"));

    /// <summary>The rows of a result by column name.</summary>
    public static IEnumerable<Dictionary<string, object?>> Named(QueryResult result) =>
        result.Rows.Select(row => result.Columns.Select((column, at) => (column.Name, Value: row[at])).ToDictionary(pair => pair.Name, pair => pair.Value));

    static string TypeOf(IQueryCollection asked) => asked["SeasonType"].ToString() switch
    {
        "Regular Season" => SeasonType.Regular,
        "Playoffs" => SeasonType.Playoffs,
        "PlayIn" => SeasonType.PlayIn,
        _ => "unknown",
    };

    static string SeasonId(Dictionary<string, object?> row) =>
        $"{(string)row["season_type"]! switch { SeasonType.Playoffs => "4", SeasonType.PlayIn => "5", _ => "2" }}{row["season_year"]}";

    static object?[] TeamAndGame(Dictionary<string, object?> row)
    {
        var (team, other) = (Team.Of((string)row["team_abbr"]!)!, (string)row["opponent_team_abbr"]!);
        return
        [
            team.TeamId, team.Abbr, team.FullName, row["game_id"], $"{row["game_date"]:yyyy-MM-dd}",
            (bool)row["is_home"]! ? $"{team.Abbr} vs. {other}" : $"{team.Abbr} @ {other}",
        ];
    }

    static object?[] Counts(Dictionary<string, object?> row) =>
    [
        (bool)row["is_win"]! ? "W" : "L", row["minutes"],
        row["fg_makes"], row["fg_attempts"], Share(row, "fg"), row["three_pt_makes"], row["three_pt_attempts"], Share(row, "three_pt"),
        row["ft_makes"], row["ft_attempts"], Share(row, "ft"), row["offensive_rebounds"], row["defensive_rebounds"], row["rebounds"],
        row["assists"], row["steals"], row["blocks"], row["turnovers"], row["personal_fouls"], row["points"], row["plus_minus"],
    ];

    static decimal? Share(Dictionary<string, object?> row, string shot) =>
        row[$"{shot}_makes"] is int made && row[$"{shot}_attempts"] is int tried ? StatLine.Share(made, tried) : null;

    static decimal Fantasy(Dictionary<string, object?> row)
    {
        int Of(string name) => (int)row[name]!;
        return Of("points") + (1.2m * Of("rebounds")) + (1.5m * Of("assists")) + (3 * Of("steals")) + (3 * Of("blocks")) - Of("turnovers");
    }

    [GeneratedRegex(@"^/nba_cdn/static/json/liveData/playbyplay/playbyplay_(?<id>\d{10})\.json$")]
    private static partial Regex Game();
}
