using Tipoff.App;
using Tipoff.App.Cli;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Tests.App.Day;

public sealed class DayWorkTests : IDisposable
{
    const string Predictions = "predictions.player_prop_predictions";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-daywork-");
    readonly SteppingClock clock = new(new DateTimeOffset(2024, 12, 1, 23, 50, 0, TimeSpan.Zero));
    readonly SimulatedSources sources;
    readonly Session session;
    readonly DayWork work;

    public DayWorkTests()
    {
        sources = SimulatedSources.For(Workspace.Create(folder.FullName), clock);
        session = new Session(sources.Workspace, League.Catalog(), clock, "a test", () => { });
        work = new DayWork(session, sources, new Lanes(), clock);
    }

    public void Dispose()
    {
        session.Dispose();
        sources.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>The disk was full at the last renewal before tip-off: what had been said stands, and no cell stays failed for ever.</summary>
    [Fact]
    public void Published_predictions_stand_once_their_first_game_has_begun_whatever_became_of_their_last_renewal()
    {
        using var connection = session.Warehouse.Connect();
        connection.Run("insert into reference.games (game_id, game_date, season_year, season_type, tipoff_at) values ('g1', '2024-12-01', 2024, 'regular', timestamptz '2024-12-02 00:00:00+00')");
        session.Warehouse.Publish(connection, [Failed("2024-12-01", rows: 5), Failed("2024-12-03", rows: 5)], () => { });

        work.Plan(new DateOnly(2024, 12, 1), new DateOnly(2024, 12, 3));
        session.Warehouse.Ledger[Predictions, "2024-12-01"]!.Presence.ShouldBe(Presence.FailedRetryable, "there are ten minutes to mend it");

        clock.Advance(TimeSpan.FromMinutes(20));
        work.Plan(new DateOnly(2024, 12, 1), new DateOnly(2024, 12, 3));

        session.Warehouse.Ledger[Predictions, "2024-12-01"]!.Presence.ShouldBe(Presence.Ok);
        session.Warehouse.Ledger[Predictions, "2024-12-03"]!.Presence.ShouldBe(Presence.FailedRetryable);
        connection.Rows("select partition, presence from orchestration.attempts order by ended_at, presence", row => $"{row.GetString(0)} {row.GetString(1)}")[^1].ShouldBe("2024-12-01 ok");
    }

    static Cell Failed(string date, long rows) => new(Predictions, date)
    {
        Presence = Presence.FailedRetryable,
        Rows = rows,
        Attempt = 1,
        Error = "IO Error: no space left on device",
        Reason = "IO Error: no space left on device",
        Tried = new Try("code", "inputs", new DateTimeOffset(2024, 12, 1, 23, 55, 0, TimeSpan.Zero)),
        UpdatedAt = new DateTimeOffset(2024, 12, 1, 23, 40, 0, TimeSpan.Zero),
    };
}
