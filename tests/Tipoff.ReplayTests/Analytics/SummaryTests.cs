using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Analytics;

[Collection(AnalyticsTests.Name)]
public sealed class SummaryTests(AnalyticsWarehouse archive)
{
    [ArchiveFact]
    public void Every_regular_season_player_line_has_its_row()
    {
        archive.Query("select season_year, count(*) from analytics.player_game_summary where season_type = 'regular' group by 1 order by 1").ShouldBe([
            "2015 26078", "2016 26139", "2017 26107", "2018 26101", "2019 22393", "2020 23054", "2021 26039", "2022 25895", "2023 26401", "2024 26306",
        ]);
    }

    [ArchiveFact]
    public void Every_regular_season_and_playoff_game_has_two_team_rows_on_both_sides()
    {
        archive.Query("select season_type, count(*) from reference.games g where season_type in ('regular', 'playoffs') and season_year between 2015 and 2024 and 2 <> (select count(*) from analytics.team_offense_game_summary t where t.game_id = g.game_id) group by 1")
            .ShouldBeEmpty();
        archive.Query("select count(*) from analytics.team_offense_game_summary o full join analytics.team_defense_game_summary d on d.game_id = o.game_id and d.team_abbr = o.team_abbr where o.game_id is null or d.game_id is null")
            .ShouldBe(["0"]);
    }

    [ArchiveFact]
    public void No_error_check_finds_a_row_anywhere()
    {
        List<string> found = [];
        foreach (var table in archive.Tables.Where(table => table.Layer == "analytics"))
        {
            found.AddRange(table.Checks
                .Where(check => check.Severity == Severity.Error)
                .Select(check => (check.Name, Rows: archive.Number($"select count(*) from {check.From(table.FullName)} where {check.Violation(table)}")))
                .Where(check => check.Rows > 0)
                .Select(check => $"{table}: {check.Name}: {check.Rows}"));
        }

        found.ShouldBeEmpty();
    }

    [ArchiveFact]
    public void Sums_of_players_are_the_team_line_in_the_regular_season()
    {
        archive.Query("""
            select t.game_id, t.team_abbr
            from analytics.team_offense_game_summary t
            join analytics.player_game_summary p on p.game_id = t.game_id and p.team_abbr = t.team_abbr
            where t.season_type = 'regular'
            group by t.game_id, t.team_abbr, t.points_scored, t.fg_attempts, t.assists, t.turnovers
            having sum(p.points) <> t.points_scored or sum(p.fg_attempts) <> t.fg_attempts or sum(p.assists) <> t.assists or sum(p.turnovers) <> t.turnovers
            """).ShouldBeEmpty();
    }

    [ArchiveFact]
    public void Points_lines_reach_the_population_that_the_market_was_measured_on()
    {
        var rows = archive.Query("""
            select season_year, count(*), abs(avg(abs(points - points_line)) - case season_year when 2023 then 5.196 else 5.171 end) < 0.001
            from (
              select *, row_number() over (partition by player_id, season_year order by game_date, game_id) - 1 as earlier
              from analytics.player_game_summary
              where season_type = 'regular')
            where earlier >= 5 and points_line is not null
            group by 1
            order by 1
            """);

        rows.ShouldBe(["2023 6365 True", "2024 5201 True"]);
    }

    [ArchiveTheory]
    [InlineData("2018-12-25", "2018-12-25")]
    [InlineData("2020-02-09", "2020-02-10")]
    [InlineData("2023-10-24", "2023-10-25")]
    [InlineData("2024-02-08", "2024-02-09")]
    [InlineData("2025-05-06", "2025-05-07")]
    public void A_date_built_alone_equals_the_date_built_with_all(string from, string to)
    {
        using var connection = archive.Connect();
        foreach (var table in archive.Tables.Where(table => table.Layer == "analytics"))
        {
            connection.Run($"create or replace temp table alone as select * from {table.FullName} where false");
            Transform.Fill(connection, table, "alone", [("from", $"date '{from}'"), ("to", $"date '{to}'")]);
            var full = $"select * from {table.FullName} where game_date between date '{from}' and date '{to}'";

            connection.Scalar<long>($"select count(*) from ((select * from alone) except ({full}))").ShouldBe(0, $"{table}: rows only when built alone");
            connection.Scalar<long>($"select count(*) from (({full}) except (select * from alone))").ShouldBe(0, $"{table}: rows only when built with all");
        }
    }
}
