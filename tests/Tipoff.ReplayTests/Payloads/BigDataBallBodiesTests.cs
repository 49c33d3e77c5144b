using Tipoff.Nba.Raw.BallDontLie;
using Tipoff.Nba.Raw.BigDataBall;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

public sealed class BigDataBallBodiesTests
{
    const string File = "bigdataball/pbp_0042400407_2025-06-22.csv.gz";
    const string Target = "file_id=x game_id=0042400407 game_date=2025-06-22";

    [ArchiveFact]
    public void Points_of_the_events_are_the_points_of_every_players_box()
    {
        var events = ParsedBody.Of(File, "big_data_ball.play_by_play", Target).Rows<BdbPlayByPlay.Row>();
        var box = ParsedBody.Of("balldontlie/stats_2025-06-22.json", "ball_dont_lie.stats", "bdl_game_id=18444564 game_date=2025-06-22").Rows<BdlPlayerBoxscores.Row>();

        events.Where(play => play.Points > 0).GroupBy(play => play.PlayerLookup!).Select(player => $"{player.Key} {player.Sum(play => play.Points)}").Order()
            .ShouldBe(box.Where(line => line.Points > 0).Select(line => $"{line.PlayerLookup} {line.Points}").Order());
        events.Where(play => play.ShotType is not null).GroupBy(play => play.PlayerLookup!).Select(player => $"{player.Key} {player.Count()} {player.Count(play => play.ShotType == "3PT")}").Order()
            .ShouldBe(box.Where(line => line.FgAttempts > 0).Select(line => $"{line.PlayerLookup} {line.FgAttempts} {line.ThreePtAttempts}").Order());
        events.Where(play => play.SecondPlayerRole == "assist").GroupBy(play => play.SecondPlayerLookup!).Select(player => $"{player.Key} {player.Count()}").Order()
            .ShouldBe(box.Where(line => line.Assists > 0).Select(line => $"{line.PlayerLookup} {line.Assists}").Order());
    }

    [ArchiveFact]
    public void Five_players_a_side_are_on_court_at_every_event()
    {
        var landing = ParsedBody.Of(File, "big_data_ball.play_by_play", Target);
        var events = landing.Rows<BdbPlayByPlay.Row>();

        landing.Digest().ShouldBe("bdb_play_by_play 510 45ab90d23380");
        events.ShouldAllBe(play => play.HomeLineup!.Split(',').Length == 5 && play.AwayLineup!.Split(',').Length == 5);
        events.Count(play => play.EventType is null).ShouldBe(3);
        $"{events[^1].AwayScore} {events[^1].HomeScore} {events[^1].SeasonYear} {events[^1].SeasonType}".ShouldBe("91 103 2024 playoffs");
        events.SelectMany(play => play.HomeLineup!.Split(',').Concat(play.AwayLineup!.Split(','))).Known().ShouldBe("24 of 24");
    }
}
