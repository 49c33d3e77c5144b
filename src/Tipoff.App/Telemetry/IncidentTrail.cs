using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Alerts;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Telemetry;

/// <summary>Logs what became of incidents since it was last asked: raised, over, and channels that did not take a message.</summary>
sealed class IncidentTrail(DuckDbWarehouse warehouse, JsonLog log)
{
    /// <summary>An incident is over some time after it was last seen: so far back it is looked for.</summary>
    static readonly TimeSpan QuietMax = TimeSpan.FromDays(2);

    DateTimeOffset seen = warehouse.Now;
    HashSet<string> refusals = [];

    /// <summary>Where they cannot be read, that is logged, and the next time tells what was missed: a log never stops the work.</summary>
    public void Follow()
    {
        try
        {
            using var connection = warehouse.Connect();
            var now = warehouse.Now;
            FollowIncidents(connection);
            FollowChannels(connection);
            seen = now;
        }
        catch (Exception error) when (error is Problem or DbException)
        {
            log.Write(new LogLine(log.Now, LogLine.Error, "incidents unknown", error.Message));
        }
    }

    void FollowIncidents(DbConnection connection)
    {
        foreach (var incident in ReadOnlyQuery.Run(connection, AlertLog.SinceQuery(seen - QuietMax)).Rows.Select(AlertLog.From).Reverse())
        {
            if (incident.RaisedAt > seen)
                Write(incident, incident.Severity switch { AlertSeverity.Critical => LogLine.Error, AlertSeverity.Warning => LogLine.Warning, _ => LogLine.Info }, "incident raised", $"{incident.Severity.ToString().ToLowerInvariant()}: {incident.Why}");
            if (incident is { RaisedAt: not null, ResolvedAt: { } over } && over > seen)
                Write(incident, LogLine.Info, "incident resolved", $"after {(over - incident.RaisedAt.Value).TotalMinutes:0} min: {incident.Why}");
        }
    }

    void FollowChannels(DbConnection connection)
    {
        var open = ReadOnlyQuery.Run(connection, "select distinct channel, error from orchestration.notices where error is not null and state in ('waiting', 'given_up') order by 1, 2").Rows
            .Select(row => $"{row[0]} did not take a message: {row[1]}").ToHashSet();
        foreach (var refusal in open.Except(refusals))
            log.Write(new LogLine(log.Now, LogLine.Error, "channel refused", refusal));
        refusals = open;
    }

    void Write(Incident incident, string level, string name, string message) =>
        log.Write(new LogLine(log.Now, level, name, $"{incident.Rule} {incident.Subject}, {message}") { Incident = incident.Id });
}
