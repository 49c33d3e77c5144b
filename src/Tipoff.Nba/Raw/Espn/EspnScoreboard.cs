using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.Espn;

/// <summary>The games of a date; the second source for the schedule and for scores.</summary>
public sealed class EspnScoreboard : Endpoint
{
    public override Site Site { get; } = new Espn();

    public override string Summary => "Games of a date with state and score";

    public override string Targets => RequestTargets.GameDates;

    public override string Path(Target target) =>
        $"apis/site/v2/sports/basketball/nba/scoreboard?dates={target["game_date"].Replace("-", "", StringComparison.Ordinal)}";

    public override IReadOnlyList<Type> Lands => [typeof(EspnScoreboards)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override TimeSpan? Cadence => TimeSpan.FromHours(1);

    public override IReadOnlyList<int> RefetchDays => [1];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var game in document.Json.Items("events"))
        {
            var contest = game.Items("competitions").FirstOrDefault() ?? throw SchemaProblem.Missing($"{game.Path}.competitions[0]");
            var home = Side(contest, "home");
            var away = Side(contest, "away");
            if (TeamOf(home) is not { } homeTeam || TeamOf(away) is not { } awayTeam)
                continue;

            var status = game.Child("status");
            var state = status.Child("type");
            // Before the start the source shows 0 to 0.
            var hasBegun = state.Text("state") != "pre";
            var commenceAt = game.Instant("date");
            landing.Add(new EspnScoreboards.Row(
                game.Text("id"),
                Eastern.DateOf(commenceAt),
                commenceAt,
                game.Child("season").Int("year") - 1,
                game.Child("season").Text("slug"),
                homeTeam.Abbr,
                awayTeam.Abbr,
                hasBegun ? home.IntOrNull("score") : null,
                hasBegun ? away.IntOrNull("score") : null,
                status.Int("period"),
                state.Text("name"),
                state.Flag("completed"),
                contest.Flag("neutralSite"),
                contest.Optional.ChildOrNull("venue")?.TextOrNull("fullName")));
        }
    }

    static Fields Side(Fields contest, string side) =>
        contest.Items("competitors").FirstOrDefault(team => team.Text("homeAway") == side) ?? throw SchemaProblem.Missing($"{contest.Path}.competitors {side}");

    static Team? TeamOf(Fields side) => Team.Of(side.Child("team").Text("abbreviation"));
}
