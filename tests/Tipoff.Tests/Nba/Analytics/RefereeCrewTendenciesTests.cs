using System.Globalization;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Tests.Nba.Analytics;

public sealed class RefereeCrewTendenciesTests : IDisposable
{
    const string Rates = "crew_games, crew_fouls_per_game, crew_fouls_vs_league, crew_ft_attempts_vs_league, crew_points_vs_league";

    readonly TransformBench bench = new(new Games(), new NbacRefereeAssignments(), new TeamOffenseGameSummary(), new RefereeCrewTendencies());
    int games;

    [Fact]
    public void A_crew_is_measured_against_the_league_of_the_same_seasons()
    {
        for (var day = 1; day <= 10; day++)
        {
            Called(Day(day), fouls: 22, official: 1);
            Called(Day(day), fouls: 18, official: 9);
        }

        Upcoming("2024-12-01", 1, 2);

        Tendencies("2024-12-01", "officials, " + Rates).ShouldBe("2 10 44 4 2 0");
    }

    [Fact]
    public void Last_season_is_compared_with_last_season()
    {
        for (var day = 1; day <= 5; day++)
        {
            Called(Day(day), fouls: 20, official: 1);
            Called(Day(day).Replace("2024", "2023", StringComparison.Ordinal), fouls: 30, official: 1, season: 2023);
        }

        Upcoming("2024-12-01", 1);

        Tendencies("2024-12-01", Rates).ShouldBe("10 50 0 0 0");
    }

    [Theory]
    [InlineData(9, "9 null null null null")]
    [InlineData(10, "10 40 0 0 0")]
    public void Below_ten_games_together_nothing_is_said(int called, string expected)
    {
        for (var day = 1; day <= called; day++)
            Called(Day(day), fouls: 20, official: day % 3);

        Upcoming("2024-12-01", 0, 1, 2);

        Tendencies("2024-12-01", Rates).ShouldBe(expected);
    }

    [Fact]
    public void Officials_without_a_game_have_a_row_without_rates()
    {
        Upcoming("2024-12-01", 1, 2, 3);

        Tendencies("2024-12-01", "officials, " + Rates).ShouldBe("3 0 null null null null");
    }

    [Theory]
    [InlineData("2024-12-01 14:00:00+00", 1, 1)]
    [InlineData("2024-12-01 23:31:00+00", 1, 0)]
    [InlineData("2024-12-01 14:00:00+00", 4, 0)]
    public void Only_who_was_announced_by_the_cut_off_and_is_no_alternate_counts(string knownAt, int position, int rows)
    {
        Upcoming("2024-12-01");
        Assign($"{games:D10}", "2024-12-01", 1, 2024, position, knownAt);

        bench.Build<RefereeCrewTendencies>("2024-12-01").Query("select count(*) from analytics.referee_crew_tendencies").ShouldBe([$"{rows}"]);
    }

    [Fact]
    public void Of_a_game_that_moved_the_crew_of_the_date_it_was_played_counts()
    {
        Upcoming("2024-12-01", 1, 2, 3);
        Assign($"{games:D10}", "2024-11-20", 7, 2024, 1, "2024-11-20 14:00:00+00");

        Tendencies("2024-12-01", "officials").ShouldBe("3");
    }

    public void Dispose() => bench.Dispose();

    string Tendencies(string date, string columns) =>
        bench.Build<RefereeCrewTendencies>(date).Query($"select {columns} from analytics.referee_crew_tendencies").Single();

    /// <summary>A game of the past in which either team committed so many fouls and shot half as many free throws more than 10.</summary>
    void Called(string date, int fouls, int official, int season = 2024)
    {
        var game = $"{++games:D10}";
        foreach (var team in (string[])["BOS", "NYK"])
        {
            bench.Rows(
                "analytics.team_offense_game_summary",
                "game_id, team_abbr, game_date, season_year, season_type, personal_fouls, ft_attempts, points_scored",
                $"'{game}', '{team}', '{date}', {season}, 'regular', {fouls}, {10 + (fouls / 2)}, 110");
        }

        Assign(game, date, official, season, 1, $"{date} 14:00:00+00");
    }

    void Upcoming(string date, params int[] officials)
    {
        var game = $"{++games:D10}";
        bench.Rows(
            "reference.games",
            "game_id, game_date, season_year, season_type, home_team_abbr, away_team_abbr, cutoff_at",
            $"'{game}', '{date}', 2024, 'regular', 'BOS', 'NYK', '{date} 23:30:00+00'");
        foreach (var (official, position) in officials.Select((official, place) => (official, place + 1)))
            Assign(game, date, official, 2024, position, $"{date} 14:00:00+00");
    }

    void Assign(string game, string date, int official, int season, int position, string knownAt) =>
        bench.Rows(
            "raw.nbac_referee_assignments",
            "game_id, official_code, game_date, season_year, season_type, position, known_at",
            $"'{game}', {official}, '{date}', {season}, 'regular', {position}, '{knownAt}'");

    static string Day(int day) => new DateOnly(2024, 11, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
