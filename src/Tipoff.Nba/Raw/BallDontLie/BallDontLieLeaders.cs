using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Who leads the league in a figure.</summary>
public sealed class BallDontLieLeaders : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Leaders of a season by figure";

    public override string Targets => $"""
        select q.season_year, q.season, s.stat_type as stat_type, q.is_expected
        from ({RequestTargets.Seasons}) q
        cross join (values ('pts'), ('reb'), ('ast'), ('stl'), ('blk')) s (stat_type)
        """;

    public override string Path(Target target) => $"v1/leaders?stat_type={target["stat_type"]}&season={target["season_year"]}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlLeaders)];

    public override IReadOnlyList<string> Slice => ["season_year", "stat_type"];

    public override TimeSpan? Cadence => TimeSpan.FromHours(24);

    public override void Parse(Document document, Landing landing)
    {
        foreach (var line in document.Json.Items("data"))
        {
            var player = line.Child("player");
            landing.Add(new BdlLeaders.Row(
                line.Int("season"),
                line.Text("stat_type"),
                player.Int("id"),
                BdlBody.NameOf(player),
                PlayerLookup.Of(BdlBody.NameOf(player)),
                line.Decimal("value"),
                line.Int("games_played"),
                line.Int("rank"),
                document.FetchedAt));
        }
    }
}
