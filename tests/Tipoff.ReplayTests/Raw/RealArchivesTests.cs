using Tipoff.Nba.Domain;

namespace Tipoff.ReplayTests.Raw;

/// <summary>A test that reads the archives beside the repository, and says so when they are not there.</summary>
public sealed class ArchiveFactAttribute : FactAttribute
{
    public ArchiveFactAttribute() => Skip = RealArchives.Folder is null ? "../shared/data is not beside the repository" : null;
}

public sealed class RealArchivesTests(RealArchives archives) : IClassFixture<RealArchives>
{
    [ArchiveFact]
    public void Every_archive_is_imported_and_no_row_is_rejected()
    {
        archives.Receipt!.Files.Where(file => file.Outcome == "refused").ShouldBeEmpty();

        archives.Query("select table_name, check_name, count(*) from orchestration.quarantine group by 1, 2").ShouldBeEmpty();
    }

    [ArchiveFact]
    public void Importing_every_archive_again_changes_nothing()
    {
        const string Cells = "select table_name, partition, content_hash, run, updated_at from orchestration.cells order by 1, 2";
        var before = archives.Query(Cells);

        var again = archives.ImportAgain();

        again.Files.Select(file => file.Outcome).Distinct().ShouldBe(["skipped", "unchanged"], ignoreOrder: true);
        again.Files.Count(file => file.Outcome == "unchanged").ShouldBe(archives.Receipt!.Files.Count(file => file.Outcome == "imported"));
        archives.Query(Cells).SequenceEqual(before).ShouldBeTrue();
    }

    [ArchiveFact]
    public void Each_season_has_the_games_and_player_rows_that_were_counted_in_the_archives() =>
        archives.Query(
            """
            select season_year, season_type, count(distinct game_id), count(*) from raw.nbac_player_boxscores
            group by 1, 2 order by 1, 2 desc
            """).ShouldBe(
            [
                "2015 regular 1230 26078", "2016 regular 1230 26139", "2017 regular 1230 26107", "2017 playoffs 82 1729",
                "2018 regular 1230 26101", "2018 playoffs 82 1761", "2019 regular 1059 22393", "2019 playoffs 83 1694",
                "2020 regular 1080 23054", "2020 playoffs 85 1864", "2021 regular 1230 26039", "2021 playoffs 87 1892",
                "2022 regular 1230 25895", "2022 playoffs 84 1728", "2023 regular 1230 26401", "2023 playoffs 82 1685",
                "2024 regular 1230 26306", "2024 playoffs 84 1804",
            ]);

    [ArchiveFact]
    public void The_calendar_has_every_game_that_counts_and_knows_every_regular_tip_off() =>
        archives.Query(
            """
            select season_year, count(*) filter (where season_type = 'regular'), count(*) filter (where season_type = 'playin'),
                count(*) filter (where season_type = 'playoffs'), count(*) filter (where season_type = 'regular' and not is_tipoff_known)
            from reference.games where season_year between 2018 and 2024 group by 1 order by 1
            """).ShouldBe(
            ["2018 1230 0 82 0", "2019 1059 1 83 0", "2020 1080 6 85 0", "2021 1230 6 87 0", "2022 1230 6 84 0", "2023 1230 6 82 0", "2024 1230 6 84 0"]);

    [ArchiveFact]
    public void Every_game_has_one_home_team_and_it_is_the_calendars() =>
        archives.Query(
            """
            select b.game_id from raw.nbac_team_boxscores b join reference.games g on g.game_id = b.game_id
            group by b.game_id having count(*) filter (where b.is_home) <> 1 or min(case when b.is_home then b.team_abbr end) <> min(g.home_team_abbr)
            """).ShouldBeEmpty();

    [ArchiveFact]
    public void Events_shots_and_crews_carry_the_date_the_game_was_played_on()
    {
        foreach (var table in new[] { "nbac_play_by_play", "nbac_shot_chart", "nbac_player_boxscores", "nbac_team_boxscores" })
        {
            archives.Query($"select count(*) from raw.{table} t left join reference.games g on g.game_id = t.game_id where t.season_year >= 2015 and g.game_date is distinct from t.game_date")
                .ShouldBe(["0"], table);
        }

        archives.Query(
            """
            select count(*) from raw.nbac_referee_assignments t join reference.games g on g.game_id = t.game_id
            where g.game_date <> t.game_date and g.season_year >= 2018
            """).ShouldBe(["0"]);
    }

    [ArchiveFact]
    public void Shots_agree_with_the_box_also_in_the_five_games_whose_ids_the_archive_lost() =>
        archives.Query(
            """
            with shots as (
                select game_id, player_id, count(*) as attempts, count(*) filter (where is_made) as makes from raw.nbac_shot_chart group by 1, 2
            )
            select b.season_year, count(*), count(*) filter (where s.attempts = b.fg_attempts and s.makes = b.fg_makes)
            from raw.nbac_player_boxscores b join shots s on s.game_id = b.game_id and s.player_id = b.player_id group by 1 order by 1
            """).ShouldBe(["2019 21465 21465", "2020 21893 21893", "2021 11813 11799", "2022 24677 24674", "2023 24895 24892", "2024 24835 24835"]);

    [ArchiveFact]
    public void Names_in_lines_lead_to_a_player_in_more_than_99_rows_of_100()
    {
        foreach (var table in new[] { "sportsbook_player_points", "sportsbook_player_pra" })
        {
            archives.Query($"select count(*) filter (where n.player_id is null) * 100 < count(*) from raw.{table} p left join reference.player_names n on n.player_lookup = p.player_lookup")
                .ShouldBe(["True"], table);
        }

        archives.Query("select sample_name from reference.unresolved_names where sample_name like '%. %' order by 1").ShouldContain("C. Martin");
    }

    [ArchiveFact]
    public void The_lookup_of_the_code_is_the_lookup_of_the_mapping()
    {
        var rows = archives.Query("select distinct player_lookup || '|' || player_name from raw.nbac_player_boxscores where player_name <> ''");

        rows.Count.ShouldBeGreaterThan(500);
        rows.Select(row => row.Split('|')).ShouldAllBe(parts => PlayerLookup.Of(parts[1]) == parts[0]);
    }

    [ArchiveFact]
    public void What_is_held_leaves_no_gap_and_declared_holes_are_skipped_by_rule() =>
        archives.Query(
            """
            select table_name, presence, reason from orchestration.cells
            where presence not in ('ok', 'skipped_by_rule') group by 1, 2, 3 order by 1, 2, 3
            """).ShouldBeEmpty();

    [ArchiveFact]
    public void The_bubble_has_no_home_court_and_Tampa_was_Torontos() =>
        archives.Query(
            """
            select count(*) filter (where game_date between '2020-07-30' and '2020-10-11' and not is_neutral_site),
                count(*) filter (where season_year = 2020 and home_team_abbr = 'TOR' and season_type = 'regular' and (city <> 'Tampa' or is_neutral_site))
            from reference.games
            """).ShouldBe(["0 0"]);
}
