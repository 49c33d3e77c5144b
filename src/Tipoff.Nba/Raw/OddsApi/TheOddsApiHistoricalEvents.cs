using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>The games as they were listed before the first of a past date began; snapshots lie on a grid of five minutes.</summary>
public sealed class TheOddsApiHistoricalEvents : Endpoint
{
    public override Site Site { get; } = new TheOddsApi();

    public override string Summary => "Ids and starts of games as they were listed on a past date";

    /// <remarks>Dates that were collected live are not bought again; there is nothing before June 2020.</remarks>
    public override string Targets => """
        select
            cast(g.game_date as text) as game_date,
            replace(cast(timezone('UTC', date_trunc('second', min(g.cutoff_at))) as text), ' ', 'T') || 'Z' as snapshot_at,
            true as is_expected
        from reference.games g
        where g.game_date between @from and @to
          and g.game_date >= date '2020-06-06'
          and g.game_date < cast(timezone('America/New_York', @now) as date)
          and g.season_type in ('regular', 'playin', 'playoffs')
          and not exists (
            select 1 from raw.odds_api_events l
            where l.game_date = g.game_date and l.feed = 'the_odds_api.events')
        group by g.game_date
        """;

    public override string Path(Target target) => $"v4/historical/sports/basketball_nba/events?date={target["snapshot_at"]}";

    public override IReadOnlyList<Type> Lands => [typeof(OddsApiEvents)];

    public override IReadOnlyList<string> Slice => [];

    public override IReadOnlyList<Type> After => [typeof(TheOddsApiEvents)];

    public override void Parse(Document document, Landing landing) =>
        OddsApiEvents.Land(document, OddsApiEvent.SnapshotAt(document), document.Json.Items("data"), landing);
}
