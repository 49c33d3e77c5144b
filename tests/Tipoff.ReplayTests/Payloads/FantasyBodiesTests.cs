using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.Sportsbooks;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>The counts are those of the archive's own normalised file, which was made of the same bodies.</summary>
public sealed class FantasyBodiesTests
{
    const string Slate = "prizepicks/projections_slate-2023-12-25.json.gz";
    const string Underdog = "underdog/over_under_lines_2023-12-22.json.gz";

    [ArchiveTheory]
    [InlineData("prizepicks/projections_2023-11-26.json.gz", "prize_picks.projections", "2023-11-26T22:55:51Z", "sportsbook_player_points 68 209e8d2be40e")]
    [InlineData(Slate, "prize_picks.projections", "2023-12-17T18:40:00Z", "sportsbook_player_points 34 7dd11ea01d5b")]
    [InlineData("underdog/over_under_lines_2023-12-19.json.gz", "underdog.over_under_lines", "2023-12-19T17:00:00Z", "sportsbook_player_points 21 8028b36d3c51")]
    [InlineData(Underdog, "underdog.over_under_lines", "2023-12-22T01:00:00Z", "sportsbook_player_points 38 c3fd3cd20631")]
    public void A_real_body_gives_the_rows_that_were_counted_in_it(string file, string endpoint, string fetchedAt, string expected) =>
        Of(file, endpoint, fetchedAt).Digest().ShouldBe(expected);

    [ArchiveTheory]
    [InlineData("prizepicks/projections_2023-11-26.json.gz", "prize_picks.projections", "2023-11-26T22:55:51Z", "67 of 68")]
    [InlineData(Slate, "prize_picks.projections", "2023-12-17T18:40:00Z", "34 of 34")]
    [InlineData("underdog/over_under_lines_2023-12-19.json.gz", "underdog.over_under_lines", "2023-12-19T17:00:00Z", "21 of 21")]
    [InlineData(Underdog, "underdog.over_under_lines", "2023-12-22T01:00:00Z", "38 of 38")]
    public void Names_lead_to_players_of_the_archive(string file, string endpoint, string fetchedAt, string known) =>
        Of(file, endpoint, fetchedAt).Rows<SportsbookPlayerPoints.Row>().Select(row => row.PlayerLookup).Known().ShouldBe(known);

    [ArchiveFact]
    public void A_free_square_is_no_line()
    {
        var rows = Of(Slate, "prize_picks.projections", "2023-12-17T18:40:00Z").Rows<SportsbookPlayerPoints.Row>();

        rows.Count.ShouldBe(34);
        rows.ShouldAllBe(row => row.IsMain && row.IsFantasy && row.Line > 3 && row.OverPrice == null && row.Phase == "pre");
        rows.Select(row => row.GameDate).Distinct().ShouldBe([new DateOnly(2023, 12, 25)]);
    }

    [ArchiveFact]
    public void Of_all_sports_only_the_NBA_is_kept_on_its_Eastern_dates() =>
        Of(Underdog, "underdog.over_under_lines", "2023-12-22T01:00:00Z").Rows<SportsbookPlayerPoints.Row>()
            .GroupBy(row => $"{row.GameDate:yyyy-MM-dd} {row.AwayTeamName} @ {row.HomeTeamName}").Select(rows => $"{rows.Key} {rows.Count()}").Order()
            .ShouldBe(
            [
                "2023-12-21 Los Angeles Lakers @ Minnesota Timberwolves 14", "2023-12-21 Washington Wizards @ Portland Trail Blazers 16",
                "2023-12-22 Toronto Raptors @ Philadelphia 76ers 8",
            ]);

    static Landing Of(string file, string endpoint, string fetchedAt) => ParsedBody.Of(file, endpoint, "snapshot_date=2023-12-01", fetchedAt);
}
