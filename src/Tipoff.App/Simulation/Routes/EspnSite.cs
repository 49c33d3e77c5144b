using System.Text.RegularExpressions;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Simulation.Routes;

/// <summary>ESPN's open interface: the rosters of today and the scoreboard of a date.</summary>
sealed partial class EspnSite(SimulatedLeague league) : SimulatedSite(league)
{
    public override string Name => "espn";

    public override Answer Answer(Ask ask)
    {
        if (ask.Path == "apis/site/v2/sports/basketball/nba/scoreboard")
            return EspnScoreboard.Of(League, ask.Date("dates") ?? Eastern.DateOf(ask.Now), ask.Now);

        var team = Team().Match(ask.Path);
        return team.Success && Franchise.All.FirstOrDefault(franchise => EspnTeam.Id(franchise) == team.Groups["id"].Value || EspnTeam.Abbr(franchise).Equals(team.Groups["id"].Value, StringComparison.OrdinalIgnoreCase)) is { } found
            ? EspnTeam.Roster(League, found, ask.Now)
            : Routes.Answer.Json(new { code = 404, message = "Not Found" }, 404);
    }

    [GeneratedRegex(@"^apis/site/v2/sports/basketball/nba/teams/(?<id>\w+)(/roster)?$")]
    private static partial Regex Team();
}
