using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Averages of players over a season, as they are now.</summary>
public sealed class BallDontLieSeasonAverages : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Averages of players over a season";

    public override string Targets => RequestTargets.Seasons;

    public override string Path(Target target) => $"v1/season_averages/general?season={target["season_year"]}&season_type=regular&type=base&{BdlBody.Page(target)}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlSeasonAverages)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(24);

    public override void Parse(Document document, Landing landing)
    {
        foreach (var line in document.Json.Items("data"))
        {
            var (player, stats) = (line.Child("player"), line.Child("stats"));
            landing.Add(new BdlSeasonAverages.Row(
                line.Int("season"),
                line.Text("season_type"),
                player.Int("id"),
                BdlBody.NameOf(player),
                PlayerLookup.Of(BdlBody.NameOf(player)),
                stats.Int("gp"),
                stats.DecimalOrNull("min"),
                stats.DecimalOrNull("pts"),
                stats.DecimalOrNull("reb"),
                stats.DecimalOrNull("ast"),
                stats.DecimalOrNull("stl"),
                stats.DecimalOrNull("blk"),
                stats.DecimalOrNull("tov"),
                stats.DecimalOrNull("fgm"),
                stats.DecimalOrNull("fga"),
                stats.DecimalOrNull("fg3m"),
                stats.DecimalOrNull("fg3a"),
                stats.DecimalOrNull("ftm"),
                stats.DecimalOrNull("fta"),
                stats.DecimalOrNull("plus_minus"),
                document.FetchedAt));
        }
    }
}
