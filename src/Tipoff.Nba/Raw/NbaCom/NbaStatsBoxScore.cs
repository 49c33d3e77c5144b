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
}
