using System.Globalization;
using DuckDB.NET.Data;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.Tests.Payloads;

namespace Tipoff.Tests.Nba.Raw.Injuries;

public sealed class NbaStaticInjuryReportTests
{
    [Theory]
    [InlineData("2024-01-04", "12:30", "Injury-Report_2024-01-04_12PM.pdf")]
    [InlineData("2024-01-04", "00:30", "Injury-Report_2024-01-04_12AM.pdf")]
    [InlineData("2024-01-04", "17:30", "Injury-Report_2024-01-04_05PM.pdf")]
    [InlineData("2025-12-22", "23:30", "Injury-Report_2025-12-22_11PM.pdf")]
    [InlineData("2025-12-23", "00:00", "Injury-Report_2025-12-23_12_00AM.pdf")]
    [InlineData("2025-12-23", "09:45", "Injury-Report_2025-12-23_09_45AM.pdf")]
    [InlineData("2026-01-02", "17:15", "Injury-Report_2026-01-02_05_15PM.pdf")]
    public void The_file_is_named_by_the_hour_and_since_23_December_2025_by_the_quarter(string date, string time, string file) =>
        new NbaStaticInjuryReport().Path(Target.Of(("report_date", date), ("report_time", time))).ShouldBe($"referee/injury/{file}");

    [Fact]
    public void Only_editions_that_are_out_are_asked_for() =>
        Editions("2024-01-04", now: "2024-01-04T17:31:00Z").ShouldBe(
            ["00:30", "01:30", "02:30", "03:30", "04:30", "05:30", "06:30", "07:30", "08:30", "09:30", "10:30", "11:30", "12:30"]);

    [Fact]
    public void A_date_without_games_has_no_editions() =>
        Editions("2024-01-04", now: "2024-01-06T17:00:00Z", from: "2024-01-05").ShouldBeEmpty();

    [Fact]
    public void The_grid_turns_from_hours_to_quarters_with_the_names()
    {
        var before = Editions("2025-12-22", now: "2026-01-01T00:00:00Z");
        var since = Editions("2025-12-23", now: "2026-01-01T00:00:00Z");

        before.Count.ShouldBe(24);
        before.ShouldAllBe(time => time.EndsWith(":30", StringComparison.Ordinal));
        since.Count.ShouldBe(12 + (12 * 4));
        since.Where(time => time.StartsWith("10", StringComparison.Ordinal)).ShouldBe(["10:00"]);
        since.Where(time => time.StartsWith("19", StringComparison.Ordinal)).ShouldBe(["19:00", "19:15", "19:30", "19:45"]);
    }

    [Fact]
    public void The_night_the_clock_skips_an_hour_has_no_edition_in_it()
    {
        Editions("2025-03-09", now: "2025-03-10T12:00:00Z").ShouldNotContain("02:30");

        Editions("2025-03-09", now: "2025-03-09T07:31:00Z").ShouldBe(["00:30", "01:30", "03:30"]);
    }

    [Fact]
    public void The_night_the_clock_repeats_an_hour_has_its_edition_once_and_after_the_second_turn()
    {
        Editions("2024-11-03", now: "2024-11-04T12:00:00Z").Count.ShouldBe(24);

        Editions("2024-11-03", now: "2024-11-03T05:31:00Z").ShouldBe(["00:30"]);
        Editions("2024-11-03", now: "2024-11-03T06:31:00Z").ShouldBe(["00:30", "01:30"]);
    }

    [Fact]
    public void Wrapped_reasons_find_their_rows_without_empty_lines_between_them()
    {
        var report = Read(
            """
            01/15/2025   07:00 (ET)   BOS@TOR   Boston Celtics   Alder, Al    Out        Injury/Illness - Left Knee; Sprain
                                                                                         Injury/Illness - Right Forearm;
                                                                 Birch, Bo    Out
                                                                                         Contusion
                                                                                         Injury/Illness - Left Hamstring;
                                                                 Cedar, Cal   Doubtful   Injury Recovery and
                                                                                         Management
            """);

        report.Select(row => $"{row.PlayerName}: {row.Reason}").ShouldBe(
        [
            "Al Alder: Injury/Illness - Left Knee; Sprain",
            "Bo Birch: Injury/Illness - Right Forearm; Contusion",
            "Cal Cedar: Injury/Illness - Left Hamstring; Injury Recovery and Management",
        ]);
    }

    [Fact]
    public void A_name_of_two_lines_is_put_together()
    {
        var report = Read(
            """
            01/15/2025   07:00 (ET)   BOS@TOR   Boston Celtics   Alderwood-Underhill,
                                                                                        Out   Rest
                                                                 Abelard
            """);

        report.ShouldHaveSingleItem().PlayerName.ShouldBe("Abelard Alderwood-Underhill");
    }

    [Fact]
    public void Words_may_stand_without_blanks()
    {
        var report = Whole(
            "InjuryReport:01/15/2505:30PM\n01/15/2025  07:00(ET)  LAC@DEN  LAClippers  AlderJr.,Al  Out  Injury/Illness-LeftAcl;Tear\n  DenverNuggets  NOTYETSUBMITTED\nPage1of1\n");

        report.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.TeamAbbr.ShouldBe("LAC"),
            row => row.PlayerLookup.ShouldBe("alalderjr"),
            row => row.ReasonCategory.ShouldBe("injury_illness"));
    }

    [Fact]
    public void A_team_of_no_league_is_refused_and_not_taken_for_part_of_a_name()
    {
        Should.Throw<SchemaProblem>(() => Read("01/15/2025   07:00 (ET)   ULM@POR   Ratiopharm Ulm   Alder, Al   Out   Rest"))
            .Path.ShouldBe("line 2");

        Should.Throw<SchemaProblem>(() => Read("01/15/2025   07:00 (ET)   ULM@POR   Ratiopharm Ulm     NOT YET SUBMITTED"));
    }

    [Fact]
    public void A_report_without_its_last_page_is_refused() =>
        Should.Throw<RefusedBody>(() => Whole("Injury Report: 01/15/25 05:30 PM\nPage 1 of 2\n"))
            .Message.ShouldBe("an injury report of 2 pages of which 1 are there");

    [Fact]
    public void Nothing_but_the_frame_is_a_report_without_rows() => Read("").ShouldBeEmpty();

    [Theory]
    [InlineData("Injury/Illness - Left Acl; Tear", "injury_illness")]
    [InlineData("Injury/Illness - Health and Safety Protocols", "health_protocol")]
    [InlineData("Injury/Illness - Rest", "rest")]
    [InlineData("Rest", "rest")]
    [InlineData("Restricted", "other")]
    [InlineData("G League - On Assignment", "g_league")]
    [InlineData("GLeague-Two-Way", "g_league")]
    [InlineData("League Suspension", "suspension")]
    [InlineData("Personal Reasons", "personal")]
    [InlineData("Concussion Protocol", "injury_illness")]
    [InlineData("Return to Competition Reconditioning", "injury_illness")]
    [InlineData("Not With Team", "other")]
    [InlineData(null, null)]
    public void A_reason_is_of_the_kind_its_keywords_say(string? reason, string? category) =>
        Read($"01/15/2025   07:00 (ET)   BOS@TOR   Boston Celtics   Alder, Al   Out   {reason}").ShouldHaveSingleItem().ReasonCategory.ShouldBe(category);

    static List<NbacInjuryReport.Row> Read(string rows) => Whole($"Injury Report: 01/15/25 05:30 PM\n{rows}\nPage 1 of 1\n");

    static List<NbacInjuryReport.Row> Whole(string text)
    {
        var endpoint = EndpointFixture.Catalog["nba_static.injury_report"];
        var asked = Target.Of(("report_date", "2025-01-15"), ("report_time", "17:30"));
        var landing = EndpointFixture.Catalog.Parse(new Document(endpoint, asked, DateTimeOffset.UnixEpoch, text));
        return [.. landing.Of(landing.Tables[0]).Cast<NbacInjuryReport.Row>()];
    }

    /// <summary>Times of the editions of a date with a game, asked for at a moment.</summary>
    static List<string> Editions(string gameDate, string now, string? from = null)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            set timezone = 'UTC';
            create schema reference;
            create table reference.games as
            select date '{gameDate}' as game_date, 'regular' as season_type union all select date '{gameDate}', 'regular';
            """);
        command.ExecuteNonQuery();
        command.CommandText = "select report_time from ("
            + RequestTargets.InjuryReports
                .Replace("@from", $"date '{from ?? gameDate}'", StringComparison.Ordinal)
                .Replace("@to", $"date '{from ?? gameDate}'", StringComparison.Ordinal)
                .Replace("@now", $"timestamptz '{now}'", StringComparison.Ordinal)
            + ") t order by 1";
        using var reader = command.ExecuteReader();
        List<string> times = [];
        while (reader.Read())
            times.Add(reader.GetString(0));
        return times;
    }
}
