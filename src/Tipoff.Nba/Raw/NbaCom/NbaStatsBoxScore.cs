using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>One of the box score families of the statistics service: one body a game.</summary>
public abstract class NbaStatsBoxScore : Endpoint
{
    public override Site Site => new NbaStats();

    public override string Targets => RequestTargets.FinishedGames;

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override int BytesMin => 200;

    /// <summary>The page over the whole game, its parameters in the documented order.</summary>
    protected static string WholeGame(string page, Target target) =>
        $"stats/{page}?EndPeriod=0&EndRange=0&GameID={target["game_id"]}&RangeType=0&StartPeriod=0&StartRange=0";
}
