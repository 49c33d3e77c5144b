using Tipoff.App.Simulation;
using Tipoff.Engine;

namespace Tipoff.App;

/// <summary>The sources of a workspace: the real ones, or for a simulated world a server of this process while it is needed.</summary>
sealed class SimulatedSources : IDisposable
{
    readonly SimulatedServer? server;

    SimulatedSources(Workspace workspace, SimulatedServer? server)
    {
        Workspace = workspace;
        this.server = server;
    }

    /// <summary>What the simulated sites serve; a workspace of the real world asks everything.</summary>
    const string Served =
        "nba_cdn,nba_stats.schedule,nba_stats.player_gamelog,nba_stats.team_gamelog,nba_stats.shot_chart,nba_stats.player_index,"
        + "nba_stats.boxscore_traditional_v_3,nba_stats.boxscore_traditional_v_2,nba_official,nba_static,the_odds_api,espn,ball_dont_lie.box_scores";

    /// <summary>The selection that is asked when nobody chooses.</summary>
    public string Everything => Workspace.Options.Simulation is null ? "*" : Served;

    /// <summary>The workspace with the address of its sources.</summary>
    public Workspace Workspace { get; }

    /// <param name="league">The simulated league, if it is made already.</param>
    public static SimulatedSources For(Workspace workspace, TimeProvider clock, SimulatedLeague? league = null)
    {
        if (workspace.Options.Simulation is not { } seed || workspace.Options.SourcesAt is not null)
            return new SimulatedSources(workspace, null);

        var server = SimulatedServer.StartAsync(league ?? new SimulatedLeague(seed), PinnedClock.Of(workspace, clock)).GetAwaiter().GetResult();
        var address = new UriBuilder(server.BaseAddress) { UserName = SimulatedServer.Key }.Uri;
        return new SimulatedSources(workspace.WithSourcesAt(address), server);
    }

    public void Dispose() => server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
