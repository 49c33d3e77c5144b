using Tipoff.Engine.Sources;
using Tipoff.Nba;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>Bodies of the league give the archive's rows, value by value: what is fetched from now on continues what was imported.</summary>
public sealed class NbaComArchiveTests(ArchiveGames archive) : IClassFixture<ArchiveGames>
{
    static readonly Tipoff.Engine.Tables.Catalog Catalog = League.Catalog();

    [ArchiveTheory]
    [MemberData(nameof(NbaComBodiesTests.Bodies), MemberType = typeof(NbaComBodiesTests))]
    public void No_row_of_a_recorded_body_breaks_a_check(string file, string endpoint, string target, string rows)
    {
        rows.ShouldNotBeEmpty();

        archive.Violations(RealBodies.Catalog.Parse(NbaComBodiesTests.Document(file, endpoint, target))).ShouldBeEmpty();
    }

    /// <summary>Four names of the body of January 2022, before the league wrote accents there and before one player took his suffix.</summary>
    static readonly string[] WrittenOtherwise =
    [
        "0022100732 203994 player_name: Jusuf Nurkic, Jusuf Nurkić",
        "0022100732 204001 player_name: Kristaps Porzingis, Kristaps Porziņģis",
        "0022100732 1629029 player_name: Luka Doncic, Luka Dončić",
        "0022100732 203493 player_name: Reggie Bullock, Reggie Bullock Jr.",
        "0022100732 203493 player_lookup: reggiebullock, reggiebullockjr",
    ];

    [ArchiveTheory]
    [InlineData("0022000001", "2020-12-22", 591)]
    [InlineData("0022400500", "2025-01-06", 560)]
    [InlineData("0022400561", "2025-01-15", 488)]
    public void Every_event_is_the_archives_and_so_are_the_players_on_court(string game, string date, int events)
    {
        var landing = RealBodies.Catalog.Parse(RealBodies.Document($"nba-cdn/playbyplay_{game}.json.gz", "nba_cdn.play_by_play", ("game_id", game), ("game_date", date)));

        var parsed = ParsedText.Rows(landing, Catalog[typeof(NbacPlayByPlay)], "feed");

        parsed.Count.ShouldBe(events);
        ParsedText.Differences(parsed, archive.Rows(Catalog[typeof(NbacPlayByPlay)], $"game_id = '{game}'", "feed")).ShouldBeEmpty();
    }

    [ArchiveTheory]
    [InlineData("nba-cdn/boxscore_0022000001.json", "nba_cdn.boxscore", "0022000001", "2020-12-22", "BKN", 28)]
    [InlineData("nba-stats/boxscoretraditionalv2_0022100732.json", "nba_stats.boxscore_traditional_v_2", "0022100732", "2022-01-26", "POR", 22)]
    [InlineData("nba-stats/boxscoretraditionalv2_0022200552.json", "nba_stats.boxscore_traditional_v_2", "0022200552", "2023-01-02", "CLE", 19)]
    [InlineData("nba-stats/boxscoretraditionalv2_0022400561.json", "nba_stats.boxscore_traditional_v_2", "0022400561", "2025-01-15", "PHI", 17)]
    [InlineData("nba-stats/boxscoretraditionalv3_0022200552.json", "nba_stats.boxscore_traditional_v_3", "0022200552", "2023-01-02", "CLE", 19)]
    public void A_box_is_the_archives_official_log(string file, string endpoint, string game, string date, string home, int players)
    {
        var landing = RealBodies.Catalog.Parse(RealBodies.Document(file, endpoint, ("game_id", game), ("game_date", date), ("home_team_abbr", home)));

        // The log knows no seconds.
        var lines = ParsedText.Rows(landing, Catalog[typeof(NbacPlayerBoxscores)], "feed", "seconds_played");
        var teams = ParsedText.Rows(landing, Catalog[typeof(NbacTeamBoxscores)], "feed");

        lines.Count.ShouldBe(players);
        ParsedText.Differences(lines, archive.Rows(Catalog[typeof(NbacPlayerBoxscores)], $"game_id = '{game}'", "feed", "seconds_played"))
            .Except(WrittenOtherwise)
            .ShouldBeEmpty();
        teams.Count.ShouldBe(2);
        ParsedText.Differences(teams, archive.Rows(Catalog[typeof(NbacTeamBoxscores)], $"game_id = '{game}'", "feed")).ShouldBeEmpty();
    }

    [ArchiveFact]
    public void The_log_of_a_date_is_the_archives()
    {
        var landing = RealBodies.Catalog.Parse(RealBodies.Document("nba-stats/leaguegamelog_players_2025-03-15.json", "nba_stats.player_gamelog", ("game_date", "2025-03-15")));

        var parsed = ParsedText.Rows(landing, Catalog[typeof(NbacPlayerBoxscores)], "feed");

        parsed.Count.ShouldBe(157);
        ParsedText.Differences(parsed, archive.Rows(Catalog[typeof(NbacPlayerBoxscores)], "game_date = '2025-03-15'", "feed")).ShouldBeEmpty();
    }

    [ArchiveTheory]
    [InlineData("nba-stats/leaguegamefinder_2021-01.json.gz", "nba_stats.game_finder", "game_date between '2021-01-01' and '2021-01-31'", 444)]
    [InlineData("nba-stats/leaguegamefinder_2024-01.json.gz", "nba_stats.game_finder", "game_date between '2024-01-01' and '2024-01-31'", 462)]
    public void Lines_of_teams_are_the_archives(string file, string endpoint, string where, int lines)
    {
        var landing = RealBodies.Catalog.Parse(RealBodies.Document(file, endpoint));

        var parsed = ParsedText.Rows(landing, Catalog[typeof(NbacTeamBoxscores)], "feed");

        parsed.Count.ShouldBe(lines);
        ParsedText.Differences(parsed, archive.Rows(Catalog[typeof(NbacTeamBoxscores)], where, "feed")).ShouldBeEmpty();
    }

    [ArchiveFact]
    public void The_log_of_a_season_as_it_was_served_then_counts_minutes_and_turnovers_of_the_team()
    {
        var landing = RealBodies.Catalog.Parse(RealBodies.Document("nba-stats/leaguegamelog_teams_2018-19.json.gz", "nba_stats.team_gamelog"));

        var parsed = ParsedText.Rows(landing, Catalog[typeof(NbacTeamBoxscores)], "feed");
        var known = archive.Rows(Catalog[typeof(NbacTeamBoxscores)], "season_year = 2018", "feed");

        parsed.Count.ShouldBe(2460);
        // Today's log, which the archive is, sums up its players instead: whole minutes, no turnovers such as a shot clock that ran out, and
        // in some games a margin that is not the score's.
        Columns(ParsedText.Differences(parsed, known)).ShouldBe(["minutes 1341", "plus_minus 34", "turnovers 1005"]);
        foreach (var game in parsed.Values.GroupBy(row => row["game_id"]))
            game.Sum(row => row["is_win"] == "true" ? int.Parse(row["points"]) - int.Parse(row["plus_minus"]) : -int.Parse(row["points"])).ShouldBe(0, game.Key);
        parsed.ShouldAllBe(pair => int.Parse(pair.Value["minutes"]) % 5 == 0 && int.Parse(pair.Value["turnovers"]) >= int.Parse(known[pair.Key]["turnovers"]));
    }

    [ArchiveFact]
    public void The_schedule_at_the_end_of_a_season_names_the_date_on_which_each_game_was_played()
    {
        var parsed = Schedule("nba-cdn/scheduleLeagueV2_2024-25.json.gz", 2024);
        var played = archive.Query("select game_id, min(game_date), min(team_abbr) filter (where is_home), min(team_abbr) filter (where not is_home) from raw.nbac_team_results where season_year = 2024 and season_type in ('regular', 'playin', 'playoffs') group by 1");

        parsed.Count.ShouldBe(1400);
        played.Count.ShouldBe(1230 + 6 + 84);
        played.Where(game => parsed[game[0]] is var row && (row["game_date"] != game[1] || row["home_team_abbr"] != game[2] || row["away_team_abbr"] != game[3])).ShouldBeEmpty();
        parsed.Values.Where(row => row["season_type"] is "regular" or "playin" or "playoffs").Count(row => row["tipoff_at"] == "null").ShouldBe(0);
    }

    [ArchiveFact]
    public void The_schedule_is_the_archives_but_for_games_that_were_moved_and_arenas_that_were_renamed()
    {
        var parsed = Schedule("nba-cdn/scheduleLeagueV2_2024-25.json.gz", 2024);
        var known = archive.Rows(Catalog[typeof(NbacSchedule)], "feed = 'league_schedule' and season_type in ('regular', 'playin', 'playoffs')", "feed")
            .ToDictionary(pair => pair.Value["game_id"], pair => pair.Value);

        var differences = ParsedText.Differences(parsed.Where(pair => known.ContainsKey(pair.Key)).ToDictionary(), known);

        known.Count.ShouldBe(1320);
        // The archive was made in the season, this body after it: 18 games had moved, 38 more had another hour, two arenas another name.
        Columns(differences).ShouldBe(["arena 26", "game_date 18", "game_label 2", "tipoff_at 56"]);
    }

    [ArchiveFact]
    public void A_schedule_before_its_season_is_the_archives_of_that_autumn()
    {
        var parsed = Schedule("nba-cdn/scheduleLeagueV2_2023-24.json.gz", 2023);
        var known = archive.Rows(Catalog[typeof(NbacSchedule)], "feed = 'nbaschedule' and season_year = 2023", "feed").ToDictionary(pair => pair.Value["game_id"], pair => pair.Value);

        parsed.Count.ShouldBe(1280);
        parsed.Values.Count(row => row["home_team_id"] == "null").ShouldBe(7);
        var paired = parsed.Where(pair => pair.Value["home_team_id"] != "null").ToDictionary();
        var differences = ParsedText.Differences(paired, known.Where(pair => paired.ContainsKey(pair.Key)).ToDictionary());
        // The flat file has the week where the league now writes labels. It was made after the season: two halls had other names (41 and 28
        // games), Detroit and New York had changed places in one game, and some games had moved.
        differences.Count(difference => difference.EndsWith("AT&T Center, Frost Bank Center", StringComparison.Ordinal)).ShouldBe(41);
        differences.Count(difference => difference.EndsWith("Amway Center, Kia Center", StringComparison.Ordinal)).ShouldBe(28);
        differences.Where(difference => difference.StartsWith("0022300828 home_team_abbr", StringComparison.Ordinal)).ShouldBe(["0022300828 home_team_abbr: DET, NYK"]);
        Columns(differences).ShouldBe(
            ["arena 70", "away_team_abbr 1", "away_team_id 1", "city 1", "game_date 4", "game_label 1200", "home_team_abbr 1", "home_team_id 1", "tipoff_at 26"]);
    }

    /// <summary>How often each column differs.</summary>
    static IEnumerable<string> Columns(IEnumerable<string> differences) => differences
        .GroupBy(difference => difference.Split(": ")[0].Split(' ')[^1])
        .Select(column => $"{column.Key} {column.Count()}")
        .Order(StringComparer.Ordinal);

    static Dictionary<string, Dictionary<string, string>> Schedule(string file, int season)
    {
        var landing = RealBodies.Catalog.Parse(RealBodies.Document(file, "nba_stats.schedule", ("season_year", $"{season}"), ("season", Tipoff.Nba.Domain.Season.Name(season))));
        return ParsedText.Rows(landing, Catalog[typeof(NbacSchedule)], "feed").ToDictionary(pair => pair.Value["game_id"], pair => pair.Value);
    }
}
