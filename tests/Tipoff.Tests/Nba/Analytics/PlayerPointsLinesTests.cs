using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Raw.Sportsbooks;
using Tipoff.Nba.Reference;

namespace Tipoff.Tests.Nba.Analytics;

public class PlayerPointsLinesTests
{
    const string Quote = "source, game_date, player_name, player_lookup, bookmaker, snapshot_key, snapshot_at, commence_at, line, is_main, phase, known_at";
    const string Box = "game_id, player_id, game_date, season_year, team_abbr";
    const string Select = "select game_id, line_at_cutoff, opening_line, closing_line, books, books_at_cutoff from analytics.player_points_lines order by game_id";

    [Fact]
    public void The_closing_line_is_the_median_of_each_books_last_main_line()
    {
        using var bench = Bench();
        bench.Rows(
            "raw.sportsbook_player_points", Quote,
            Line("fanduel", "15:00", 20.5m), Line("fanduel", "20:00", 21.5m), Line("draftkings", "20:00", 22.5m), Line("betmgm", "20:00", 23.5m));

        bench.Build<PlayerPointsLines>();

        bench.Query(Select).ShouldBe(["0022400001 22.5 22.5 22.5 3 3"]);
        bench.Violations<PlayerPointsLines>().ShouldBeEmpty();
    }

    [Fact]
    public void Quotes_after_the_cut_off_serve_the_close_only()
    {
        using var bench = Bench();
        bench.Rows("raw.sportsbook_player_points", Quote, Line("fanduel", "22:00", 20.5m), Line("fanduel", "23:15", 24.5m), Line("betmgm", "23:15", 25.5m));

        bench.Build<PlayerPointsLines>();

        bench.Query(Select).ShouldBe(["0022400001 20.5 20.5 25 2 1"]);
    }

    [Fact]
    public void Odds_are_the_median_of_the_books_that_quote_just_the_line_at_the_cut_off()
    {
        using var bench = Bench();
        bench.Rows(
            "raw.sportsbook_player_points", $"{Quote}, over_price, under_price, is_fantasy",
            Priced("fanduel", "20:00", 20.5m, -110, -120), Priced("betmgm", "20:00", 20.5m, 105, null), Priced("caesars", "20:00", 20.5m, -125, -105),
            Priced("bovada", "20:00", 21.5m, 400, 400), Priced("caesars", "23:10", 20.5m, 900, 900), Priced("prizepicks", "20:00", 20.5m, -137, -137, isFantasy: true));

        bench.Build<PlayerPointsLines>();

        bench.Query("select line_at_cutoff, round(over_odds_at_cutoff, 3), round(under_odds_at_cutoff, 3) from analytics.player_points_lines").ShouldBe(["20.5 1.909 1.833"]);
        bench.Violations<PlayerPointsLines>().ShouldBeEmpty();
    }

    static string Priced(string book, string time, decimal line, int over, int? under, bool isFantasy = false) =>
        $"{Line(book, time, line)}, {over}, {under?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}, {isFantasy}";

    [Fact]
    public void A_quote_without_a_time_stamp_is_never_known_at_the_cut_off()
    {
        using var bench = Bench();
        bench.Rows("raw.sportsbook_player_points", Quote, Line("prizepicks", null, 20.5m));

        bench.Build<PlayerPointsLines>();

        bench.Query(Select).ShouldBe(["0022400001 null null 20.5 1 0"]);
    }

    [Fact]
    public void Alternates_quotes_in_play_and_tip_offs_of_another_date_are_left_out()
    {
        using var bench = Bench();
        bench.Rows(
            "raw.sportsbook_player_points", Quote,
            Line("fanduel", "20:00", 20.5m), Line("betmgm", "20:00", 28.5m, isMain: false), Line("caesars", "23:50", 28.5m, phase: "inplay"),
            Line("bovada", "20:00", 28.5m, commence: "2024-10-24 00:00:00+00"));

        bench.Build<PlayerPointsLines>();

        bench.Query(Select).ShouldBe(["0022400001 20.5 20.5 20.5 1 1"]);
    }

    [Fact]
    public void A_line_on_a_player_who_stays_out_belongs_to_the_game_of_his_latest_team()
    {
        using var bench = Bench(played: false);
        bench.Rows("raw.sportsbook_player_points", Quote, Line("fanduel", "20:00", 20.5m));

        bench.Build<PlayerPointsLines>();

        bench.Query(Select).ShouldBe(["0022400001 20.5 20.5 20.5 1 1"]);
    }

    [Fact]
    public void A_team_change_that_only_the_box_knows_serves_the_close_and_not_the_cut_off()
    {
        using var bench = Bench(played: false);
        bench.Rows("raw.nbac_player_boxscores", Box, "'0022400002', 7, '2024-10-22', 2024, 'LAL'");
        bench.Rows("raw.sportsbook_player_points", Quote, Line("fanduel", "20:00", 20.5m));

        bench.Build<PlayerPointsLines>();

        bench.Query(Select).ShouldBe(["0022400002 null null 20.5 1 0"]);
    }

    static TransformBench Bench(bool played = true)
    {
        var bench = new TransformBench(new SportsbookPlayerPoints(), new NbacPlayerBoxscores(), new Games(), new ResolvedNames(), new PlayerPointsLines());
        bench.Rows(
            "reference.games", "game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr, cutoff_at",
            "'0022400001', '2024-10-22', 2024, 'regular', 'BOS', 'NYK', '2024-10-22 23:00:00+00'",
            "'0022400002', '2024-10-22', 2024, 'regular', 'LAL', 'MIN', '2024-10-22 23:00:00+00'");
        bench.Rows("reference.resolved_names", "source, game_date, player_name, hint, player_id, status", "'sportsbook_player_points', '2024-10-22', 'A Player', '', 7, 'confirmed'");
        bench.Rows("raw.nbac_player_boxscores", Box, "'0022300999', 7, '2024-04-14', 2023, 'BOS'");
        if (played)
            bench.Rows("raw.nbac_player_boxscores", Box, "'0022400001', 7, '2024-10-22', 2024, 'BOS'");
        return bench;
    }

    static string Line(string book, string? time, decimal line, bool isMain = true, string phase = "pre", string commence = "2024-10-22 23:30:00+00")
    {
        var seen = time is null ? "null" : $"'2024-10-22 {time}:00+00'";
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"'a source', '2024-10-22', 'A Player', 'aplayer', '{book}', '{time ?? "unknown"}', {seen}, '{commence}', {line}, {isMain}, '{phase}', {seen}");
    }
}
