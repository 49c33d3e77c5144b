using System.Globalization;
using System.Text.RegularExpressions;

namespace Tipoff.App.Simulation.Routes;

/// <summary>The league's store of documents: injury reports, each from half past its hour on.</summary>
sealed partial class NbaStaticSite(SimulatedLeague league) : SimulatedSite(league)
{
    public override string Name => "nba_static";

    public override Answer Answer(Ask ask)
    {
        var file = Report().Match(ask.Path);
        if (!file.Success || !DateOnly.TryParseExact(file.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Routes.Answer.Missing(403);

        var report = InjuryReport.On(League, date).FirstOrDefault(report => report.FileName == file.Groups["name"].Value && report.PublishedAt <= ask.Now);
        return report is null ? Routes.Answer.Missing(403) : new Answer(200, "application/pdf", InjuryReportPdf.Of(report));
    }

    [GeneratedRegex(@"^referee/injury/(?<name>Injury-Report_(?<date>\d{4}-\d\d-\d\d)_\d\d(AM|PM)\.pdf)$")]
    private static partial Regex Report();
}
