using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Tests.Nba.Analytics;

public class KeyTeammateSplitsTests
{
    const string Columns =
        "game_id, event_index, game_date, season_year, period, clock_hundredths, action_type, description, player_id, team_id, shot_result, is_field_goal, players_on";

    [Fact]
    public void Time_points_and_plays_are_told_apart_by_whether_the_team_mate_was_on_court()
    {
        using var bench = new TransformBench(new NbacPlayByPlay(), new NbacPlayerBoxscores(), new Games(), new LineupStints(), new KeyTeammateSplits());
        bench.Rows("reference.games", "game_id, game_date, season_year, home_team_abbr, away_team_abbr, home_team_id, away_team_id", "'0022400001', '2024-10-22', 2024, 'BOS', 'NYK', 10, 20");
        bench.Rows(
            "raw.nbac_player_boxscores", "game_id, player_id, game_date, is_home",
            [.. Enumerable.Range(1, 6).Select(player => $"'0022400001', {player}, '2024-10-22', true"), .. Enumerable.Range(11, 5).Select(player => $"'0022400001', {player}, '2024-10-22', false")]);
        bench.Rows(
            "raw.nbac_play_by_play", Columns,
            "'0022400001', 1, '2024-10-22', 2024, 1, 72000, '2pt', '', 2, 10, 'Made', true, '1|2|3|4|5|11|12|13|14|15'",
            "'0022400001', 2, '2024-10-22', 2024, 1, 60000, 'turnover', '', 2, 10, null, false, '1|2|3|4|5|11|12|13|14|15'",
            "'0022400001', 3, '2024-10-22', 2024, 1, 52000, 'substitution', '', 1, 10, null, false, '2|3|4|5|6|11|12|13|14|15'",
            "'0022400001', 4, '2024-10-22', 2024, 1, 40000, '3pt', '', 2, 10, 'Made', true, '2|3|4|5|6|11|12|13|14|15'");

        bench.Build<LineupStints>().Build<KeyTeammateSplits>();

        bench.Query("""
            select player_id, teammate_id, hundredths_together, hundredths_apart, points_together, points_apart, plays_together, plays_apart
            from analytics.key_teammate_splits where player_id = 2 and teammate_id in (3, 6) or player_id = 1 and teammate_id = 2 order by 1, 2
            """).ShouldBe(["1 2 20000 0 0 0 0 0", "2 3 72000 0 5 0 300 0", "2 6 52000 20000 3 2 100 200"]);
        bench.Query("select distinct teammate_id from analytics.key_teammate_splits where team_abbr = 'BOS' order by 1").ShouldBe(["2", "3", "4", "5", "6"]);
        bench.Violations<KeyTeammateSplits>().ShouldBeEmpty();
    }
}
