using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.Tests.Payloads;

/// <summary>No endpoint may be asked faster than its site allows, whatever it answers.</summary>
public sealed class PolitenessTests
{
    /// <summary>Seconds; what the sites are known to bear (facts of the system this one takes over, and of the league's own hosts).</summary>
    static readonly Dictionary<string, double> Intervals = new()
    {
        ["nba_stats"] = 0.6,
        ["nba_pages"] = 0.6,
        ["nba_cdn"] = 0.25,
        ["nba_official"] = 1,
        ["nba_static"] = 1,
        ["nba_gamebooks"] = 1,
        ["betting_pros"] = 2.5,
        ["basketball_reference"] = 6,
        ["espn"] = 1,
        ["espn_pages"] = 1,
        ["ball_dont_lie"] = 0.1,
        ["the_odds_api"] = 1,
        ["prize_picks"] = 1,
        ["underdog"] = 1,
        ["big_data_ball"] = 1,
    };

    public static TheoryData<string> Names => [.. EndpointFixture.Catalog.Endpoints.Select(endpoint => endpoint.Name)];

    [Fact]
    public void Every_site_keeps_its_known_rate() =>
        EndpointFixture.Catalog.Sites.ToDictionary(site => site.Name, site => site.Rate.Interval.TotalSeconds).ShouldBe(Intervals, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_never_asked_faster_than_its_site_allows_and_waits_as_long_as_it_is_told(string name)
    {
        var endpoint = EndpointFixture.Catalog[name];
        var target = EndpointFixture.Document(endpoint).Target;
        var folder = Directory.CreateTempSubdirectory("tipoff-polite-");
        SteppingClock clock = new(new DateTimeOffset(2025, 1, 15, 9, 0, 0, TimeSpan.Zero));
        using LocalSource source = new(clock, (_, times) => times == 3 ? new Answer(429, "", ("Retry-After", "45")) : Answer.Json("{}"));
        using Fetcher fetcher = new(SiteState.New, new PayloadStore(folder.FullName), new EngineOptions { SourcesAt = source.Address }, clock, "run", () => 0.5) { IsSparing = true };

        for (var i = 0; i < 4; i++)
            await fetcher.FetchAsync(endpoint, target, _ => { }, default);

        var times = source.Requests.Select(request => request.At.TotalSeconds).ToList();
        var pauses = times.Zip(times.Skip(1), (before, after) => after - before).ToList();
        pauses.Count.ShouldBe(4);
        pauses.ShouldAllBe(pause => pause >= endpoint.Site.Rate.Interval.TotalSeconds - 1e-6);
        pauses[2].ShouldBeGreaterThanOrEqualTo(45);
        source.Requests.ShouldAllBe(request => endpoint.Site.Headers.All(header => request.Headers.ContainsKey(header.Name)));
        folder.Delete(recursive: true);
    }
}
