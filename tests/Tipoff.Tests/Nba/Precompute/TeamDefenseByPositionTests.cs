using Tipoff.Nba.Analytics;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Reference;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Precompute;

public sealed class TeamDefenseByPositionTests
{
    [Fact]
    public void Points_count_for_what_a_position_names_first_and_are_held_against_the_league()
    {
        using var bench = Bench();
        // Against NYK a guard scores 30 and a forward 10, against MIA a guard 20 and a centre 20; the league's guards score 25 a game.
        Game(bench, "G1", "2024-11-28", "NYK", (1, 30), (2, 10));
        Game(bench, "G2", "2024-11-28", "MIA", (1, 20), (3, 20));

        bench.Build<TeamDefenseByPosition>("2024-12-01");

        bench.Query("select guard_points_allowed_last_15, guard_points_vs_league, forward_points_vs_league, center_points_vs_league, data_quality_issues from precompute.team_defense_by_position")
            .ShouldBe(["30 5 5 -10 [\"fewer_than_fifteen_games\"]"]);
    }

    [Fact]
    public void Only_the_last_fifteen_games_count_and_none_of_the_date()
    {
        using var bench = Bench();
        for (var i = 1; i <= 16; i++)
            Game(bench, $"G{i}", $"2024-11-{i:00}", "NYK", (1, i == 1 ? 99 : 20));
        Game(bench, "G17", "2024-12-01", "NYK", (1, 99));

        bench.Build<TeamDefenseByPosition>("2024-12-01");

        bench.Query("select games_in_sample, guard_points_allowed_last_15, data_quality_tier from precompute.team_defense_by_position").ShouldBe(["15 20 high"]);
    }

    [Fact]
    public void Points_of_nobodys_position_are_counted_as_missing()
    {
        using var bench = Bench();
        Game(bench, "G1", "2024-11-28", "NYK", (1, 30), (4, 20));

        bench.Build<TeamDefenseByPosition>("2024-12-01");

        bench.Query("select completeness_pct, is_production_ready, data_quality_issues from precompute.team_defense_by_position")
            .ShouldBe(["60 false [\"fewer_than_fifteen_games\",\"positions_not_known\"]"]);
    }

    static TransformBench Bench()
    {
        var bench = new TransformBench(new UpcomingTeamGameContext(), new PlayerGameSummary(), new Players(), new TeamDefenseByPosition());
        bench.Rows("analytics.upcoming_team_game_context", "game_id, team_abbr, game_date, season_year, season_day", "'0022400300', 'NYK', '2024-12-01', 2024, 40");
        return bench.Rows("reference.players", "player_id, position", "1, 'G-F'", "2, 'F'", "3, 'C-F'", "4, null");
    }

    static void Game(TransformBench bench, string game, string date, string against, params (int Player, int Points)[] lines)
    {
        foreach (var (player, points) in lines)
            bench.Rows("analytics.player_game_summary", "player_id, game_id, game_date, season_year, season_type, opponent_team_abbr, points", $"{player}, '{game}', '{date}', 2024, 'regular', '{against}', {points}");
    }
}
