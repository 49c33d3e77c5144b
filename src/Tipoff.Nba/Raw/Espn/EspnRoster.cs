using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.Espn;

/// <summary>The roster of a team as it stands today.</summary>
public sealed class EspnRoster : Endpoint
{
    public override Site Site { get; } = new Espn();

    public override string Summary => "Roster of a team with the health of its players";

    public override string Targets => EspnTeamRosters.EveryTeamToday;

    public override string Path(Target target) => $"apis/site/v2/sports/basketball/nba/teams/{target["espn_team_id"]}?enable=roster";

    public override IReadOnlyList<Type> Lands => [typeof(EspnTeamRosters)];

    public override IReadOnlyList<string> Slice => ["game_date", "team_abbr"];

    public override void Parse(Document document, Landing landing)
    {
        var team = document.Json.Child("team");
        if (Team.Of(team.Text("abbreviation"))?.Abbr is not { } abbr || abbr != document.Target["team_abbr"])
            throw new SchemaProblem("team.abbreviation", $"'{team.Text("abbreviation")}'", document.Target["team_abbr"]);

        foreach (var player in team.Items("athletes"))
        {
            var injury = player.Optional.Items("injuries").OrderByDescending(injury => injury.InstantOrNull("date")).FirstOrDefault();
            landing.Add(new EspnTeamRosters.Row(
                document.Target.Date("game_date"),
                abbr,
                player.Text("id"),
                player.Text("displayName"),
                PlayerLookup.Of(player.Text("displayName")),
                player.Optional.ChildOrNull("position")?.TextOrNull("abbreviation"),
                player.Optional.TextOrNull("jersey"),
                player.Optional.IntOrNull("height"),
                player.Optional.IntOrNull("weight"),
                player.Optional.DateOrNull("dateOfBirth"),
                player.Optional.ChildOrNull("experience")?.IntOrNull("years"),
                player.Child("status").Text("type"),
                injury?.Text("status"),
                injury?.InstantOrNull("date"),
                document.FetchedAt,
                document.Feed));
        }
    }
}
