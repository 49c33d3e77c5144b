using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.ReplayTests.Archive;
using Tipoff.Tests.Payloads;

namespace Tipoff.ReplayTests.Payloads;

public sealed class InjuryReportBodyTests
{
    static readonly string[] Games =
    [
        "2024-01-04 MIL@SAS 07:30", "2024-01-04 DEN@GSW 10:00", "2024-01-05 ATL@IND 07:00", "2024-01-05 UTA@BOS 07:00", "2024-01-05 NYK@PHI 07:30",
        "2024-01-05 OKC@BKN 07:30", "2024-01-05 WAS@CLE 07:30", "2024-01-05 CHA@CHI 08:00", "2024-01-05 LAC@NOP 08:00", "2024-01-05 MIN@HOU 08:00",
        "2024-01-05 POR@DAL 08:30", "2024-01-05 MIA@PHX 09:00", "2024-01-05 ORL@DEN 09:00", "2024-01-05 DET@GSW 10:00", "2024-01-05 MEM@LAL 10:00",
        "2024-01-05 TOR@SAC 10:00",
    ];

    [ArchiveFact]
    public void Every_row_of_the_official_report_of_4_January_2024_is_read() =>
        Rows<NbacInjuryReport.Row>().Select(row => $"{row.Matchup} {row.TeamAbbr} {row.PlayerName} {row.InjuryStatus}: {row.Reason} ({row.ReasonCategory})").ShouldBe(
        [
            "MIL@SAS SAS Dominick Barlow Questionable: G League - Two-Way (g_league)",
            "MIL@SAS SAS Charles Bassey Out: Injury/Illness - Left Acl; Tear (injury_illness)",
            "MIL@SAS SAS Malaki Branham Doubtful: Injury/Illness - Right Ankle; Sprain (injury_illness)",
            "MIL@SAS SAS Sidy Cissoko Out: G League - On Assignment (g_league)",
            "MIL@SAS SAS Zach Collins Out: Injury/Illness - Right Ankle; Sprain (injury_illness)",
            "MIL@SAS SAS Mamadi Diakite Questionable: G League - Two-Way (g_league)",
            "MIL@SAS SAS David Duke Jr. Out: G League - Two-Way (g_league)",
            "MIL@SAS SAS Doug McDermott Out: Injury/Illness - Right Forearm; Contusion (injury_illness)",
            "DEN@GSW DEN Vlatko Cancar Out: Injury/Illness - Left Knee; Surgery (injury_illness)",
            "DEN@GSW DEN Reggie Jackson Probable: Injury/Illness - Left Calf; Tightness (injury_illness)",
            "DEN@GSW DEN Jalen Pickett Out: G League - On Assignment (g_league)",
            "DEN@GSW DEN Hunter Tyson Out: G League - On Assignment (g_league)",
            "DEN@GSW GSW Draymond Green Out: League Suspension (suspension)",
            "DEN@GSW GSW Gary Payton II Out: Injury/Illness - Left Hamstring; Strain (injury_illness)",
        ]);

    [ArchiveFact]
    public void Every_team_of_it_stands_with_its_game_and_whether_it_had_reported()
    {
        var teams = Rows<NbacInjuryReportTeams.Row>();

        teams.Select(row => $"{row.GameDate:yyyy-MM-dd} {row.Matchup} {row.GameTime}").Distinct().ShouldBe(Games);
        teams.GroupBy(row => (row.GameDate, row.Matchup)).ShouldAllBe(game => $"{game.First().TeamAbbr}@{game.Last().TeamAbbr}" == game.Key.Matchup && game.Count() == 2);
        teams.Where(row => row.IsSubmitted).Select(row => $"{row.GameDate:MM-dd} {row.TeamAbbr}").ShouldBe(["01-04 SAS", "01-04 DEN", "01-04 GSW"]);
    }

    [ArchiveFact]
    public void It_is_known_from_its_own_time_stamp_and_its_rows_are_these_for_ever()
    {
        var landing = Parsed();

        var rows = landing.Tables.SelectMany(landing.Of).ToList();
        LandedChecks.Violations(landing).ShouldBeEmpty();
        Rows<NbacInjuryReport.Row>().ShouldAllBe(row => row.KnownAt == new DateTimeOffset(2024, 1, 4, 17, 30, 0, TimeSpan.Zero) && row.GameDate == row.ReportDate);
        RowText.Hash(rows).ShouldBe("fba82bafac5c2ed012fe8e0389c701e9984dbd7d3f176a024acd1240935fe834");
    }

    static Landing Parsed() => RealBodies.Catalog.Parse(
        RealBodies.Document("nba-official/Injury-Report_2024-01-04.pdf", "nba_static.injury_report", ("report_date", "2024-01-04"), ("report_time", "12:30")));

    static List<T> Rows<T>()
    {
        var landing = Parsed();
        return [.. landing.Of(landing.Tables.Single(table => table.RowType == typeof(T))).Cast<T>()];
    }
}
