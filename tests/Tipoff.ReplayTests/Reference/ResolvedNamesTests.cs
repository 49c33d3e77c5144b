using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Reference;
using Tipoff.ReplayTests.Archive;
using Xunit.Abstractions;
using EngineSql = Tipoff.Engine.Warehouse.Sql;

namespace Tipoff.ReplayTests.Reference;

[Collection(NamesTests.Name)]
public sealed class ResolvedNamesTests(RealNames names, ITestOutputHelper output)
{
    const string Lines = "source in ('sportsbook_player_points', 'sportsbook_player_pra')";

    [ArchiveFact]
    public void Of_all_lines_nearly_every_name_is_resolved_and_borne_out_by_a_box()
    {
        var all = names.Number("select (select count(*) from raw.sportsbook_player_points) + (select count(*) from raw.sportsbook_player_pra)");
        names.Number($"select sum(occurrences) from reference.resolved_names where {Lines}").ShouldBe(all, "every row of the archives is in question");
        var plain = names.Number($"select sum(occurrences) from reference.resolved_names where {Lines} and match_kind in ('box', 'without_suffix', 'with_suffix')");
        var resolved = names.Number($"select sum(occurrences) from reference.resolved_names where {Lines} and player_id is not null");
        var confirmed = names.Number($"select coalesce(sum(occurrences), 0) from reference.name_confirmations where {Lines} and confirmed_by is not null");
        var before = names.Number($"select coalesce(sum(occurrences), 0) from reference.name_confirmations where {Lines} and confirmed_by = 'before'");
        var left = names.Query($"select source, sample_name, occurrences, status, candidates from reference.unresolved_names where {Lines} order by occurrences desc, sample_name");
        output.WriteLine($"{all:N0} rows; by normalisation alone {100.0 * plain / all:0.000} %; with aliases and other forms {100.0 * resolved / all:0.0000} %");
        output.WriteLine($"confirmed {100.0 * confirmed / all:0.0000} %, by a box before the date {100.0 * before / all:0.0000} %");
        foreach (var pair in names.Query($"select coalesce(match_kind, status), sum(occurrences) from reference.resolved_names where {Lines} group by 1 order by 2 desc"))
            output.WriteLine($"  {pair}");
        output.WriteLine("unresolved:");
        left.ForEach(output.WriteLine);
        output.WriteLine("resolved without a box that bears it out:");
        names.Query($"select game_date, player_name, hint, occurrences from reference.name_confirmations where {Lines} and confirmed_by is null order by 1, 2").ForEach(output.WriteLine);

        all.ShouldBe(244_050);
        (100.0 * plain / all).ShouldBeGreaterThanOrEqualTo(99);
        (100.0 * resolved / all).ShouldBeGreaterThanOrEqualTo(99.99);
        (100.0 * confirmed / resolved).ShouldBeGreaterThanOrEqualTo(99.99);
        left.ShouldBe(
        [
            "sportsbook_player_pra J. Green 4 ambiguous [201145,1630224]", "sportsbook_player_pra C. Martin 1 ambiguous [1628997,1628998]",
            "sportsbook_player_pra T. Young 1 ambiguous [201152,1629027]",
        ]);
    }

    [ArchiveFact]
    public void No_line_is_given_to_a_player_whose_box_of_the_date_is_with_another_team() =>
        names.Query($"select game_date, player_name, hint from reference.name_confirmations where {Lines} and is_contradicted").ShouldBeEmpty();

    [ArchiveTheory]
    [InlineData("2023-11-11")]
    [InlineData("2024-02-10")]
    [InlineData("2024-10-23")]
    public void What_counts_as_known_before_a_date_does_not_change_when_that_date_and_all_later_boxes_are_taken_away(string date)
    {
        using var connection = names.Connect();
        var known = Known(connection, "reference.resolved_names", date);
        using var transaction = connection.BeginTransaction();
        connection.Run($"delete from raw.nbac_player_boxscores where game_date >= date '{date}'");
        connection.Run($"delete from reference.players where first_game_date >= date '{date}'");
        Rebuild(connection, names.Find<PlayerSpellings>(), date);

        var unaware = Known(connection, $"({Transform(names.Find<ResolvedNames>(), date)}) r", date);

        transaction.Rollback();
        known.Count.ShouldBeGreaterThan(50);
        unaware.ShouldBe(known);
    }

    [ArchiveFact]
    public void Players_of_the_crosswalk_keep_every_id_that_the_provider_gave_them()
    {
        names.Number("select count(*) from reference.player_provider_ids").ShouldBeGreaterThan(1_000);
        // Basketball-Reference gave Taylor Hendricks a new one.
        names.Query("select provider_id from reference.player_provider_ids where player_id in (select player_id from reference.player_provider_ids group by 1 having count(*) > 1) order by 1")
            .ShouldBe(["hendrita01", "hendrta01"]);
    }

    static List<string> Known(System.Data.Common.DbConnection connection, string relation, string date) =>
        RealNames.Query(connection, $"select source, player_name, hint, player_id, status, match_kind, team_abbr from {relation} where game_date = date '{date}' and is_known_before order by all");

    static void Rebuild(System.Data.Common.DbConnection connection, Table table, string date)
    {
        connection.Run($"delete from {table.FullName}");
        connection.Run($"insert into {table.FullName} {Transform(table, date)}");
    }

    static string Transform(Table table, string date) => EngineSql.Bind(table.Sql!, ("from", $"date '{date}'"), ("to", $"date '{date}'"));
}
