using System.Globalization;
using System.Text.RegularExpressions;
using Tipoff.Engine.Alerts;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Dashboards;

/// <summary>Reads the page of a place from the warehouse, or from the process that holds it.</summary>
sealed partial class DashPages(DateTimeOffset now, Func<string, QueryResult> query)
{
    readonly DateOnly today = Eastern.DateOf(now);

    /// <exception cref="Tipoff.Engine.Problem">It cannot be read.</exception>
    public Page Read(Place place) => place switch
    {
        Place.Overview => Overview(place),
        Place.Troubles troubles => Troubles(troubles),
        Place.Cells cells => Cells(cells),
        _ => new DashRuns(now, query).Read(place),
    };

    Page Overview(Place place)
    {
        var view = DashView.Of(DashView.Full, now, query);
        var signs = view.Items.Select(item => new Entry(item.Health, item.Panel, item.Name, item.Value, item.Why)
        {
            Since = item.Since,
            Command = item.Fix,
            Leads = new Place.Troubles(Signs.All.First(sign => sign.Name == item.Name)),
        }).ToLookup(entry => entry.Health == Health.Healthy);
        var incidents = view.Incidents.Select(Told).ToList();
        var title = $"{view.Well} of {view.Signs} signs are well{(incidents.Count == 0 ? "" : $"; incidents: {incidents.Count} open, {view.Incidents.Count(incident => incident.AckedBy is not null)} taken on")}";
        return new Page(place, "dash", title, now, [.. signs[false], .. incidents, .. signs[true]]);
    }

    /// <summary>An incident of a date leads to its cells, any other to all that is wrong with its sign.</summary>
    static Entry Told(Incident incident)
    {
        var sign = Signs.All.FirstOrDefault(sign => sign.Rule == incident.Rule);
        return new Entry(
            incident.Severity == AlertSeverity.Critical ? Health.Critical : Health.Warning, DashState.IncidentsPanel, $"{incident.Rule} {incident.Id}",
            $"{incident.Subject}, {(incident.AckedBy is { } by ? $"taken on by {by}" : "nobody has it")}",
            $"{incident.Why} (take it on: tipoff alert ack {incident.Id})")
        {
            Since = DashView.Since(incident),
            Command = incident.Fix,
            Leads = Below(sign, incident.Subject, null) ?? (sign is null ? null : new Place.Troubles(sign)),
        };
    }

    Page Troubles(Place.Troubles place)
    {
        var sign = place.Sign;
        var troubles = query(sign.TroublesOn(now, today)).Rows.Select(row => Trouble(sign, $"{row[0]}", $"{row[1]}", row[2]?.ToString(), $"{row[3]}")).ToList();
        if (troubles.Count > 0)
            return new Page(place, sign.Name, $"what is wrong: {troubles.Count}; procedure: docs/runbooks/{sign.Runbook}.md", now, troubles);

        var calm = query(sign.CalmOn(now, today)).Rows;
        return new Page(place, sign.Name, "nothing is wrong", now, [.. calm.Select(row => new Entry(Health.Healthy, "", sign.Name, row[0]?.ToString() ?? "nothing yet", $"{row[1]}") { Command = sign.Command(today, null) })]);
    }

    Entry Trouble(Sign sign, string subject, string severity, string? since, string why) => new(Enum.Parse<Health>(severity, ignoreCase: true), "", subject, why, "")
    {
        Since = since,
        Command = sign.Command(today, since, since),
        Leads = Below(sign, subject, since),
    };

    /// <summary>What a trouble is made of: the run, the decisions or the answers that it names, or the cells of its date.</summary>
    static Place? Below(Sign? sign, string subject, string? since)
    {
        if (sign?.Panel == "backfill")
            return new Place.Run(subject, null, null);
        if (sign?.Panel == "errors")
            return new Place.Requests(subject);
        if (sign?.Name == "last runs")
            return new Place.Decisions(subject);
        var date = Date().Match(subject) is { Success: true } named ? named.Value : since is { Length: >= 10 } ? since[..10] : null;
        return date is null ? null : new Place.Cells(date, Table().Match(subject) is { Success: true } table ? table.Value : null);
    }

    Page Cells(Place.Cells place)
    {
        var cells = query(PartitionCells.On(place.Partition, place.Table, now, today)).Rows.Select(row => Cell(place.Partition, row)).ToList();
        var bad = cells.Count(cell => cell.Health != Health.Healthy);
        var title = cells.Count == 0 ? "the ledger knows no cell of that date" : $"{cells.Count} cells, {(bad == 0 ? "all of them well" : $"{bad} not well")}";
        return new Page(place, place.Table is null ? place.Partition : $"{place.Table} {place.Partition}", title, now, cells);
    }

    static Entry Cell(string partition, object?[] row)
    {
        var (table, presence) = ($"{row[0]}", $"{row[1]}");
        var health = HealthOf(presence);
        return new Entry(health, "", table, $"{presence}, {Convert.ToInt64(row[2] ?? 0, CultureInfo.InvariantCulture):N0} rows", row[3]?.ToString() ?? (health == Health.Healthy ? "" : "nobody has tried it"))
        {
            Since = row[5] is { } at ? $"{at} UTC" : null,
            Command = health == Health.Healthy ? null : Mending(table, partition, presence),
            Leads = new Place.Tries(table, partition),
        };
    }

    /// <summary>A presence as it asks for a person or not.</summary>
    public static Health HealthOf(string presence) => presence switch
    {
        "ok" or "ok_degraded" or "skipped_by_rule" or "not_expected" => Health.Healthy,
        "failed_terminal" or "quarantined" or PartitionCells.NotBuilt => Health.Critical,
        _ => Health.Warning,
    };

    /// <summary>Landed tables come from outside; the others are built.</summary>
    public static string? Mending(string table, string partition, string presence)
    {
        if (partition.Length != 10)
            return table.StartsWith("raw.", StringComparison.Ordinal) ? "tipoff source status" : null;
        var range = $"--from {partition} --to {partition}";
        return table.StartsWith("raw.", StringComparison.Ordinal)
            ? $"tipoff source fetch {range}"
            : $"tipoff backfill {range} --tables {table} --only {(presence is PartitionCells.NotBuilt or "waiting_upstream" ? "missing" : "failed")}";
    }

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b")]
    private static partial Regex Date();

    [GeneratedRegex(@"^[a-z]+\.[a-z0-9_]+(?= )")]
    private static partial Regex Table();
}
