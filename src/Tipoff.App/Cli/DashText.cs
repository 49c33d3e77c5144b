using Spectre.Console;
using Tipoff.App.Dashboards;
using Tipoff.Engine.Alerts;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Cli;

/// <summary>The dashboard as text: nothing runs over the width of the screen, and all of a reason can be read.</summary>
/// <param name="width">Columns of the terminal.</param>
/// <param name="line">Takes a line with markup.</param>
sealed class DashText(DashView view, int width, Action<string> line)
{
    /// <summary>A mark and a blank before each line.</summary>
    const int Indent = 2;

    /// <summary>The longest name of a sign, and a blank.</summary>
    static readonly int NameWidth = Nba.Monitoring.Signs.All.Max(sign => sign.Name.Length) + 1;

    /// <summary>Incidents told; all of them: tipoff alert list.</summary>
    const int IncidentsShown = 5;

    /// <summary>Lines of a reason; longer ones are cut.</summary>
    const int WhyLinesMost = 4;

    public void Print()
    {
        line($"{Mark(view.Health)} [bold]{Word(view.Health)}[/]  {Eastern.WallClock(view.At):dddd d MMMM yyyy, HH:mm} ET");
        if (view.Mode == DashView.Full)
            PrintPanels();
        else
            PrintItems(view.Items);
        PrintIncidents();
        if (view.Mode is DashView.Full or DashView.Actions)
            line($"[grey]{view.Well} of {view.Signs} signs are well[/]");
    }

    void PrintPanels()
    {
        foreach (var panel in view.Panels)
        {
            line($"[bold]{panel.Key.ToUpperInvariant()}[/]");
            PrintItems(panel);
        }
    }

    void PrintItems(IEnumerable<DashItem> items)
    {
        foreach (var item in items)
        {
            var said = item.Health == Health.Healthy ? $"{item.Value}, {item.Why}" : item.Value;
            line($"{Mark(item.Health)} {item.Name.PadRight(NameWidth)}{Markup.Escape(Wrapping.Cut(said, width - Indent - NameWidth))}");
            if (item.Health == Health.Healthy)
                continue;

            PrintWhy($"{(item.Since is { } since ? $"since {since}: " : "")}{item.Why}");
            PrintCommand(item.Fix);
        }
    }

    void PrintIncidents()
    {
        if (view.Incidents.Count == 0)
            return;

        var taken = view.Incidents.Count(incident => incident.AckedBy is not null);
        line($"[bold]INCIDENTS[/] {view.Incidents.Count} open, {taken} taken on[grey]: tipoff alert list[/]");
        if (view.Mode == DashView.Quick)
            return;

        foreach (var incident in view.Incidents.Take(IncidentsShown))
        {
            line($"{Mark(incident.Severity == AlertSeverity.Critical ? Health.Critical : Health.Warning)} {Markup.Escape(Wrapping.Cut(Heading(incident), width - Indent))}");
            line($"  {Markup.Escape(Wrapping.Cut(incident.Why, width - Indent))}");
        }

        if (view.Incidents.Count > IncidentsShown)
            line($"[grey]  and {view.Incidents.Count - IncidentsShown} more[/]");
    }

    /// <summary>Which it is, since when, and who has it in hand.</summary>
    public static string Heading(Incident incident) =>
        $"{incident.Id} {incident.Rule} {incident.Subject}, since {DashView.Since(incident)}, {(incident.AckedBy is { } by ? $"taken on by {by}" : "nobody has it")}";

    void PrintWhy(string why)
    {
        foreach (var part in Wrapping.Wrap(why, width - Indent, WhyLinesMost))
            line($"  {Markup.Escape(part)}");
    }

    /// <summary>Never cut: it is there to be copied.</summary>
    void PrintCommand(string command) => line($"  [bold]{Markup.Escape(command)}[/]");

    static string Word(Health health) => health.ToString().ToLowerInvariant();

    static string Mark(Health health) => health switch
    {
        Health.Healthy => "[green]✓[/]",
        Health.Warning => "[yellow]![/]",
        _ => "[red]✗[/]",
    };
}
