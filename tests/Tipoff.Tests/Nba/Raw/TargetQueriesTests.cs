using System.Text.RegularExpressions;
using Tipoff.Engine.Sources;
using Tipoff.Nba;
using Tipoff.Tests.Nba.Analytics;
using Tipoff.Tests.Payloads;

namespace Tipoff.Tests.Nba.Raw;

public sealed class TargetQueriesTests
{
    public static TheoryData<string> Names => [.. EndpointFixture.Catalog.Endpoints.Select(endpoint => endpoint.Name)];

    [Fact]
    public void Every_endpoint_can_say_what_it_would_ask_and_asks_no_question_twice()
    {
        using var bench = new TransformBench([.. League.Catalog().Tables]);
        bench.Rows(
            "reference.games", "game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr, tipoff_at, cutoff_at",
            "'0022400561', '2025-01-15', 2024, 'regular', 'BOS', 'ATL', '2025-01-16 00:40:00+00', '2025-01-16 00:10:00+00'",
            "'0022400562', '2025-01-15', 2024, 'regular', 'LAL', 'MIA', '2025-01-16 03:10:00+00', '2025-01-16 02:40:00+00'");

        foreach (var endpoint in EndpointFixture.Catalog.Endpoints)
        {
            var targets = bench.Targets(endpoint, "2025-01-16 18:00:00+00", "2025-01-15", "2025-01-16");

            targets.ShouldBeUnique(endpoint.Name);
        }
    }

    [Theory]
    [InlineData("ball_dont_lie.leaders", 5)]
    [InlineData("ball_dont_lie.injuries", 30)]
    [InlineData("espn.roster", 2)]
    [InlineData("basketball_reference.roster", 30)]
    [InlineData("big_data_ball.files", 2)]
    [InlineData("the_odds_api.historical_events", 1)]
    public void As_many_requests_are_made_as_there_are_teams_games_or_figures(string name, int expected)
    {
        using var bench = new TransformBench([.. League.Catalog().Tables]);
        bench.Rows(
            "reference.games", "game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr, tipoff_at, cutoff_at",
            "'0022400561', '2025-01-15', 2024, 'regular', 'BOS', 'ATL', '2025-01-16 00:40:00+00', '2025-01-16 00:10:00+00'",
            "'0022400562', '2025-01-15', 2024, 'regular', 'LAL', 'MIA', '2025-01-16 03:10:00+00', '2025-01-16 02:40:00+00'");

        bench.Targets(EndpointFixture.Catalog[name], "2025-01-16 18:00:00+00", "2025-01-15", "2025-01-16").Count.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_request_and_its_parser_need_nothing_that_its_target_query_does_not_yield(string name)
    {
        var endpoint = EndpointFixture.Catalog[name];
        var whole = EndpointFixture.Document(endpoint);
        var target = new Target([.. whole.Target.Parameters.Where(parameter => Regex.IsMatch(endpoint.Targets, $@"\b{parameter.Key}\b"))]);

        endpoint.Path(target).ShouldBe(endpoint.Path(whole.Target));
        EndpointFixture.Snapshot(EndpointFixture.Catalog.Parse(new Document(endpoint, target, whole.FetchedAt, whole.Text)))
            .ShouldBe(EndpointFixture.Snapshot(EndpointFixture.Catalog.Parse(whole)));
    }
}
