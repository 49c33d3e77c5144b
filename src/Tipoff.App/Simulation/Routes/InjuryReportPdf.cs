using System.Globalization;

namespace Tipoff.App.Simulation.Routes;

/// <summary>An injury report laid out as the league's own: seven columns, a row a player, reasons wrapped around their row.</summary>
static class InjuryReportPdf
{
    const double DateX = 24;
    const double TimeX = 120;
    const double MatchupX = 200;
    const double TeamX = 265;
    const double PlayerX = 425;
    const double StatusX = 586;
    const double ReasonX = 667;
    const double TitleY = 60;
    const double HeaderY = 114;
    const double FirstRowY = 136;
    const double RowHeight = 22;
    const double LineHeight = 11;
    const double BottomY = 520;
    const double FooterY = 562;
    const double TextSize = 9;
    const double TitleSize = 20;

    /// <summary>Letters of a reason that fit beside each other.</summary>
    const int ReasonLetters = 38;

    public static byte[] Of(InjuryReport report)
    {
        var pdf = new PdfPages();
        var y = double.MaxValue;
        var (date, time) = (default(DateOnly), default(TimeOnly));
        foreach (var game in report.Games)
        {
            var isNewGame = true;
            foreach (var (club, entry, isNewClub) in game.Clubs.SelectMany(Rows))
            {
                if (y > BottomY)
                    y = NewPage(pdf, report);
                if (isNewGame && game.Fixture.Date != date)
                {
                    pdf.Text(DateX, y, TextSize, game.Fixture.Date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture));
                    time = default;
                }

                if (isNewGame && game.Fixture.EasternTime != time)
                    pdf.Text(TimeX, y, TextSize, game.Fixture.EasternTime.ToString("hh:mm", CultureInfo.InvariantCulture) + " (ET)");
                if (isNewGame)
                    pdf.Text(MatchupX, y, TextSize, $"{game.Fixture.Away.Abbr}@{game.Fixture.Home.Abbr}");
                (date, time, isNewGame) = (game.Fixture.Date, game.Fixture.EasternTime, false);
                if (isNewClub)
                    pdf.Text(TeamX, y, TextSize, club.Franchise.FullName);
                Player(pdf, y, entry);
                y += RowHeight;
            }
        }

        if (pdf.Count == 0)
            NewPage(pdf, report);
        for (var page = 0; page < pdf.Count; page++)
            pdf.TextOn(page, 400, FooterY, TextSize, $"Page {page + 1} of {pdf.Count}");
        return pdf.ToBytes();
    }

    // A club without anybody to report has no row.
    static IEnumerable<(InjuryReport.Club Club, InjuryReport.Entry? Entry, bool IsNewClub)> Rows(InjuryReport.Club club) =>
        club.Entries is null ? [(club, null, true)] : club.Entries.Select((entry, number) => (club, (InjuryReport.Entry?)entry, number == 0));

    static double NewPage(PdfPages pdf, InjuryReport report)
    {
        var moment = report.Date.ToDateTime(new TimeOnly(report.Hour, 30));
        pdf.NewPage();
        pdf.Text(289, TitleY, TitleSize, $"Injury Report: {moment.ToString("MM/dd/yy hh:mm tt", CultureInfo.InvariantCulture)}");
        if (pdf.Count > 1)
            return TitleY + (2 * RowHeight);

        foreach (var (x, name) in new[]
        {
            (DateX, "Game Date"), (TimeX, "Game Time"), (MatchupX, "Matchup"), (TeamX, "Team"), (PlayerX, "Player Name"), (StatusX, "Current Status"), (ReasonX, "Reason"),
        })
        {
            pdf.Text(x, HeaderY, TextSize, name);
        }

        return FirstRowY;
    }

    static void Player(PdfPages pdf, double y, InjuryReport.Entry? entry)
    {
        if (entry is null)
        {
            pdf.Text(ReasonX, y, TextSize, "NOT YET SUBMITTED");
            return;
        }

        pdf.Text(PlayerX, y, TextSize, $"{entry.Athlete.LastName}, {entry.Athlete.FirstName}");
        pdf.Text(StatusX, y, TextSize, entry.Status);
        var breakAt = entry.Reason.Length <= ReasonLetters ? -1 : entry.Reason.LastIndexOf(' ', ReasonLetters);
        if (breakAt < 0)
        {
            pdf.Text(ReasonX, y, TextSize, entry.Reason);
            return;
        }

        pdf.Text(ReasonX, y - (LineHeight / 2), TextSize, entry.Reason[..breakAt]);
        pdf.Text(ReasonX, y + (LineHeight / 2), TextSize, entry.Reason[(breakAt + 1)..]);
    }
}
