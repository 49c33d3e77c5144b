using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Alerts;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli.Alert;

/// <summary>What is wrong, as people were told.</summary>
sealed class List() : Verb("list", "Open incidents, worst first; --days also shows those that are over")
{
    static readonly Option<int?> Days = new("--days") { Description = "Also incidents of so many days that are over", HelpName = "N" };

    public override IReadOnlyList<string> Examples => ["tipoff alert list", "tipoff alert list --days 7 --json"];

    public override IReadOnlyList<Option> Options => [Days];

    public override Exit Run(Invocation call)
    {
        using var reader = Reader.Open(call);
        var sql = call.Get(Days) is { } days ? AlertLog.SinceQuery(call.Now.AddDays(-days)) : AlertLog.OpenQuery;
        var incidents = reader.Query(sql).Rows.Select(AlertLog.From).ToList();
        var alerting = incidents.Where(incident => incident.State == AlertState.Alerting).ToList();
        call.Answer(new { incidents }, () => Print(incidents));
        return alerting.Exists(incident => incident.Severity == AlertSeverity.Critical) ? Exit.Failed : alerting.Count > 0 ? Exit.Partial : Exit.Done;
    }

    static void Print(List<Incident> incidents)
    {
        if (incidents.Count == 0)
            Invocation.Line("[green]✓[/] no incident is open");
        foreach (var incident in incidents)
        {
            var color = incident.State is AlertState.Resolved or AlertState.Pending ? "grey" : incident.Severity switch { AlertSeverity.Critical => "red", AlertSeverity.Warning => "yellow", _ => "blue" };
            Invocation.Line($"[{color}]{incident.Severity.ToString().ToLowerInvariant(),-8}[/] [bold]{incident.Id}[/] {Markup.Escape($"{incident.Rule} {incident.Subject}")}  [{color}]{incident.State.ToString().ToLowerInvariant()}[/]{Taken(incident)}");
            Invocation.Line($"         {Markup.Escape(incident.Why)}");
            Invocation.Line($"         [grey]since {Wall(incident.Since)}{(incident.ResolvedAt is { } over ? $" until {Wall(over)}" : "")} ET; runbook {Markup.Escape(incident.Runbook)}[/]");
            if (incident.State != AlertState.Resolved)
                Invocation.Line($"         [bold]{Markup.Escape(incident.Fix)}[/]");
        }
    }

    static string Taken(Incident incident) =>
        incident.AckedBy is { } by && incident.AckedAt is { } at ? $"[grey], taken on by {Markup.Escape(by)} at {Wall(at)}{(incident.Note is { } note ? Markup.Escape($": {note}") : "")}[/]" : "";

    static string Wall(DateTimeOffset at) => Eastern.WallClock(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
