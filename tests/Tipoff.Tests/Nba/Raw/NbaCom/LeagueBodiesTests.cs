using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Tests.Payloads;

namespace Tipoff.Tests.Nba.Raw.NbaCom;

public sealed class LeagueBodiesTests
{
    [Theory]
    [InlineData("nba_cdn.boxscore")]
    [InlineData("nba_cdn.play_by_play")]
    [InlineData("nba_stats.boxscore_traditional_v_2")]
    [InlineData("nba_stats.boxscore_traditional_v_3")]
    [InlineData("nba_stats.play_by_play_v_2")]
    [InlineData("nba_stats.play_by_play_v_3")]
    [InlineData("nba_stats.shot_chart")]
    public void Another_games_body_is_refused(string endpoint) =>
        Refusal(endpoint, body => body.Replace("0022499001", "0022499009", StringComparison.Ordinal)).ShouldBeOfType<RefusedBody>().Message.ShouldContain("0022499009");

    [Theory]
    [InlineData("nba_stats.player_gamelog")]
    [InlineData("nba_stats.team_gamelog")]
    [InlineData("nba_stats.game_finder")]
    [InlineData("nba_stats.scoreboard_v_2")]
    [InlineData("nba_stats.scoreboard_v_3")]
    public void Another_dates_body_is_refused(string endpoint) =>
        Refusal(endpoint, body => body.Replace("2025-01-15", "2025-01-14", StringComparison.Ordinal)).ShouldBeOfType<RefusedBody>().Message.ShouldContain("2025-01-14");

    [Theory]
    [InlineData("nba_cdn.schedule")]
    [InlineData("nba_stats.schedule")]
    public void Another_seasons_schedule_is_refused(string endpoint) =>
        Refusal(endpoint, body => body.Replace("\"seasonYear\": \"2024-25\"", "\"seasonYear\": \"2023-24\"", StringComparison.Ordinal)).ShouldBeOfType<RefusedBody>();

    [Theory]
    [InlineData("nba_cdn.boxscore", "\"gameStatus\": 3", "\"gameStatus\": 2")]
    [InlineData("nba_cdn.play_by_play", "\"actionType\": \"game\"", "\"actionType\": \"stoppage\"")]
    [InlineData("nba_stats.boxscore_traditional_v_3", "\"points\": 107", "\"points\": 100")]
    public void A_game_under_way_is_no_answer(string endpoint, string over, string running) =>
        Refusal(endpoint, body => body.Replace(over, running, StringComparison.Ordinal)).ShouldBeOfType<RefusedBody>().Message.ShouldContain("not over");

    [Fact]
    public void A_line_of_a_game_under_way_waits_for_a_later_body() =>
        Rows<NbacTeamBoxscores.Row>("nba_stats.team_gamelog", body => body.Replace("\"W\"", "null", StringComparison.Ordinal)).Select(row => row.TeamAbbr).ShouldBe(["UTA"]);

    [Fact]
    public void A_missing_count_is_named_by_its_path() =>
        Refusal("nba_cdn.boxscore", body => body.Replace("\"steals\"", "\"thefts\"", StringComparison.Ordinal)).ShouldBeOfType<SchemaProblem>()
            .Path.ShouldBe("game.homeTeam.statistics.steals");

    [Fact]
    public void At_a_neutral_site_the_match_up_says_who_is_home_not_whose_line_it_is() =>
        Rows<NbacTeamBoxscores.Row>("nba_stats.team_gamelog", body => body.Replace("POR vs. UTA", "UTA @ POR", StringComparison.Ordinal))
            .Select(row => $"{row.TeamAbbr} {row.OpponentTeamAbbr} {row.IsHome}").ShouldBe(["POR UTA True", "UTA POR False"]);

    [Fact]
    public void Half_a_minute_is_a_minute() =>
        Rows<NbacPlayerBoxscores.Row>("nba_cdn.boxscore").Where(row => row.SecondsPlayed is 2849 or 1470 or 1).Select(row => row.Minutes).ShouldBe([47, 25, 0]);

    [Fact]
    public void The_three_forms_of_a_box_and_the_log_say_the_same()
    {
        var log = Lines("nba_stats.player_gamelog");

        log.Count.ShouldBe(12);
        foreach (var other in new[] { "nba_cdn.boxscore", "nba_stats.boxscore_traditional_v_2", "nba_stats.boxscore_traditional_v_3" })
            Lines(other).ShouldBe(log, ignoreOrder: true);
    }

    [Fact]
    public void Lineups_follow_the_substitutions_and_a_foul_of_the_bench_starts_nobody()
    {
        var events = Rows<NbacPlayByPlay.Row>("nba_cdn.play_by_play");

        events[0].PlayersOn.ShouldBe("1790001|1790002|1790003|1790004|1790005|1790011|1790012|1790013|1790014|1790015");
        events[^1].PlayersOn.ShouldBe("1790001|1790002|1790004|1790006|1790007|1790011|1790012|1790013|1790014|1790015");
        events.ShouldAllBe(row => !row.PlayersOn!.Contains("1790008"));
    }

    [Fact]
    public void Lineups_stay_unknown_where_five_starters_do_not_show()
    {
        var events = Rows<NbacPlayByPlay.Row>("nba_cdn.play_by_play", body => body.Replace("\"personId\": 1790015", "\"personId\": 0", StringComparison.Ordinal));

        events.Count.ShouldBe(17);
        events.ShouldAllBe(row => row.PlayersOn == null);
    }

    [Fact]
    public void An_event_sent_twice_counts_once()
    {
        const string Steal = "\"description\": \"I. Ivywood STEAL (1 STL)\"\n      },";
        var events = Rows<NbacPlayByPlay.Row>("nba_cdn.play_by_play", body =>
        {
            var end = body.IndexOf(Steal, StringComparison.Ordinal) + Steal.Length;
            var start = body.LastIndexOf("      {\n        \"actionNumber\"", end, StringComparison.Ordinal);
            return body.Insert(end, $"\n{body[start..end]}");
        });

        events.Count(row => row.ActionType == "steal").ShouldBe(1);
        events.Select(row => row.EventIndex).ShouldBe(Enumerable.Range(1, 17));
    }

    static List<string> Lines(string endpoint) =>
        [.. Rows<NbacPlayerBoxscores.Row>(endpoint).Select(row => RowText.Of(row with { Feed = "", SecondsPlayed = null }))];

    static List<T> Rows<T>(string endpoint, Func<string, string>? change = null)
    {
        var landing = EndpointFixture.Catalog.Parse(Document(endpoint, change));
        return [.. landing.Tables.SelectMany(landing.Of).OfType<T>()];
    }

    static Exception Refusal(string endpoint, Func<string, string> change) => Record.Exception(() => EndpointFixture.Catalog.Parse(Document(endpoint, change)));

    static Document Document(string endpoint, Func<string, string>? change)
    {
        var asked = EndpointFixture.Catalog[endpoint];
        var body = File.ReadAllText(EndpointFixture.BodyFile(asked));
        var changed = change is null ? body : change(body);
        (change is null || changed != body).ShouldBeTrue("the body should have been changed");
        return EndpointFixture.Document(asked, changed);
    }
}
