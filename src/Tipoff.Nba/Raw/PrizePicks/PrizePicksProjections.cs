using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Nba.Raw.PrizePicks;

/// <summary>The lines on points that PrizePicks shows; the body is JSON:API, players stand beside the lines.</summary>
/// <remarks>
/// No prices: every pick pays the same, but for demons and goblins, which are alternates. Promotions are gifts and no lines; lines on
/// two players together are another market.
/// </remarks>
public sealed class PrizePicksProjections : Endpoint
{
    public override Site Site { get; } = new PrizePicks();

    public override string Summary => "PrizePicks' lines on players' points";

    public override string Targets => RequestTargets.Today;

    public override string Path(Target target) =>
        "projections?league_id=7&per_page=250&single_stat=true" + (target.Maybe("page") is { } page ? $"&page={page}" : "");

    public override IReadOnlyList<Type> Lands => [typeof(SportsbookPlayerPoints)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override void Parse(Document document, Landing landing)
    {
        var players = document.Json.Items("included")
            .Where(item => item.Text("type") == "new_player")
            .ToLookup(item => item.Text("id"), item => item.Child("attributes"));
        List<PointsOffer> offers = [];
        foreach (var item in document.Json.Items("data"))
        {
            var line = item.Child("attributes");
            var relations = item.Child("relationships");
            if (line.Text("stat_type") != "Points" || line.Flag("is_promo") || Related(relations, "league") != "7")
                continue;

            var id = Related(relations, "new_player");
            var player = players[id].FirstOrDefault() ?? throw SchemaProblem.Missing($"included new_player {id}");
            offers.Add(new PointsOffer("prizepicks", player.Text("name"), line.Decimal("line_score"), null, null)
            {
                CommenceAt = line.Instant("start_time"),
                OpponentHint = line.TextOrNull("description"),
                UpdatedAt = line.InstantOrNull("updated_at"),
                IsAlternate = line.TextOrNull("odds_type") is not (null or "standard"),
            });
        }

        foreach (var row in PointsOffer.Rows(document, document.FetchedAt, offers))
            landing.Add(row);
    }

    static string Related(Fields relations, string name) => relations.Child(name).Child("data").Text("id");
}
