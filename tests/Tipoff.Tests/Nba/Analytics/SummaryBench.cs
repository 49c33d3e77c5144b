using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.BallDontLie;
using Tipoff.Nba.Raw.Espn;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>A bench with one game, Boston at home to New York, and all that leads to its summaries.</summary>
static class SummaryBench
{
    const string Counts =
        "points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks, turnovers, personal_fouls";

    public const string Game = "0022400001";

    public static TransformBench New() =>
        new TransformBench(
            new Games(), new Players(), new PlayerSpellings(), new NbacPlayerBoxscores(), new NbacTeamBoxscores(), new BdlPlayerBoxscores(), new EspnBoxscores(),
            new NbacInactivePlayers(), new NbacRefereeAssignments(), new PlayByPlayPlayerTotals(), new PlayByPlayTeamTotals(), new ShotChartPlayerTotals(),
            new BackupBoxLines(), new PlayerBoxLines(), new TeamInactives(), new TeamOffenseGameSummary(), new TeamDefenseGameSummary(), new PlayerPointsLines(), new PlayerGameSummary())
            .Rows(
                "reference.games", "game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr, home_team_id, away_team_id",
                $"'{Game}', '2024-10-22', 2024, 'regular', 'BOS', 'NYK', 1610612738, 1610612752");

    /// <summary>All tables of the chain, upstream first.</summary>
    public static TransformBench Summarise(this TransformBench bench, string date = "2024-10-22") =>
        bench.Build<BackupBoxLines>(date).Build<PlayerBoxLines>(date).Build<TeamInactives>(date).Build<TeamOffenseGameSummary>(date)
            .Build<TeamDefenseGameSummary>(date).Build<PlayerGameSummary>(date);

    /// <summary>A line of NBA.com.</summary>
    public static TransformBench Official(this TransformBench bench, int player, string team, int minutes, Counted line, string game = Game, string date = "2024-10-22") =>
        bench.Rows(
            "raw.nbac_player_boxscores",
            $"game_id, player_id, game_date, season_year, season_type, player_name, player_lookup, team_abbr, opponent_team_abbr, is_home, is_win, minutes, {Counts}, plus_minus, feed",
            $"'{game}', {player}, '{date}', 2024, 'regular', 'Player {player}', 'player{player}', '{team}', '{Other(team)}', {team == "BOS"}, {team == "BOS"}, {minutes}, {line.Sql}, 0, 'gamelog_regular'");

    /// <summary>Five lines of either side at BallDontLie, whose ids are a thousand more than the league's.</summary>
    public static TransformBench BallDontLie(this TransformBench bench, Counted? first = null, bool isFinal = true, string homeOfSource = "BOS")
    {
        foreach (var player in Men)
        {
            bench.Rows(
                "raw.bdl_player_boxscores",
                $"game_date, team_abbr, bdl_player_id, season_year, is_postseason, is_final, player_name, player_lookup, opponent_team_abbr, is_home, minutes, {Counts}, feed",
                $"'2024-10-22', '{Team(player)}', {1000 + player}, 2024, false, {isFinal}, 'Player {player}', 'player{player}', '{Other(Team(player))}', {Team(player) == homeOfSource}, 30, {LineOf(player, first).Sql}, 'ball_dont_lie.stats'");
        }

        return bench;
    }

    /// <summary>Five lines of either side at ESPN.</summary>
    public static TransformBench Espn(this TransformBench bench, Counted? first = null)
    {
        foreach (var player in Men)
        {
            bench.Rows(
                "raw.espn_boxscores",
                $"espn_game_id, espn_player_id, game_date, player_name, player_lookup, team_abbr, opponent_team_abbr, is_home, is_starter, minutes, {Counts}, plus_minus",
                $"'401', '{2000 + player}', '2024-10-22', 'Player {player}', 'player{player}', '{Team(player)}', '{Other(Team(player))}', {Team(player) == "BOS"}, {player == 1}, 31, {LineOf(player, first).Sql}, 4");
        }

        return bench;
    }

    /// <summary>Ten men of the play-by-play, each on court for 38 minutes and 20.5 seconds.</summary>
    public static TransformBench Events(this TransformBench bench, Counted? first = null)
    {
        foreach (var player in Men)
        {
            bench.Rows(
                "analytics.play_by_play_player_totals",
                $"game_id, player_id, game_date, season_year, team_abbr, hundredths_played, seconds_played, is_starter, paint_makes, paint_attempts, mid_range_makes, mid_range_attempts, assisted_fg_makes, unassisted_fg_makes, and_1_count, paint_blocks, mid_range_blocks, three_pt_blocks, {Counts}",
                $"'{Game}', {player}, '2024-10-22', 2024, '{Team(player)}', 230050, 2300, true, 1, 2, 1, 2, 1, 1, 0, 0, 0, 0, {LineOf(player, first).Sql}");
        }

        foreach (var team in (string[])["BOS", "NYK"])
        {
            bench.Execute($"""
                insert into analytics.play_by_play_team_totals by name
                select game_id, team_abbr, min(game_date) as game_date, 2024 as season_year, 2880 as game_seconds, 0 as overtime_periods, 5 as players,
                  {string.Join(", ", Counts.Split(", ").Concat(["paint_makes", "paint_attempts", "mid_range_makes", "mid_range_attempts"]).Select(column => $"sum({column}) as {column}"))}
                from analytics.play_by_play_player_totals
                where team_abbr = '{team}'
                group by game_id, team_abbr
                """);
        }

        return bench;
    }

    /// <summary>The registry's spelling of the ten men, known since the season before.</summary>
    public static TransformBench Registry(this TransformBench bench)
    {
        foreach (var player in Men)
            bench.Spelling($"player{player}", player);
        return bench;
    }

    public static TransformBench Spelling(this TransformBench bench, string lookup, int player, string firstDate = "2023-10-24", int rank = 1) =>
        bench.Rows(
            "reference.player_spellings", "spelling, player_id, valid_from, match_kind, rank, first_date",
            $"'{lookup}', {player}, '1946-11-01', 'box', {rank}, '{firstDate}'");

    static int[] Men => [.. Enumerable.Range(1, 5), .. Enumerable.Range(11, 5)];

    static string Team(int player) => player < 10 ? "BOS" : "NYK";

    static string Other(string team) => team == "BOS" ? "NYK" : "BOS";

    // The home side scores more.
    static Counted LineOf(int player, Counted? first) => player == 1 && first is not null ? first : player < 10 ? new(FieldMakes: 8) : new(FieldMakes: 6);
}

/// <summary>Counts of one line; points follow from the makes.</summary>
sealed record Counted(
    int FieldMakes = 0, int FieldAttempts = 15, int ThreeMakes = 0, int ThreeAttempts = 4, int FreeMakes = 0, int FreeAttempts = 0,
    int Offensive = 2, int Defensive = 5, int Assists = 4, int Turnovers = 3)
{
    public string Sql =>
        $"{2 * FieldMakes + ThreeMakes + FreeMakes}, {FieldMakes}, {FieldAttempts}, {ThreeMakes}, {ThreeAttempts}, {FreeMakes}, {FreeAttempts}, {Offensive}, {Defensive}, {Offensive + Defensive}, {Assists}, 1, 0, {Turnovers}, 2";
}
