using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The roster page of a team; it knows only the present.</summary>
public sealed class NbaPagesRoster : Endpoint
{
    public override Site Site => new NbaPages();

    public override string Summary => "Roster of a team today";

    public override BodyKind Kind => BodyKind.Html;

    public override string Targets => RequestTargets.RostersToday;

    public override IReadOnlyList<Type> Lands => [typeof(NbacRosters)];

    public override IReadOnlyList<string> Slice => ["roster_date", "team_abbr"];

    public override int BytesMin => 1000;

    public override string Path(Target target)
    {
        var team = TeamOf(target);
        return $"team/{team.TeamId}/{SlugOf(team)}/roster";
    }

    public override void Parse(Document document, Landing landing)
    {
        var team = TeamOf(document.Target);
        var page = document.EmbeddedJson("__NEXT_DATA__").Child("props").Child("pageProps").Child("team");
        if (page.Int("id") != team.TeamId)
            throw new RefusedBody($"the page of team {page.Int("id")}, asked for {team.TeamId} ({team.Abbr})");

        foreach (var player in page.Items("roster"))
        {
            var name = player.Text("PLAYER");
            landing.Add(new NbacRosters.Row(
                document.Target.Date("roster_date"),
                team.Abbr,
                player.Int("PLAYER_ID"),
                player.Int("SEASON"),
                name,
                PlayerLookup.Of(name),
                player.TextOrNull("NUM"),
                player.TextOrNull("POSITION"),
                PrintedMeasures.Inches(player, "HEIGHT"),
                player.IntOrNull("WEIGHT"),
                BirthDate(player),
                player.TextOrNull("EXP") == "R" ? 0 : player.IntOrNull("EXP"),
                player.TextOrNull("SCHOOL"),
                player.TextOrNull("HOW_ACQUIRED"),
                document.FetchedAt));
        }
    }

    static Team TeamOf(Target target) =>
        Team.Of(target["team_abbr"]) ?? throw new InvalidOperationException($"target '{target}' names no team of the league");

    /// <summary>Two teams go by a shorter name in addresses.</summary>
    static string SlugOf(Team team) => team.Abbr switch
    {
        "PHI" => "sixers",
        "POR" => "blazers",
        _ => team.Nickname.ToLowerInvariant(),
    };

    static DateOnly? BirthDate(Fields player) => player.TextOrNull("BIRTH_DATE") is not { } text
        ? null
        : DateOnly.TryParseExact(text, "MMM dd, yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new SchemaProblem($"{player.Path}.BIRTH_DATE", $"'{text}'", "a date such as DEC 24, 2002");
}
