using System.Globalization;
using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

public sealed class PlayerLineTotalsTests
{
    [Theory]
    [InlineData("1 2.5 3", "3 0 6.5")]
    [InlineData("1 0 3", "2 0 4")]
    [InlineData("-1 2 0", "1 0 1")]
    [InlineData("1 -2 -0.5", "0 2 -1.5")]
    [InlineData("-1 0 -0.5", "0 2 -1.5")]
    [InlineData("0 0", "0 0 0")]
    [InlineData("-1 - 1", "1 0 0")]
    public void A_streak_passes_over_pushes_and_over_games_without_a_line(string margins, string expected)
    {
        using var bench = new TransformBench(new PlayerGameSummary(), new PlayerLineTotals());
        var day = 0;
        foreach (var margin in margins.Split(' '))
        {
            var date = new DateOnly(2024, 11, ++day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var line = margin == "-" ? "null, null" : $"20, {margin}";
            bench.Rows("analytics.player_game_summary", "player_id, game_id, game_date, season_year, season_type, points_line, margin", $"1, 'G{day}', '{date}', 2024, 'regular', {line}");
        }

        bench.Build<PlayerLineTotals>("2024-11-01", "2024-11-30");

        bench.Violations<PlayerLineTotals>().ShouldBeEmpty();
        bench.Query("select over_streak, under_streak, margin from analytics.player_line_totals order by line_number desc limit 1").ShouldBe([expected]);
    }

    [Fact]
    public void A_new_season_starts_anew()
    {
        using var bench = new TransformBench(new PlayerGameSummary(), new PlayerLineTotals());
        bench.Rows("analytics.player_game_summary", "player_id, game_id, game_date, season_year, season_type, points_line, margin", "1, 'a', '2024-04-01', 2023, 'regular', 20, 3", "1, 'b', '2024-11-01', 2024, 'regular', 20, 4");

        bench.Build<PlayerLineTotals>("2024-11-01");

        bench.Query("select line_number, overs, over_streak, margin from analytics.player_line_totals").ShouldBe(["1 1 1 4"]);
    }
}
