namespace Tipoff.App.Simulation.Routes;

/// <summary>One provider: what it answers to a path.</summary>
abstract class SimulatedSite(SimulatedLeague league)
{
    /// <summary>The word of the settings, such as <c>nba_stats</c>: the first part of the server's paths.</summary>
    public abstract string Name { get; }

    /// <summary>It shows box scores, which can be miscounted.</summary>
    public virtual bool HasBoxes => false;

    /// <summary>The body that the path stands for at that moment; an unknown path is missing.</summary>
    public abstract Answer Answer(Ask ask);

    protected SimulatedLeague League { get; } = league;

    /// <summary>The game if it is known and over at the moment.</summary>
    protected GameNight? Finished(string? gameId, DateTimeOffset now) =>
        League.Find(gameId) is { } night && night.OverAt <= now ? night : null;

    protected PublishedBox Box(GameNight night, Ask ask) => new(League, night, ask.Now, ask.IsMiscounted);

    protected IEnumerable<GameNight> FinishedOn(DateOnly date, DateTimeOffset now) => League.On(date).Where(night => night.OverAt <= now);
}
