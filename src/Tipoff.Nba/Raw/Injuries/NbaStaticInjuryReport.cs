using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Raw.NbaCom;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>The editions of the official injury report, one PDF each.</summary>
public sealed class NbaStaticInjuryReport : Endpoint
{
    public override Site Site => new NbaStatic();

    public override string Summary => "Official injury report: status and reason of each player, several editions a day";

    public override BodyKind Kind => BodyKind.Pdf;

    public override string Targets => RequestTargets.InjuryReports;

    public override IReadOnlyList<Type> Lands => [typeof(NbacInjuryReport), typeof(NbacInjuryReportTeams)];

    public override IReadOnlyList<string> Slice => ["report_date", "report_time"];

    /// <summary>The store answers 403 for a file that does not exist.</summary>
    public override IReadOnlyList<int> AbsentStatuses => [403, 404];

    public override int BytesMin => 1000;

    public override string Path(Target target) =>
        $"referee/injury/{InjuryReportFile.Name(target.Date("report_date"), TimeOnly.ParseExact(target["report_time"], "HH:mm", CultureInfo.InvariantCulture))}";

    public override void Parse(Document document, Landing landing)
    {
        var (date, time) = (document.Target.Date("report_date"), document.Target["report_time"]);
        var report = InjuryReportText.Read(document.Text);
        foreach (var line in report.Players.Distinct())
        {
            landing.Add(new NbacInjuryReport.Row(
                date,
                time,
                line.Game.Date,
                line.Game.Matchup,
                line.Team.Abbr,
                PlayerLookup.Of(line.PlayerName),
                line.PlayerName,
                line.ReportedName,
                line.Game.Time,
                line.Status,
                line.Reason,
                InjuryReason.CategoryOf(line.Reason),
                report.StampedAt));
        }

        foreach (var team in report.Teams)
            landing.Add(new NbacInjuryReportTeams.Row(date, time, team.Game.Date, team.Game.Matchup, team.Team.Abbr, team.Game.Time, team.IsSubmitted, report.StampedAt));
    }
}
