using System.Globalization;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Simulation.Routes;

/// <summary>Everybody with a contract in a season; the average columns stay empty, as before a season.</summary>
static class PlayerIndex
{
    const string Columns =
        "PERSON_ID,PLAYER_LAST_NAME,PLAYER_FIRST_NAME,PLAYER_SLUG,TEAM_ID,TEAM_SLUG,IS_DEFUNCT,TEAM_CITY,TEAM_NAME,TEAM_ABBREVIATION,JERSEY_NUMBER,POSITION,"
        + "HEIGHT,WEIGHT,COLLEGE,COUNTRY,DRAFT_YEAR,DRAFT_ROUND,DRAFT_NUMBER,ROSTER_STATUS,FROM_YEAR,TO_YEAR,PTS,REB,AST,STATS_TIMEFRAME";

    static readonly string[] Unasked =
        ["Country", "College", "DraftYear", "DraftPick", "PlayerPosition", "Height", "Weight", "Active", "AllStar"];

    public static Answer Of(Ask ask, SimulatedLeague league)
    {
        var season = Season.Parse(ask.Parameter("Season")) ?? Season.Of(Eastern.DateOf(ask.Now));
        Dictionary<string, object?> parameters = new() { ["LeagueID"] = "00", ["Season"] = Season.Name(season), ["Historical"] = 0, ["TeamID"] = 0 };
        foreach (var name in Unasked)
            parameters[name] = null;
        var contracts = league.People.Contracts.Where(contract => contract.Season == season).OrderBy(contract => contract.Athlete.LastName).ThenBy(contract => contract.Athlete.FirstName);
        return StatsTable.Body("playerindex", parameters, new StatsTable("PlayerIndex", Columns, contracts.Select(contract => Row(contract.Franchise, contract.Athlete))));
    }

    static object?[] Row(Franchise team, Athlete athlete) =>
    [
        athlete.PlayerId, athlete.LastName, athlete.FirstName, athlete.Slug, team.TeamId, team.Slug, 0, team.City, team.Nickname, team.Abbr, athlete.Jersey,
        athlete.Position[^1..], athlete.Height, athlete.WeightPounds.ToString(CultureInfo.InvariantCulture), "None", "USA", athlete.FirstSeason, 1,
        1 + (athlete.PlayerId % 30), 1, athlete.FirstSeason.ToString(CultureInfo.InvariantCulture), Calendar.Seasons[^1].ToString(CultureInfo.InvariantCulture),
        null, null, null, "Season",
    ];
}
