using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.Sportsbooks;
using Tipoff.Nba.Reference;

namespace Tipoff.Tests.Nba.Analytics;

public class GameLinesTests
{
    const string Quote = "game_date, home_team_abbr, away_team_abbr, spread_home, total";

    [Fact]
    public void Each_number_names_the_archive_it_came_from()
    {
        using var bench = Bench();
        bench.Rows("raw.kaggle_game_lines", Quote, "'2024-10-22', 'BOS', 'NYK', -5.5, null");
        bench.Rows("raw.sbr_game_lines", Quote + ", moneyline_home, moneyline_away", "'2024-10-22', 'BOS', 'NYK', -6.5, 222.5, -220, 180");

        bench.Build<GameLines>();

        bench.Query("select spread, spread_source, total, total_source, moneyline_home, moneyline_source from analytics.game_lines")
            .ShouldBe(["-5.5 kaggle 222.5 sbr -220 sbr"]);
    }

    [Fact]
    public void Where_the_sources_disagree_about_the_home_team_the_spread_changes_its_sign()
    {
        using var bench = Bench();
        bench.Rows("raw.kaggle_game_lines", Quote, "'2024-10-22', 'NYK', 'BOS', 5.5, 222.5");

        bench.Build<GameLines>();

        bench.Query("select home_team_abbr, spread, total from analytics.game_lines").ShouldBe(["BOS -5.5 222.5"]);
    }

    static TransformBench Bench() =>
        new TransformBench(new Games(), new KaggleGameLines(), new OddsApiClosingLines(), new SbrGameLines(), new GameLines())
            .Rows("reference.games", "game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr", "'0022400001', '2024-10-22', 2024, 'regular', 'BOS', 'NYK'");
}
