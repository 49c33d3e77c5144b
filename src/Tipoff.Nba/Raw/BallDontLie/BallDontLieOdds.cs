using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Game lines of several books.</summary>
/// <remarks>Written after the interface's description: the recorded body is empty.</remarks>
public sealed class BallDontLieOdds : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Game lines by game and book";

    public override string Targets => """
        select cast(t.today as text) as game_date, false as is_expected
        from (select cast(timezone('America/New_York', @now) as date) as today) t
        where t.today between @from and @to
        """;

    public override string Path(Target target) => $"v1/odds?date={target["game_date"]}&{BdlBody.Page(target)}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlOdds)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override void Parse(Document document, Landing landing)
    {
        foreach (var line in document.Json.Items("data"))
        {
            landing.Add(new BdlOdds.Row(
                line.Int("game_id"),
                line.Text("vendor"),
                line.Text("type"),
                document.FetchedAt,
                document.Target.Date("game_date"),
                line.Optional.FlagOrNull("live"),
                line.Optional.DecimalOrNull("away_spread"),
                line.Optional.DecimalOrNull("over_under"),
                AmericanOdds.Of(line.Optional.DecimalOrNull("odds_american_home")),
                AmericanOdds.Of(line.Optional.DecimalOrNull("odds_american_visitor"))));
        }
    }
}
