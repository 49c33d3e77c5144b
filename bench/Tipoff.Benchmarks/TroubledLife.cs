using System.Globalization;
using Tipoff.App;
using Tipoff.App.Cli;
using Tipoff.App.Day;
using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.Benchmarks;

/// <summary>A daemon in a short simulated league in which everything goes wrong that can; made to be killed at any moment and started again.</summary>
/// <remarks>
/// Two in a hundred builds fail, some of them as on a full disk; two in a hundred answers of each kind are bad; on the first evening every site
/// refuses for an hour; on the second the clock is set forward by three hours and back again.
/// </remarks>
static class TroubledLife
{
    const int LeagueSeed = 7;

    const double FailureShare = 0.02;

    /// <param name="dates">Game dates of the season that is lived.</param>
    /// <param name="gap">Days between them; "usual" for the league's own rhythm.</param>
    public static int Run(string folder, string until, string trouble, string dates, string gap)
    {
        var last = DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var seed = int.Parse(trouble, CultureInfo.InvariantCulture);
        var league = new SimulatedLeague(LeagueSeed, pastDates: 12, lastDates: int.Parse(dates, CultureInfo.InvariantCulture), lastGap: gap == "usual" ? null : int.Parse(gap, CultureInfo.InvariantCulture));
        var workspace = Rehearsal.Prepare(folder, league);
        var clock = Rehearsal.ClockOf(workspace);
        var nights = league.Fixtures.Where(fixture => fixture.Season == league.Fixtures[^1].Season).Select(fixture => fixture.Date).Distinct().ToList();
        var server = SimulatedServer.StartAsync(league, clock, seed == 0 ? null : Menu(nights[0], seed)).GetAwaiter().GetResult();
        using var sources = SimulatedSources.For(workspace.WithSourcesAt(new UriBuilder(server.BaseAddress) { UserName = SimulatedServer.Key }.Uri), clock, league);
        using var session = new Session(sources.Workspace, Nba.League.Catalog(), clock, "troubled life", () => { }, warehouse => Failing(warehouse, seed));
        Rehearsal.CollectPast(session, sources, league, "troubled life", default);
        Shift shift = new(session, sources, new Lanes(), clock);
        using Daemon daemon = new(session.Warehouse, new Timetable(() => shift).Workflows, Slate.DayOf, decision => Tell(workspace, clock, decision, seed == 0 ? null : nights[1]));
        Console.Out.WriteLine("living");
        daemon.LiveAsync(Eastern.At(last.AddDays(1), new TimeOnly(4, 59)), default).GetAwaiter().GetResult();
        workspace.Pin(clock.GetUtcNow());
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return 0;
    }

    static FaultMenu Menu(DateOnly night, int seed) => FaultMenu.Of(0.02) with
    {
        Draw = seed,
        Hold = TimeSpan.FromSeconds(1),
        Outage = (Eastern.At(night, new TimeOnly(22, 0)), Eastern.At(night, new TimeOnly(23, 0))),
    };

    /// <summary>The clock jumps once, forward and back, when the evening of <paramref name="jump"/> comes.</summary>
    static void Tell(Workspace workspace, SteppingClock clock, Decision decision, DateOnly? jump)
    {
        Rehearsal.Mark(workspace, decision.DecidedAt);
        var flag = Path.Combine(workspace.Data, "clock.jumped");
        if (jump is not { } night || decision.DecidedAt < Eastern.At(night, new TimeOnly(19, 15)) || File.Exists(flag))
            return;

        File.WriteAllText(flag, "");
        clock.Advance(TimeSpan.FromHours(3));
        clock.Advance(TimeSpan.FromHours(-2));
    }

    /// <summary>Every table that SQL builds, but now and then the statement fails.</summary>
    static Dictionary<Type, Computation> Failing(DuckDbWarehouse warehouse, int seed)
    {
        var usual = App.Computations.For(warehouse);
        var chance = new Random(seed);
        var failing = new Dictionary<Type, Computation>(usual);
        foreach (var table in warehouse.Catalog.Tables.Where(table => table is { Layer: "analytics" or "precompute", Sql: not null, Archives.Count: 0 } && seed != 0))
        {
            failing[table.GetType()] = Computed.Wholly((connection, relation, from, to, cancel) =>
            {
                Fail(chance);
                Transform.Fill(connection, table, relation, [("from", Literal(from)), ("to", Literal(to)), ("now", $"timestamptz '{warehouse.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss}+00'")], cancel);
            });
        }

        return failing;
    }

    static string Literal(DateOnly date) => $"date '{date:yyyy-MM-dd}'";

    static void Fail(Random chance)
    {
        double draw;
        lock (chance)
            draw = chance.NextDouble();
        if (draw < FailureShare / 4)
            throw new IOException("No space left on device");
        if (draw < FailureShare)
            throw new InvalidOperationException("a fault of the code, for the test");
    }
}
