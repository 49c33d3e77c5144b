using System.Text.Json;
using Tipoff.App.Simulation;
using Tipoff.Nba.Domain;
using Xunit.Abstractions;

namespace Tipoff.ReplayTests.Day;

/// <summary>What alerts are worth: a month in which nothing is wrong is silent, and twenty faults are twenty incidents.</summary>
public sealed class WatchedMonthTests(ITestOutputHelper output)
{
    const string Channel = """ "alerts": { "channels": [ { "name": "log", "kind": "file", "to": "alerts.jsonl", "from": "info" } ] } """;

    /// <summary>Days that are lived before the first fault: a month in the long version.</summary>
    static readonly int HealthyDays = Environment.GetEnvironmentVariable("TIPOFF_TEST_LONG") == "1" ? 28 : 4;

    [Fact]
    public async Task Healthy_days_are_silent_and_twenty_faults_are_twenty_incidents_each_told_once()
    {
        using LivedWorld world = new(new SimulatedLeague(7, pastDates: 12, lastDates: 4 + HealthyDays, lastGap: 2), options: Channel);
        var first = world.Fixtures[0].Date;

        await world.Live(Eastern.At(first.AddDays(HealthyDays), new TimeOnly(10, 0)));

        world.Query("select rule, subject, severity, why from orchestration.incidents where raised_at is not null").ShouldBeEmpty($"{HealthyDays} healthy days");
        File.Exists(world.PathOf("alerts.jsonl")).ShouldBeFalse();
        world.Count("select count(*) from orchestration.decisions where workflow = 'watch'").ShouldBeGreaterThan(HealthyDays * 45);
        output.WriteLine(string.Join('\n', world.Query("select workflow, count(*), round(sum(seconds), 1) from orchestration.decisions where workflow in ('watch', 'validation') group by 1 order by 1")));

        List<PlantedFault> faults = [];
        for (var place = 0; place < Faults(world).Count; place++)
        {
            await world.Live(Next(world, Faults(world)[place]));
            faults.Add(Faults(world)[place]);
            await Raised(world, faults[^1]);
        }

        faults.Count.ShouldBe(20);
        world.Query("select rule || '/' || subject || ' ' || severity from orchestration.incidents where raised_at is not null order by raised_at").ShouldBe(faults.Select(fault => fault.Incident), ignoreOrder: true);
        var told = File.ReadLines(world.PathOf("alerts.jsonl")).SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("parts").EnumerateArray().Select(part => part.Clone())).ToList();
        told.Count(part => part.GetProperty("kind").GetString() == "raised").ShouldBe(faults.Count);
        told.Count(part => part.GetProperty("kind").GetString() == "resolved").ShouldBe(faults.Count);
    }

    /// <summary>The faults as they would be planted now.</summary>
    static IReadOnlyList<PlantedFault> Faults(LivedWorld world)
    {
        var today = Eastern.DateOf(world.Clock.GetUtcNow());
        List<string> Dates(Func<Fixture, bool> which) => [.. world.League.Fixtures.Where(which).Select(fixture => fixture.Date).Distinct().OrderDescending().Select(date => $"{date:yyyy-MM-dd}")];
        var season = world.Fixtures[0].Season;
        return PlantedFault.All(
            Dates(fixture => fixture.Season == season && fixture.Date < today.AddDays(-1)),
            Dates(fixture => fixture.Season == season - 1),
            Dates(fixture => fixture.Date >= today)[^1]);
    }

    /// <summary>Plants it, waits until it is raised, mends it, and waits until it is over.</summary>
    async Task Raised(LivedWorld world, PlantedFault fault)
    {
        var planted = world.Clock.GetUtcNow();
        world.Plant(fault.Plant);

        var isRaised = false;
        while (!isRaised && world.Clock.GetUtcNow() - planted <= TimeSpan.FromMinutes(fault.MinutesMost))
        {
            await world.Live(world.Clock.GetUtcNow().AddMinutes(15));
            isRaised = world.Query("select rule || '/' || subject || ' ' || severity from orchestration.incidents where raised_at is not null").Contains(fault.Incident);
        }

        isRaised.ShouldBeTrue($"{fault.Name}: {fault.Incident} within {fault.MinutesMost} min; there is {string.Join(", ", world.Query("select rule || '/' || subject || ' ' || severity || ' ' || state || ' ' || why from orchestration.incidents where state <> 'resolved'"))}");
        var took = (world.Clock.GetUtcNow() - planted).TotalMinutes;
        var runbook = world.Query("select runbook from orchestration.incidents where state <> 'resolved' order by raised_at desc limit 1").FirstOrDefault("");
        output.WriteLine($"| {fault.Name} | {fault.Incident} | {runbook} | {took:0} min |");
        world.Plant(fault.Mend);
        await world.Live(world.Clock.GetUtcNow().AddMinutes(95));
        world.Query("select rule || '/' || subject || ' ' || why from orchestration.incidents where state <> 'resolved'").ShouldBeEmpty($"{fault.Name} is mended");
    }

    /// <summary>The next moment of the fault: within the working day, when nothing is fetched, and with games ahead where it needs them.</summary>
    static DateTimeOffset Next(LivedWorld world, PlantedFault fault)
    {
        var games = world.Fixtures.Select(fixture => fixture.Date).ToHashSet();
        var parts = fault.At.Split(':');
        for (var at = world.Clock.GetUtcNow().AddMinutes(1); ; at = at.AddMinutes(1))
        {
            var wall = Eastern.WallClock(at);
            var isHour = parts[0] == "*" ? wall.Hour is >= 10 and < 17 : wall.Hour == int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
            if (isHour && wall.Minute == int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) && (!fault.NeedsGames || (wall.Hour >= 14 && games.Contains(DateOnly.FromDateTime(wall)))))
                return Eastern.At(DateOnly.FromDateTime(wall), new TimeOnly(wall.Hour, wall.Minute));
        }
    }
}
