using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.OddsApi;
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

    [Fact]
    public void The_median_of_each_books_last_quote_before_the_cut_off_comes_first()
    {
        using var bench = Bench();
        bench.Rows("raw.kaggle_game_lines", Quote, "'2024-10-22', 'BOS', 'NYK', -1.5, 201.5");
        foreach (var (book, spread, total, home, away) in new[] { ("a", -5, 220.5, -110, -110), ("b", -6, 221.5, -120, 100), ("c", -9.5, 228.5, 105, -125) })
            Quotes(bench, book, "22:00", spread, total, home, away);
        Quotes(bench, "a", "20:00", -20, 300, 900, -900);
        Quotes(bench, "b", "23:01", -20, 300, 900, -900);

        bench.Build<GameLines>();

        bench.Query("select spread, spread_source, total, total_source, moneyline_home, moneyline_away, moneyline_source from analytics.game_lines")
            .ShouldBe(["-6 odds_api_books 221.5 odds_api_books -110 -110 odds_api_books"]);
    }

    [Fact]
    public void Between_two_books_lies_the_mean_of_lines_and_the_lower_price()
    {
        using var bench = Bench();
        Quotes(bench, "a", "22:00", -5, 220.5, -105, -115);
        Quotes(bench, "b", "22:00", -5.5, 221.5, 105, -125);

        bench.Build<GameLines>();

        bench.Query("select spread, total, moneyline_home, moneyline_away from analytics.game_lines").ShouldBe(["-5.25 221 -105 -125"]);
    }

    [Fact]
    public void The_line_has_moved_from_each_books_first_quote_to_its_last_in_time()
    {
        using var bench = Bench();
        Quotes(bench, "a", "15:00", -3, 224.5, -105, -115);
        Quotes(bench, "b", "16:00", -4, 223.5, -105, -115);
        Quotes(bench, "a", "22:00", -5, 220.5, -105, -115);
        Quotes(bench, "b", "23:01", -20, 300, -105, -115);

        bench.Build<GameLines>();

        bench.Query("select spread, opening_spread, spread_movement, total, opening_total, total_movement from analytics.game_lines").ShouldBe(["-4.5 -3.5 -1 222 224 -2"]);
    }

    [Fact]
    public void One_quote_is_an_opening_and_no_movement_and_an_undated_number_is_neither()
    {
        using var bench = Bench();
        bench.Rows("raw.kaggle_game_lines", Quote, "'2024-10-22', 'BOS', 'NYK', -5.5, 220.5");
        bench.Build<GameLines>().Query("select spread, opening_spread, spread_movement from analytics.game_lines").ShouldBe(["-5.5 null null"]);
        Quotes(bench, "a", "15:00", -3, 224.5, -105, -115);

        bench.Build<GameLines>().Query("select spread, opening_spread, spread_movement, opening_total, total_movement from analytics.game_lines").ShouldBe(["-3 -3 null 224.5 null"]);
    }

    static void Quotes(TransformBench bench, string book, string seen, double spread, double total, int home, int away)
    {
        string Row(string market, string outcome, string team, string point, int price) =>
            $"'e', '{book}', '{market}', '{outcome}', '2024-10-22 {seen}:00+00', '2024-10-22 {seen}:00+00', '2024-10-22', 'BOS', 'NYK', {team}, {point}, {price}";
        bench.Rows(
            "raw.odds_api_game_lines",
            "event_id, bookmaker, market, outcome, snapshot_at, known_at, game_date, home_team_abbr, away_team_abbr, team_abbr, point, price",
            Row("spreads", "Celtics", "'BOS'", $"{spread}", -110),
            Row("spreads", "Knicks", "'NYK'", $"{-spread}", -110),
            Row("totals", "Over", "null", $"{total}", -110),
            Row("totals", "Under", "null", $"{total}", -110),
            Row("h2h", "Celtics", "'BOS'", "null", home),
            Row("h2h", "Knicks", "'NYK'", "null", away));
    }

    static TransformBench Bench() =>
        new TransformBench(new Games(), new OddsApiGameLines(), new KaggleGameLines(), new OddsApiClosingLines(), new SbrGameLines(), new GameLines())
            .Rows(
                "reference.games",
                "game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr, cutoff_at",
                "'0022400001', '2024-10-22', 2024, 'regular', 'BOS', 'NYK', '2024-10-22 23:00:00+00'");
}
