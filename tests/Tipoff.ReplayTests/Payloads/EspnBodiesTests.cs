using Tipoff.Nba.Raw.Espn;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

public sealed class EspnBodiesTests
{
    const string Box = "espn/boxscore_page_6f34c64b.html.gz";
    const string BoxTarget = "espn_game_id=401585183 game_date=2024-01-15";
    const string Celtics = "game_date=2025-06-20 team_abbr=BOS espn_team_id=2 espn_name=bos";

    [ArchiveTheory]
    [InlineData("espn/scoreboard_2024.json.gz", "espn.scoreboard", "game_date=2024-01-15", "espn_scoreboards 11 49894a567e3c")]
    [InlineData("espn/scoreboard_20250214_allstar-break.json", "espn.scoreboard", "game_date=2025-02-14", "espn_scoreboards 0 e3b0c44298fc")]
    [InlineData("espn/roster_api_2.json.gz", "espn.roster", Celtics, "espn_team_rosters 17 b1c2971565b8")]
    [InlineData("espn/roster_page_bos.html.gz", "espn_pages.roster", Celtics, "espn_team_rosters 17 20e6ec3bfd22")]
    [InlineData(Box, "espn_pages.boxscore", BoxTarget, "espn_boxscores 25 ed40f6e2c254")]
    public void A_real_body_gives_the_rows_that_were_counted_in_it(string file, string endpoint, string target, string expected) =>
        ParsedBody.Of(file, endpoint, target).Digest().ShouldBe(expected);

    [ArchiveFact]
    public void The_scoreboard_shows_eleven_games_on_their_Eastern_date_one_of_them_with_overtime()
    {
        var games = ParsedBody.Of("espn/scoreboard_2024.json.gz", "espn.scoreboard", "game_date=2024-01-15").Rows<EspnScoreboards.Row>();

        games.ShouldAllBe(game => game.GameDate == new DateOnly(2024, 1, 15) && game.SeasonYear == 2023 && game.IsCompleted);
        games.Where(game => game.Period > 4).Select(game => $"{game.AwayTeamAbbr} {game.AwayScore} @ {game.HomeTeamAbbr} {game.HomeScore}").ShouldBe(["MIA 96 @ BKN 95"]);
        games.Select(game => game.HomeTeamAbbr).Order().ShouldBe(["ATL", "BKN", "CLE", "DAL", "LAL", "MEM", "NYK", "PHI", "TOR", "UTA", "WAS"]);
    }

    [ArchiveFact]
    public void The_page_and_the_service_name_the_same_seventeen_Celtics()
    {
        var service = ParsedBody.Of("espn/roster_api_2.json.gz", "espn.roster", Celtics).Rows<EspnTeamRosters.Row>();
        var page = ParsedBody.Of("espn/roster_page_bos.html.gz", "espn_pages.roster", Celtics).Rows<EspnTeamRosters.Row>();

        page.Select(Shared).Order().ShouldBe(service.Select(Shared).Order());
        service.Where(player => player.InjuryStatus is not null).Select(player => $"{player.PlayerName} {player.InjuryStatus} {player.InjuryAt:yyyy-MM-dd}")
            .ShouldBe(["Jaylen Brown Out 2025-06-11", "Jayson Tatum Out 2025-05-13"]);
        service.Select(player => player.PlayerLookup).Known().ShouldBe("17 of 17");

        static string Shared(EspnTeamRosters.Row player) =>
            $"{player.EspnPlayerId} {player.PlayerLookup} {player.Position} {player.Jersey} {player.HeightIn} {player.WeightLb} {player.BirthDate:yyyy-MM-dd} {player.Experience}";
    }

    [ArchiveFact]
    public void Points_of_the_players_add_up_to_the_score_and_to_the_shots()
    {
        var lines = ParsedBody.Of(Box, "espn_pages.boxscore", BoxTarget).Rows<EspnBoxscores.Row>();

        lines.GroupBy(line => line.TeamAbbr).Select(team => $"{team.Key} {team.Sum(line => line.Points)} {team.Count(line => line.IsStarter)} {team.Count(line => line.DnpReason is not null)}")
            .ShouldBe(["HOU 115 5 2", "PHI 124 5 0"]);
        lines.Where(line => line.Minutes is not null).ShouldAllBe(line => line.Points == 2 * line.FgMakes + line.ThreePtMakes + line.FtMakes && line.Rebounds == line.OffensiveRebounds + line.DefensiveRebounds);
        lines.Single(line => line.PlayerName == "Joel Embiid").ShouldSatisfyAllConditions(
            line => line.Points.ShouldBe(41), line => line.FtMakes.ShouldBe(16), line => line.PlusMinus.ShouldBe(7), line => line.IsHome.ShouldBeTrue());
        lines.Select(line => line.PlayerLookup).Known().ShouldBe("25 of 25");
    }
}
