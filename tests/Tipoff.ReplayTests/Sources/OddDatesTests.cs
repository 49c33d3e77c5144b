using Tipoff.Engine;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.ReplayTests.Sources;

/// <summary>Games that move, games abroad, and the two nights in which the clocks change.</summary>
public sealed class OddDatesTests
{
    const string Schedule = "nba_cdn.schedule";
    const string PlayerLog = "nba_stats.player_gamelog";
    const string Odds = "the_odds_api.events,the_odds_api.player_points";

    [Fact]
    public void Tip_offs_around_both_changes_of_the_clocks_have_their_eastern_date_and_their_moment()
    {
        PlannedGame[] games =
        [
            new("0022400101", "2024-11-02T22:30:00"), new("0022400102", "2024-11-03T13:00:00", "BOS", "ATL", "Boston"), new("0022400103", "2024-11-03T19:00:00"),
            new("0022400901", "2025-03-08T20:30:00"), new("0022400902", "2025-03-09T13:00:00", "BOS", "ATL", "Boston"), new("0022400903", "2025-03-09T22:30:00"),
        ];
        using ScriptedSites sites = new(At("2025-03-10T06:00"), (path, _) => path.Contains("schedule") ? WrittenBodies.Schedule(games) : WrittenBodies.OddsEvents());

        sites.Collect("2024-11-02", "2025-03-10", Schedule).Exit.ShouldBe(Exit.Done);

        string[] expected =
        [
            "0022400101 2024-11-02 2024-11-03T02:30:00Z", "0022400102 2024-11-03 2024-11-03T18:00:00Z", "0022400103 2024-11-03 2024-11-04T00:00:00Z",
            "0022400901 2025-03-08 2025-03-09T01:30:00Z", "0022400902 2025-03-09 2025-03-09T17:00:00Z", "0022400903 2025-03-09 2025-03-10T02:30:00Z",
        ];
        sites.Query("select game_id, game_date, tipoff_at from raw.nbac_schedule order by 1").ShouldBe(expected);
        sites.Query("select game_id, game_date, tipoff_at from reference.games order by 1").ShouldBe(expected);
    }

    [Theory]
    [InlineData("2024-11-03", "2024-11-04T06:00", "2024-11-03T03:45:00Z|2024-11-03T04:10:00Z|2024-11-04T04:30:00Z|2024-11-04T05:10:00Z", "2024-11-02|2024-11-03|2024-11-03|2024-11-04")]
    [InlineData("2025-03-09", "2025-03-10T06:00", "2025-03-09T04:30:00Z|2025-03-09T05:10:00Z|2025-03-10T03:30:00Z|2025-03-10T04:10:00Z", "2025-03-08|2025-03-09|2025-03-09|2025-03-10")]
    public void Starts_in_the_odds_belong_to_the_eastern_date_of_their_moment(string today, string now, string starts, string dates)
    {
        using ScriptedSites sites = new(At(now), (_, _) => WrittenBodies.OddsEvents(starts.Split('|')));

        sites.Collect(today, DateOnly.Parse(today).AddDays(1).ToString("yyyy-MM-dd"), "the_odds_api.events").Exit.ShouldBe(Exit.Done);

        sites.Query("select game_date from raw.odds_api_events order by commence_at").ShouldBe(dates.Split('|'));
    }

    [Fact]
    public void The_injury_report_is_asked_for_at_every_hour_that_the_clock_shows_and_once_where_it_shows_it_twice()
    {
        PlannedGame[] games = [new("0022400103", "2024-11-03T19:00:00"), new("0022400903", "2025-03-09T20:00:00")];
        using ScriptedSites sites = new(At("2024-11-03T06:10"), (path, _) => path.Contains("schedule") ? WrittenBodies.Schedule(games) : new Answer(403, ""));
        sites.Collect("2024-11-03", "2024-11-03", Schedule);

        Editions(sites, "2024-11-03").ShouldBe(["12AM"], "01:30 comes twice, and its second turn is still to come");
        sites.Clock.Advance(TimeSpan.FromHours(24));
        var autumn = Editions(sites, "2024-11-03");
        sites.Clock.Advance(At("2025-03-10T06:00") - sites.Clock.GetUtcNow());
        var spring = Editions(sites, "2025-03-09");

        autumn.Count.ShouldBe(24);
        autumn.Distinct().Count().ShouldBe(24);
        spring.Count.ShouldBe(23);
        spring.ShouldNotContain("02AM");
        spring.ShouldContain("03AM");
    }

    [Fact]
    public void A_game_in_paris_or_mexico_city_is_at_a_neutral_site_and_one_at_home_is_not()
    {
        PlannedGame[] games =
        [
            new("0022400001", "2025-01-23T14:00:00", City: "Paris", Arena: "Accor Arena"), new("0022400002", "2024-11-02T21:30:00", City: "Mexico City", Arena: "Arena CDMX"),
            new("0022400003", "2025-01-27T19:00:00"), new("0022400004", "2025-01-28T19:00:00", City: "", Arena: ""),
        ];
        using ScriptedSites sites = new(At("2025-01-30T06:00"), (_, _) => WrittenBodies.Schedule(games));

        sites.Collect("2025-01-23", "2025-01-28", Schedule).Exit.ShouldBe(Exit.Done);

        sites.Query("select game_id, is_neutral_site, city from reference.games order by 1").ShouldBe(
            ["0022400001 True Paris", "0022400002 True Mexico City", "0022400003 False Portland", "0022400004 False Portland"]);
    }

    [Fact]
    public void A_game_that_is_postponed_and_replayed_leaves_its_old_date_owing_nothing()
    {
        const string old = "2025-01-10";
        PlannedGame before = new("0022400530", $"{old}T19:00:00"), after = before with { At = "2025-01-20T20:00:00" };
        PlannedGame first = new("0022400520", "2025-01-08T19:00:00");
        var current = before;
        using ScriptedSites sites = new(At($"{old}T20:00"), (path, _) => path switch
        {
            _ when path.Contains("schedule") => WrittenBodies.Schedule(first, current),
            _ when path.Contains("DateFrom=2025-01-08") => WrittenBodies.PlayerLog("2025-01-08", first.Id),
            _ when path.Contains("DateFrom=2025-01-20") => WrittenBodies.PlayerLog("2025-01-20", current.Id),
            _ when path.Contains("leaguegamelog") => WrittenBodies.PlayerLog(old, null),
            _ when path.Contains("/odds?") => WrittenBodies.OddsPoints("2025-01-11T00:00:00Z"),
            _ => WrittenBodies.OddsEvents("2025-01-11T00:00:00Z"),
        });
        sites.Collect("2025-01-08", old, $"{Schedule},{PlayerLog},{Odds}").Exit.ShouldBe(Exit.Done);
        var lines = sites.Query("select count(*) from raw.sportsbook_player_points").Single();
        Attached(sites).ShouldBe([$"{before.Id} {old}"], "the line belongs to the game while it is on");

        sites.Clock.Advance(TimeSpan.FromHours(16));
        sites.Collect("2025-01-08", old, PlayerLog).Exit.ShouldNotBe(Exit.Done, "a game that should be over has no lines");
        sites.Query($"select presence from orchestration.cells where table_name = 'raw.nbac_player_boxscores' and partition = '{old}'").ShouldBe(["failed_retryable"]);
        sites.Build("2025-01-08", old, "analytics.*");
        sites.Query($"select presence from orchestration.cells where table_name = 'analytics.player_game_summary' and partition = '{old}'").ShouldBe(["waiting_upstream"]);
        current = after;
        sites.Clock.Advance(TimeSpan.FromHours(8));
        sites.Collect("2025-01-08", old, $"{Schedule},{PlayerLog}").Exit.ShouldBe(Exit.Done);

        string[] moved = [$"{first.Id} 2025-01-08 2025-01-09T00:00:00Z", $"{after.Id} 2025-01-20 2025-01-21T01:00:00Z"];
        sites.Query("select game_id, game_date, tipoff_at from raw.nbac_schedule order by 1").ShouldBe(moved);
        sites.Query("select game_id, game_date, tipoff_at from reference.games order by 1").ShouldBe(moved);
        sites.Build("2025-01-08", old, "analytics.*");
        sites.Query($"select table_name, presence, reason from orchestration.cells where partition = '{old}' and presence not in ('ok', 'skipped_by_rule')").ShouldBeEmpty();
        sites.Query("select count(*) from raw.sportsbook_player_points").ShouldBe([lines]);
        Attached(sites).ShouldBeEmpty();

        sites.Clock.Advance(TimeSpan.FromDays(10));
        sites.Collect("2025-01-08", "2025-01-20", $"{Schedule},{PlayerLog}").Exit.ShouldBe(Exit.Done);
        sites.Query("select distinct game_id, game_date from raw.nbac_player_boxscores order by 1").ShouldBe([$"{first.Id} 2025-01-08", $"{after.Id} 2025-01-20"]);
        Attached(sites).ShouldBeEmpty();
    }

    static List<string> Attached(ScriptedSites sites)
    {
        sites.Build("2025-01-08", "2025-01-20", "analytics.player_points_lines");
        return sites.Query("select distinct game_id, game_date from analytics.player_points_lines");
    }

    /// <summary>Hours of the editions that a collection asks for.</summary>
    static List<string> Editions(ScriptedSites sites, string date)
    {
        var before = sites.Source.Requests.Count;
        sites.Collect(date, date, "nba_static.injury_report");
        return [.. sites.Source.Requests.Skip(before).Select(request => request.Path.Split('_', '.')[^2])];
    }

    static DateTimeOffset At(string utc) => DateTimeOffset.Parse($"{utc}Z");
}
