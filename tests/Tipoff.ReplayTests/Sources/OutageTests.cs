using Tipoff.Engine;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.ReplayTests.Sources;

/// <summary>A night on which the league's boxes cannot be had, and the morning after it.</summary>
public sealed class OutageTests
{
    const string Schedule = "nba_cdn.schedule";
    const string PlayerLog = "nba_stats.player_gamelog";
    const string Backup = "ball_dont_lie.box_scores";
    const string Night = "2025-01-10";

    [Fact]
    public void Another_source_serves_until_the_league_answers()
    {
        PlannedGame first = new("0022400520", "2025-01-08T19:00:00"), second = new("0022400530", $"{Night}T19:00:00");
        var isOut = true;
        using ScriptedSites sites = new(new DateTimeOffset(2025, 1, 11, 12, 0, 0, TimeSpan.Zero), (path, _) => path switch
        {
            _ when path.Contains("schedule") => WrittenBodies.Schedule(first, second),
            _ when path.Contains("DateFrom=2025-01-08") => WrittenBodies.PlayerLog("2025-01-08", first.Id),
            _ when path.Contains("leaguegamelog") => isOut ? new Answer(403, "") : WrittenBodies.PlayerLog(Night, second.Id),
            _ when path.Contains("box_scores") => WrittenBodies.BallDontLieBoxes(path[^10..]),
            _ => new Answer(404, ""),
        });
        sites.Collect("2025-01-08", Night, $"{Schedule},{PlayerLog},{Backup}");
        sites.Query($"select presence from orchestration.cells where table_name = 'raw.nbac_player_boxscores' and partition = '{Night}'").ShouldNotContain("ok");

        sites.Build("2025-01-08", Night, "reference.*,analytics.*");

        Lines(sites).ShouldBe(["11 100 60 bronze bdl_player_boxscores/ball_dont_lie.box_scores"], "who stayed out has no line");
        sites.Query("select count(*) from analytics.player_game_summary a join analytics.player_game_summary b on b.player_id = a.player_id and b.game_date > a.game_date where (a.fg_attempts, a.rebounds, a.points) <> (b.fg_attempts, b.rebounds, b.points)")
            .ShouldBe(["0"], "both nights have the same lines");
        isOut = false;
        sites.Clock.Advance(TimeSpan.FromHours(20));
        sites.Collect("2025-01-08", Night, PlayerLog).Exit.ShouldBe(Exit.Done);
        sites.Build("2025-01-08", Night, "reference.*,analytics.*");

        Lines(sites).ShouldBe(["12 100 75 silver nbac_player_boxscores/nba_stats.player_gamelog"]);
    }

    static List<string> Lines(ScriptedSites sites) =>
        sites.Query($"""
            select count(*), cast(count(fg_attempts) * 100 / count(*) as integer), min(quality_score), min(quality_tier), min(split_part(split_part(data_sources, '"', 4), '"', 1))
            from analytics.player_game_summary where game_date = date '{Night}'
            """);
}
