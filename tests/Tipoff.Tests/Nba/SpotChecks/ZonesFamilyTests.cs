using Tipoff.Nba.SpotChecks;
using static Tipoff.Tests.Nba.SpotChecks.SpotBench;

namespace Tipoff.Tests.Nba.SpotChecks;

/// <summary>Zones of players and defences, and the mismatch between them.</summary>
public sealed class ZonesFamilyTests
{
    static readonly string[] Teams = ["BOS", "NYK", "LAL", "MIN", "MIA", "CHI", "DAL", "DEN", "PHX", "UTA"];

    /// <summary>Five pairs meet ten times, every other day; one man of each team takes 9 shots in the paint, 3 between and 8 threes.</summary>
    /// <remarks>Everybody makes 3, 1 and 4 of them; the man of BOS makes one more in the paint in the last five games, all against NYK.</remarks>
    static RawSeason League()
    {
        List<ScheduledGame> games = [Game("G0", "10-22", "LAL", "MIN"), Game("G9", "11-13")];
        List<PlayerLine> lines = [Line("G9", "11-13", 30, 22)];
        List<TeamLine> teams = [];
        List<ChartedShot> shots = [.. Charted("G9", 1, 4)];
        for (var day = 0; day < 10; day++)
        {
            var date = Date("10-24").AddDays(2 * day).ToString("MM-dd");
            for (var team = 0; team < Teams.Length; team++)
            {
                var id = $"D{day}{team / 2}";
                if (team % 2 == 0)
                    games.Add(Game(id, date, Teams[team], Teams[team + 1]));
                lines.Add(Line(id, date, 30, 20, team + 1, Teams[team]));
                teams.Add(new TeamLine(id, Teams[team], 240, 20, 20, 4, 8, 0, 0, 0));
                shots.AddRange(Charted(id, team + 1, team == 0 && day >= 5 ? 4 : 3));
            }
        }

        return new RawSeason(Season) { Games = games, Lines = lines, TeamLines = teams, Shots = shots };
    }

    static IEnumerable<ChartedShot> Charted(string game, int player, int paintMakes) =>
    [
        .. Enumerable.Range(0, 9).Select(i => new ChartedShot(game, player, i < paintMakes, "2PT", i % 2 == 0 ? "Restricted Area" : "In The Paint (Non-RA)")),
        .. Enumerable.Range(0, 3).Select(i => new ChartedShot(game, player, i < 1, "2PT", "Mid-Range")),
        .. Enumerable.Range(0, 8).Select(i => new ChartedShot(game, player, i < 4, "3PT", "Above the Break 3")),
    ];

    static readonly string Summary = $"""
        analytics.player_game_summary {Key}: paint_attempts 9, paint_makes 4, mid_range_attempts 3, mid_range_makes 1,
        zone_three_pt_attempts 8, zone_three_pt_makes 4, shot_zone_source shot_chart
        """;

    // NYK allowed 35 of 90 in the paint, the league 305 of 900: five points more.
    static readonly string Defense = """
        precompute.team_defense_zone_analysis NYK/2024-11-13: games_in_sample 10, zone_games_in_sample 10,
        paint_pct_allowed_last_15 0.388888888888888889, mid_range_pct_allowed_last_15 0.333333333333333333, three_pt_pct_allowed_last_15 0.5,
        paint_defense_vs_league_avg 5, mid_range_defense_vs_league_avg 0, three_pt_defense_vs_league_avg 0
        """;

    [Fact]
    public void Ten_charted_games_give_rates_a_primary_zone_and_a_defence_against_the_league() =>
        new ZonesFamily().ShouldAgreeOnly(League(), Drawn, Summary, Defense, """
            precompute.player_shot_zone_analysis 1/2024-11-13: games_in_sample_10 10, games_in_sample_20 10, total_shots_last_10 200,
            paint_rate_last_10 45, mid_range_rate_last_10 15, three_pt_rate_last_10 40,
            paint_pct_last_10 0.388888888888888889, mid_range_pct_last_10 0.333333333333333333, three_pt_pct_last_10 0.5,
            paint_rate_last_20 45, paint_pct_last_20 0.388888888888888889, primary_scoring_zone paint
            """);

    [Fact]
    public void Nine_tenths_of_five_points_is_the_mismatch_of_a_45_percent_paint_scorer() =>
        new MismatchFamily().ShouldAgreeOnly(
            League(),
            Drawn,
            $"precompute.player_composite_factors {Key}: shot_zone_mismatch_score 4.5, primary_scoring_zone paint",
            $"precompute.ml_feature_store {Key}: shot_zone_mismatch_score 4.5, pct_paint 0.45, pct_mid_range 0.15, pct_three 0.4");

    [Fact]
    public void The_qualifier_of_the_event_outdoes_the_chart()
    {
        GameEvent Shot(int index, string type, string? marks, string result) => new("G9", index, 1, 72000, type, null, marks, 1, 100, result, true, null);
        var raw = League() with { Events = [Shot(1, "2pt", "fastbreak,pointsinthepaint", "Made"), Shot(2, "2pt", null, "Missed"), Shot(3, "3pt", null, "Made")] };

        new SeasonFacts(raw).Zones("G9", 1).ShouldBe(new ZoneLine(1, 1, 1, 0, 1, 1));
    }

    [Fact]
    public void With_nine_teams_there_is_no_league_and_no_mismatch()
    {
        var league = League();
        var without = league with { TeamLines = [.. league.TeamLines.Where(line => line.TeamAbbr is not ("PHX" or "UTA"))] };

        Check(new MismatchFamily(), without, Drawn, $"precompute.player_composite_factors {Key}: shot_zone_mismatch_score null, primary_scoring_zone paint",
            $"precompute.ml_feature_store {Key}: shot_zone_mismatch_score null, pct_paint 0.45, pct_mid_range 0.15, pct_three 0.4").Differences.Select(Text).ShouldBeEmpty();
    }
}
