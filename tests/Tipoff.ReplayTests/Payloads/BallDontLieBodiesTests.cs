using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.BallDontLie;
using Tipoff.Nba.Raw.Espn;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

public sealed class BallDontLieBodiesTests
{
    const string Finals = "bdl_game_id=18444564 game_date=2025-06-22";
    const string Team = "game_date=2025-07-15 team_abbr=ATL";
    const string Season = "season_year=2024 season=2024-25";

    [ArchiveTheory]
    [InlineData("box_scores_2024-01-15.json.gz", "box_scores", "game_date=2024-01-15", "bdl_player_boxscores 384 0f0612f07a2b")]
    [InlineData("box_scores_empty.json", "box_scores", "game_date=2024-07-15", "bdl_player_boxscores 0 e3b0c44298fc")]
    [InlineData("game_18444564.json", "game", Finals, "bdl_games 1 448f0dcbe4ae")]
    [InlineData("games_2025-02-20.json", "games", "game_date=2025-02-20", "bdl_games 9 bfd6625d4826")]
    [InlineData("leaders_2024.json.gz", "leaders", Season + " stat_type=reb", "bdl_leaders 231 0109d9a56fd1")]
    [InlineData("odds_empty.json", "odds", "game_date=2025-07-15", "bdl_odds 0 e3b0c44298fc")]
    [InlineData("player_injuries_2025-07.json", "injuries", Team, "bdl_injuries 100 e90813f26f5b")]
    [InlineData("players.json", "players", "snapshot_date=2025-07-15", "bdl_players 49 f581a057495c")]
    [InlineData("players_active_page1.json", "active_players", Team, "bdl_players 100 1a2b62af86b9")]
    [InlineData("season_averages_general_base_2024.json", "season_averages", Season, "bdl_season_averages 3 15683557af04")]
    [InlineData("standings_2024.json", "standings", Season, "bdl_standings 30 a9913ecbc349")]
    [InlineData("stats_2025-06-22.json", "stats", Finals, "bdl_player_boxscores 30 021f11627fe7")]
    [InlineData("stats_advanced_2025-06-22.json", "advanced_stats", Finals, "bdl_advanced_stats 29 2afcdb000c6f")]
    [InlineData("teams.json", "teams", "snapshot_date=2025-07-15", "bdl_teams 45 59a1a533d628")]
    public void A_real_body_gives_the_rows_that_were_counted_in_it(string file, string endpoint, string target, string expected) =>
        Of(file, endpoint, target).Digest().ShouldBe(expected);

    [ArchiveFact]
    public void Points_of_the_players_add_up_to_the_scores_that_ESPN_shows()
    {
        var lines = Of("box_scores_2024-01-15.json.gz", "box_scores", "game_date=2024-01-15").Rows<BdlPlayerBoxscores.Row>();
        var games = ParsedBody.Of("espn/scoreboard_2024.json.gz", "espn.scoreboard", "game_date=2024-01-15").Rows<EspnScoreboards.Row>();

        lines.GroupBy(line => line.TeamAbbr).Select(team => $"{team.Key} {team.Sum(line => line.Points)}").Order()
            .ShouldBe(games.SelectMany(game => new[] { $"{game.HomeTeamAbbr} {game.HomeScore}", $"{game.AwayTeamAbbr} {game.AwayScore}" }).Order());
        lines.ShouldAllBe(line => line.Points == 2 * line.FgMakes + line.ThreePtMakes + line.FtMakes && line.Rebounds == line.OffensiveRebounds + line.DefensiveRebounds);
        lines.Select(line => line.PlayerLookup).Known().ShouldBe("374 of 384");
    }

    [ArchiveFact]
    public void ESPN_prints_the_same_lines_of_the_same_game_but_for_rounded_minutes()
    {
        var ours = Of("box_scores_2024-01-15.json.gz", "box_scores", "game_date=2024-01-15").Rows<BdlPlayerBoxscores.Row>()
            .Where(line => line.TeamAbbr is "PHI" or "HOU" && line.Minutes > 0)
            .Select(line => $"{line.TeamAbbr} {line.Points} {line.FgMakes}/{line.FgAttempts} {line.ThreePtMakes}/{line.ThreePtAttempts} {line.FtMakes}/{line.FtAttempts} {line.OffensiveRebounds} {line.DefensiveRebounds} {line.Assists} {line.Steals} {line.Blocks} {line.Turnovers} {line.PersonalFouls}");
        var espn = ParsedBody.Of("espn/boxscore_page_6f34c64b.html.gz", "espn_pages.boxscore", "espn_game_id=401585183 game_date=2024-01-15").Rows<EspnBoxscores.Row>()
            .Where(line => line.Minutes is not null)
            .Select(line => $"{line.TeamAbbr} {line.Points} {line.FgMakes}/{line.FgAttempts} {line.ThreePtMakes}/{line.ThreePtAttempts} {line.FtMakes}/{line.FtAttempts} {line.OffensiveRebounds} {line.DefensiveRebounds} {line.Assists} {line.Steals} {line.Blocks} {line.Turnovers} {line.PersonalFouls}");

        ours.Order().ShouldBe(espn.Order());
    }

    [ArchiveFact]
    public void The_last_game_of_2025_adds_up_in_lines_game_and_rates()
    {
        var lines = Of("stats_2025-06-22.json", "stats", Finals).Rows<BdlPlayerBoxscores.Row>();
        var game = Of("game_18444564.json", "game", Finals).Rows<BdlGames.Row>().Single();
        var rates = Of("stats_advanced_2025-06-22.json", "advanced_stats", Finals).Rows<BdlAdvancedStats.Row>();

        $"{game.AwayTeamAbbr} {game.AwayScore} @ {game.HomeTeamAbbr} {game.HomeScore} {game.IsPostseason} {game.GameDate:yyyy-MM-dd}".ShouldBe("IND 91 @ OKC 103 True 2025-06-22");
        lines.GroupBy(line => line.TeamAbbr).Select(team => $"{team.Key} {team.Sum(line => line.Points)}").Order().ShouldBe(["IND 91", "OKC 103"]);
        lines.Where(line => line.IsHome).Select(line => line.TeamAbbr).Distinct().ShouldBe(["OKC"]);
        rates.Select(rate => rate.BdlPlayerId).Except(lines.Select(line => line.BdlPlayerId)).ShouldBeEmpty();
        rates.ShouldAllBe(rate => Math.Abs(rate.NetRating!.Value - (rate.OffensiveRating!.Value - rate.DefensiveRating!.Value)) <= 0.15m);
        lines.Select(line => line.PlayerLookup).Known().ShouldBe("29 of 30");
    }

    [ArchiveFact]
    public void Every_team_won_and_lost_eighty_two_games() =>
        Of("standings_2024.json", "standings", Season).Rows<BdlStandings.Row>().ShouldSatisfyAllConditions(
            teams => teams.Count.ShouldBe(30), teams => teams.ShouldAllBe(team => team.Wins + team.Losses == 82), teams => teams.Sum(team => team.Wins).ShouldBe(1230));

    [ArchiveFact]
    public void Clubs_of_long_ago_are_none_of_the_thirty() =>
        Of("teams.json", "teams", "snapshot_date=2025-07-15").Rows<BdlTeams.Row>().ShouldSatisfyAllConditions(
            teams => teams.Where(team => team.TeamAbbr is not null).Select(team => team.Abbreviation).ShouldBe(teams.Where(team => team.TeamAbbr is not null).Select(team => team.TeamAbbr!)),
            teams => teams.Count(team => team.TeamAbbr is null).ShouldBe(15),
            teams => teams.Single(team => team.TeamName == "Washington Capitols").TeamAbbr.ShouldBeNull());

    [ArchiveFact]
    public void Names_of_active_players_and_of_the_hurt_lead_to_players_of_the_archive()
    {
        Of("players_active_page1.json", "active_players", Team).Rows<BdlPlayers.Row>().Select(player => player.PlayerLookup).Known().ShouldBe("98 of 100");
        Of("player_injuries_2025-07.json", "injuries", Team).Rows<BdlInjuries.Row>().Select(player => player.PlayerLookup).Known().ShouldBe("84 of 100");
        Of("leaders_2024.json.gz", "leaders", Season).Rows<BdlLeaders.Row>().Select(player => player.PlayerLookup).Known().ShouldBe("228 of 231");
    }

    static Landing Of(string file, string endpoint, string target) => ParsedBody.Of($"balldontlie/{file}", $"ball_dont_lie.{endpoint}", target);
}
