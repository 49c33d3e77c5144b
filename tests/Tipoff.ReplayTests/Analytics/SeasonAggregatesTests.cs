using System.Globalization;
using Tipoff.ReplayTests.Archive;
using Xunit.Abstractions;

namespace Tipoff.ReplayTests.Analytics;

/// <summary>Our seasons, summed from single games, against the official season tables, which count for themselves.</summary>
[Collection(AnalyticsTests.Name)]
public sealed class SeasonAggregatesTests(AnalyticsWarehouse archive, ITestOutputHelper output)
{
    const int FirstSeasonWithEvents = 2020;
    const int MinutesMin = 500;

    const string OurTeams = """
        select
            t.season_year, t.team_abbr, sum(t.possessions) as own, sum(o.possessions) as opponents,
            sum(t.points) as points, sum(o.points) as allowed, sum(t.game_seconds) as seconds
        from analytics.play_by_play_team_totals t
        join analytics.play_by_play_team_totals o on o.game_id = t.game_id and o.team_abbr <> t.team_abbr
        where t.game_id like '002%'
        group by t.season_year, t.team_abbr
        """;

    [ArchiveFact]
    public void Ratings_by_counted_possessions_are_those_of_the_league()
    {
        var offense = TeamDifferences("100.0 * t.points / t.own - s.OFF_RATING");
        var defense = TeamDifferences("100.0 * t.allowed / t.opponents - s.DEF_RATING");

        foreach (var differences in new[] { Tell("offensive rating", offense), Tell("defensive rating", defense) })
        {
            differences.Count.ShouldBe(150);
            Quantile(differences, 0.5).ShouldBeLessThanOrEqualTo(0.10);
            Quantile(differences, 0.95).ShouldBeLessThanOrEqualTo(0.20);
            differences[^1].ShouldBeLessThanOrEqualTo(0.30);
        }
    }

    [ArchiveFact]
    public void Pace_by_counted_possessions_is_that_of_the_league()
    {
        var pace = Tell("pace", TeamDifferences("48 * 60 * (t.own + t.opponents) / 2.0 / t.seconds - s.PACE"));

        Quantile(pace, 0.5).ShouldBeLessThanOrEqualTo(0.10);
        Quantile(pace, 0.95).ShouldBeLessThanOrEqualTo(0.20);
        pace[^1].ShouldBeLessThanOrEqualTo(0.30);
    }

    [ArchiveFact]
    public void True_shooting_is_that_of_the_league()
    {
        var shooting = Tell("true shooting, points", PlayerDifferences(
            "select season_year, player_id, 50.0 * sum(points) / sum(fg_attempts + 0.44 * ft_attempts) as value from analytics.player_game_summary where season_type = 'regular' group by 1, 2",
            "TS_PCT",
            2017));

        shooting.Count.ShouldBeGreaterThan(2000);
        shooting[^1].ShouldBeLessThanOrEqualTo(0.5);
    }

    [ArchiveFact]
    public void Usage_from_what_happened_on_court_is_that_of_the_league()
    {
        var usage = Tell("usage on court, points", PlayerDifferences(
            """
            select p.season_year, p.player_id,
                100.0 * sum(b.fg_attempts + 0.44 * b.ft_attempts + b.turnovers) / sum(p.on_court_fg_attempts + 0.44 * p.on_court_ft_attempts + p.on_court_turnovers) as value
            from analytics.play_by_play_player_totals p
            join raw.nbac_player_boxscores b on b.game_id = p.game_id and b.player_id = p.player_id
            where p.game_id like '002%'
            group by 1, 2
            """,
            "USG_PCT",
            FirstSeasonWithEvents));

        var near = usage.Count(difference => difference <= 1) / (double)usage.Count;
        output.WriteLine(FormattableString.Invariant($"within 1.0 point: {near:P2} of {usage.Count}"));
        near.ShouldBeGreaterThanOrEqualTo(0.99);
    }

    /// <summary>The league credits free throws to the men on court at the foul, and so do the stints.</summary>
    [ArchiveFact]
    public void Plus_minus_of_the_stints_is_that_of_the_official_box()
    {
        var equal = archive.Number("""
            select 100.0 * count(*) filter (where p.on_court_points - p.on_court_points_allowed = b.plus_minus) / count(*)
            from analytics.play_by_play_player_totals p
            join raw.nbac_player_boxscores b on b.game_id = p.game_id and b.player_id = p.player_id
            """);

        output.WriteLine(FormattableString.Invariant($"plus-minus equal in {equal:F2} % of player-games"));
        equal.ShouldBeGreaterThan(98);
    }

    List<double> TeamDifferences(string difference) => Differences($"""
        select {difference} from ({OurTeams}) t
        join reference.teams n on n.team_abbr = t.team_abbr
        join read_parquet('{File("team_stats")}') s
            on s.TEAM_ID = n.team_id and cast(left(s.season, 4) as integer) = t.season_year and s.SEASON_TYPE ilike 'regular%'
        """);

    List<double> PlayerDifferences(string ours, string column, int first) => Differences($"""
        select p.value - 100 * s.{column} from ({ours}) p
        join read_parquet('{File("player_stats")}') s
            on s.PLAYER_ID = p.player_id and cast(left(s.season, 4) as integer) = p.season_year and s.SEASON_TYPE ilike 'regular%'
        where s.MIN * s.GP >= {MinutesMin} and p.season_year >= {first}
        """);

    /// <summary>Absolute differences, smallest first.</summary>
    List<double> Differences(string sql) =>
        [.. archive.Query(sql).Select(text => Math.Abs(double.Parse(text, CultureInfo.InvariantCulture))).Order()];

    List<double> Tell(string what, List<double> differences)
    {
        output.WriteLine(FormattableString.Invariant(
            $"{what}: n {differences.Count}, median {Quantile(differences, 0.5):F3}, 95 % {Quantile(differences, 0.95):F3}, 99 % {Quantile(differences, 0.99):F3}, max {differences[^1]:F3}"));
        return differences;
    }

    static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    static string File(string name) => Path.Combine(SharedArchive.Folder("season-aggregates"), $"{name}_2017-18_2024-25.parquet");
}
