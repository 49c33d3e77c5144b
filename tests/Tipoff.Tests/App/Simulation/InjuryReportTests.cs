using System.Text.RegularExpressions;
using Tipoff.App.Simulation;
using Tipoff.App.Simulation.Routes;
using Tipoff.Engine.Sources;

namespace Tipoff.Tests.App.Simulation;

public sealed partial class InjuryReportTests
{
    static readonly DateOnly Date = new(2024, 12, 16);

    [Fact]
    public void The_page_reads_like_the_league_s_own()
    {
        var report = Report(17);

        var lines = Lines(report);

        lines[0].Trim().ShouldBe("Injury Report: 12/16/24 05:30 PM");
        Spaces().Split(lines[1].Trim()).ShouldBe(["Game Date", "Game Time", "Matchup", "Team", "Player Name", "Current Status", "Reason"]);
        Spaces().Split(lines[2].Trim())[..3].ShouldBe(["12/16/2024", "07:00 (ET)", "ATL@PHI"]);
        lines[^1].Trim().ShouldBe("Page 1 of 1");
    }

    [Fact]
    public void Every_player_stands_on_one_line_with_his_status()
    {
        foreach (var report in InjuryReport.On(RunningServer.League, Date))
        {
            var text = PdfText.Of(InjuryReportPdf.Of(report));

            foreach (var entry in report.Games.SelectMany(game => game.Clubs).SelectMany(club => club.Entries ?? []))
                text.ShouldMatch($@"{entry.Athlete.LastName}, {entry.Athlete.FirstName}\s+{entry.Status}\b", $"{report.FileName}");
            text.Split("NOT YET SUBMITTED").Length.ShouldBe(1 + report.Games.SelectMany(game => game.Clubs).Count(club => club.Entries is null), report.FileName);
        }
    }

    [Fact]
    public void Who_is_out_before_the_games_is_who_does_not_play()
    {
        foreach (var night in RunningServer.League.Nights)
        {
            var last = InjuryReport.On(RunningServer.League, night.Fixture.Date).Last();
            var clubs = last.Games.Single(game => game.Fixture == night.Fixture).Clubs;
            var reported = clubs.SelectMany(club => club.Entries!).Where(entry => entry.Status == "Out").Select(entry => entry.Athlete.PlayerId);

            reported.ShouldBe(night.Sides.SelectMany(side => side.OutUntil.Keys).Select(athlete => athlete.PlayerId), ignoreOrder: true, night.Fixture.GameId);
        }
    }

    [Fact]
    public void Statuses_change_during_the_day()
    {
        var statuses = RunningServer.League.Nights.Select(night => night.Fixture.Date).Distinct()
            .SelectMany(date => InjuryReport.On(RunningServer.League, date))
            .SelectMany(report => report.Games.Where(game => game.Fixture.Date == report.Date).SelectMany(game => game.Clubs).SelectMany(club => club.Entries ?? []).Select(entry => (report.Date, entry.Athlete.PlayerId, entry.Status)))
            .Distinct().GroupBy(entry => (entry.Date, entry.PlayerId)).ToList();

        ((double)statuses.Count(day => day.Count() > 1) / statuses.Count).ShouldBeInRange(0.2, 0.8);
    }

    static InjuryReport Report(int hour) => InjuryReport.On(RunningServer.League, Date).Single(report => report.Hour == hour);

    static List<string> Lines(InjuryReport report) =>
        [.. PdfText.Of(InjuryReportPdf.Of(report)).Split('\n').Select(line => line.Trim('\f')).Where(line => line.Trim().Length > 0)];

    [GeneratedRegex(@" {2,}")]
    private static partial Regex Spaces();
}
