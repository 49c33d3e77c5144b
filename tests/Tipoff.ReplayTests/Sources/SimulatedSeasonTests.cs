using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Xunit.Abstractions;

namespace Tipoff.ReplayTests.Sources;

/// <summary>A season is collected day by day while everything goes wrong that the menu has.</summary>
public sealed class SimulatedSeasonTests(ITestOutputHelper output)
{
    const string Sources = "nba_cdn.schedule,nba_cdn.play_by_play,nba_stats.player_gamelog,nba_stats.team_gamelog,nba_official,the_odds_api.events,the_odds_api.player_points";

    /// <summary>Days that an evening's work looks back: the last date that is asked again for corrections is a week old.</summary>
    const int LookBack = 9;

    static readonly SimulatedLeague League = new(7);

    static readonly DateOnly First = League.Fixtures[0].Date;

    static readonly DateOnly Last = League.Fixtures.Last(fixture => fixture.Season == League.Fixtures[0].Season).Date;

    [Fact]
    public void It_ends_complete_without_duplicates_and_holes_and_every_fault_can_be_seen()
    {
        using SimulatedSites troubled = new(League, Morning(First), FaultMenu.Of(0.05) with { Hold = TimeSpan.FromSeconds(2) }, new EngineOptions { RequestSeconds = 0.6 });
        using SimulatedSites calm = new(League, Morning(Last.AddDays(LookBack + 1)));

        Play(troubled);
        calm.Collect(First, Last, Sources).Exit.ShouldBe(Exit.Done);

        var tables = troubled.Endpoints.Select(Sources).SelectMany(troubled.Endpoints.TablesOf).Distinct().ToList();
        foreach (var table in tables)
        {
            Holes(troubled, table).ShouldBeEmpty();
            Duplicates(troubled, table).ShouldBe(0);
        }

        foreach (var table in tables.Where(table => table.Layer == "raw" && !table.Name.Contains("odds") && !table.Name.Contains("sportsbook")))
            Rows(troubled, table).ShouldBe(Rows(calm, table), table.FullName);
        Report(troubled);
        Seen(troubled);
        troubled.Replay(Sources).ShouldSatisfyAllConditions(report => report.Differences.ShouldBeEmpty(), report => report.Unreadable.ShouldBeEmpty());
    }

    /// <summary>Every other morning what is due is collected, as a timetable would; in the end until nothing is owed.</summary>
    static void Play(SimulatedSites sites)
    {
        for (var day = First; day <= Last.AddDays(LookBack); day = day.AddDays(2))
        {
            sites.Collect(day.AddDays(-LookBack), day, Sources);
            var next = Morning(day.AddDays(2)) - sites.Clock.GetUtcNow();
            if (next > TimeSpan.Zero)
                sites.Clock.Advance(next);
        }

        for (var pass = 0; pass < 5 && sites.Collect(First, Last, Sources).Exit != Exit.Done; pass++)
            sites.Clock.Advance(TimeSpan.FromHours(1));
    }

    static DateTimeOffset Morning(DateOnly day) => new(day.ToDateTime(new TimeOnly(15, 0)), TimeSpan.Zero);

    static IReadOnlyList<string> Holes(SimulatedSites sites, Table table)
    {
        using var connection = sites.Session.Warehouse.Connect();
        return [.. sites.Session.Warehouse.Missing(connection, table).Where(hole => string.CompareOrdinal(hole.Key, $"{Last:yyyy-MM-dd}") <= 0).Select(hole => $"{table.FullName} {hole.Key}: {string.Join(", ", hole.Value)}")];
    }

    static int Duplicates(SimulatedSites sites, Table table) =>
        int.Parse(sites.Query($"select count(*) from (select 1 from {table.FullName} group by {string.Join(", ", table.Key.Select(column => column.Name))} having count(*) > 1)").Single());

    /// <summary>How many rows, and one hash of all their values.</summary>
    static string Rows(SimulatedSites sites, Table table)
    {
        var columns = string.Join(", ", table.Columns.Where(column => !column.IsBuildStamp && !column.IsFeed && column.Name != "known_at").Select(column => column.Name));
        var dated = table.Partition is { } partition && partition.Type == typeof(DateOnly) ? $"where {partition.Name} <= date '{Last:yyyy-MM-dd}'" : "";
        return sites.Query($"select count(*), sha256(string_agg(cast(t as varchar), '|' order by cast(t as varchar))) from (select {columns} from {table.FullName} {dated}) t").Single();
    }

    void Report(SimulatedSites sites)
    {
        output.WriteLine($"{sites.Server.Served.Requests} answers; faults served: {string.Join(", ", sites.Server.Served.Faults.OrderBy(fault => fault.Key).Select(fault => $"{fault.Key} {fault.Value}"))}");
        foreach (var entry in sites.Server.Served.Entries.Where(entry => entry is { Fault: Fault.None, Status: >= 500 }))
            output.WriteLine($"UNPLANNED {entry}");
        foreach (var line in sites.Query("select outcome, count(*) from orchestration.fetches group by all order by 2 desc"))
            output.WriteLine($"fetches {line}");
        foreach (var line in sites.Query("select table_name, column_name, count(*) from orchestration.corrections group by all order by 3 desc limit 12"))
            output.WriteLine($"corrections {line}");
    }

    /// <summary>Every fault that was served left its trace where an operator looks.</summary>
    static void Seen(SimulatedSites sites)
    {
        int Count(string condition) => int.Parse(sites.Query($"select count(*) from orchestration.fetches where {condition}").Single());
        var served = sites.Server.Served.Faults;
        var timeouts = Count("status = 0 and reason like 'no answer within%'");
        // A busy machine may be late by itself: then another fault of that answer was not seen.
        var late = timeouts - served[Fault.Timeout];
        late.ShouldBeInRange(0, served.Values.Sum() / 10);
        Count("status = 429").ShouldBeInRange(served[Fault.TooManyRequests] - late, served[Fault.TooManyRequests]);
        Count("status = 500").ShouldBeInRange(served[Fault.ServerError] - late, served[Fault.ServerError]);
        Count("outcome = 'refused' and reason like '%HTML%'").ShouldBeInRange(served[Fault.RefusalPage] - late, served[Fault.RefusalPage]);
        Count("outcome = 'refused' and reason like 'no JSON%'").ShouldBeInRange(served[Fault.TruncatedJson] - late, served[Fault.TruncatedJson]);
        Count("outcome = 'refused' and reason like 'schema:%'").ShouldBeGreaterThan(0);
        Count("outcome = 'incomplete'").ShouldBeGreaterThan(0);
        Count("duplicates > 0").ShouldBeGreaterThan(0);
        Count("status = 404").ShouldBeGreaterThanOrEqualTo(served[Fault.LateFile] - late);
        int.Parse(sites.Query("select count(*) from orchestration.corrections").Single()).ShouldBeGreaterThan(0);
    }
}
