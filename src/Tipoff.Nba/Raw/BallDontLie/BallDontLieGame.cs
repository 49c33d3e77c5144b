using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>One game, asked for when its date is over and the list had not yet called it final.</summary>
public sealed class BallDontLieGame : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "A game that was not final in the list";

    public override string Targets => """
        select distinct cast(g.bdl_game_id as text) as bdl_game_id, cast(g.game_date as text) as game_date, true as is_expected
        from raw.bdl_games g
        where g.game_date between @from and @to
          and g.game_date < cast(timezone('America/New_York', @now) as date)
          and not g.is_final
        """;

    public override string Path(Target target) => $"v1/games/{target["bdl_game_id"]}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlGames)];

    public override IReadOnlyList<string> Slice => ["bdl_game_id"];

    public override IReadOnlyList<Type> After => [typeof(BallDontLieGames)];

    public override void Parse(Document document, Landing landing)
    {
        BdlGames.Land(document, document.Json.Child("data"), landing);
    }
}
