using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Nba.Raw.Underdog;

/// <summary>The lines of all sports that Underdog shows, of which those on points in the NBA are kept.</summary>
/// <remarks>No prices: picks pay the same. A line that offers one side only pays otherwise and is an alternate; suspended lines are no offer.</remarks>
public sealed class UnderdogOverUnderLines : Endpoint
{
    public override Site Site { get; } = new Underdog();

    public override string Summary => "Underdog's lines on players' points";

    public override string Targets => RequestTargets.Today;

    public override string Path(Target target) => "beta/v3/over_under_lines";

    public override IReadOnlyList<Type> Lands => [typeof(SportsbookPlayerPoints)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override void Parse(Document document, Landing landing)
    {
        var appearances = document.Json.Items("appearances").ToLookup(item => item.Text("id"));
        var players = document.Json.Items("players").ToLookup(item => item.Text("id"));
        var games = document.Json.Items("games").ToLookup(item => item.Text("id"));
        List<PointsOffer> offers = [];
        foreach (var line in document.Json.Items("over_under_lines"))
        {
            var stat = line.Child("over_under").Child("appearance_stat");
            if (stat.Text("stat") != "points" || line.Text("status") != "active")
                continue;

            var appearance = Known(appearances, stat, "appearance_id");
            var player = Known(players, appearance, "player_id");
            if (player.Text("sport_id") == "NBA" && appearance.Text("match_type") == "Game")
                offers.Add(Offer(line, player, appearance, Known(games, appearance, "match_id")));
        }

        foreach (var row in PointsOffer.Rows(document, document.FetchedAt, offers))
            landing.Add(row);
    }

    static PointsOffer Offer(Fields line, Fields player, Fields appearance, Fields game)
    {
        // "LAL @ MIN": the visitors first.
        var sides = game.Text("title").Split(" @ ");
        var isHome = appearance.Text("team_id") == game.Text("home_team_id");
        return new PointsOffer("underdog", $"{player.TextOrNull("first_name")} {player.Text("last_name")}".Trim(), line.Decimal("stat_value"), null, null)
        {
            CommenceAt = game.Instant("scheduled_at"),
            HomeTeamName = sides.Length == 2 ? Team.Of(sides[1])?.FullName : null,
            AwayTeamName = sides.Length == 2 ? Team.Of(sides[0])?.FullName : null,
            OpponentHint = sides.Length != 2 ? null : isHome ? sides[0] : $"@{sides[1]}",
            IsAlternate = line.Items("options").Count() < 2,
        };
    }

    static Fields Known(ILookup<string, Fields> items, Fields from, string name) =>
        items[from.Text(name)].FirstOrDefault() ?? throw new SchemaProblem($"{from.Path}.{name}", $"'{from.Text(name)}'", "an id that the body explains");
}
