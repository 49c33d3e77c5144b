using System.Data.Common;
using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Alerts;

/// <summary>Incidents, and what is to be told of them: both are written at once, so that a kill forgets neither and tells nothing twice.</summary>
public static class AlertLog
{
    const string Columns =
        "incident, rule, subject, state, severity, since, first_seen_at, raised_at, last_seen_at, quiet_since, resolved_at, acked_at, acked_by, note, escalated_at, reminded_at, why, fix, runbook";

    /// <summary>A notice that waits for its time or its channel.</summary>
    public const string Waiting = "waiting";

    /// <summary>On its way: found by a later process it means that the earlier was killed, and it goes out again under the same message id.</summary>
    public const string Sending = "sending";

    public const string Sent = "sent";

    /// <summary>What it told was over before it could be told.</summary>
    public const string Superseded = "superseded";

    public const string GivenUp = "given_up";

    /// <summary>Incidents that are not resolved, worst and oldest first; <see cref="From"/> reads the rows.</summary>
    public static string OpenQuery => $"select {Columns} from orchestration.incidents where state <> 'resolved' order by case severity when 'critical' then 0 when 'warning' then 1 else 2 end, since, incident";

    /// <summary>Open incidents, and those that were seen since <paramref name="from"/>, newest first.</summary>
    public static string SinceQuery(DateTimeOffset from) => $"select {Columns} from orchestration.incidents where state <> 'resolved' or last_seen_at >= {Sql.Literal(from)} order by since desc, incident";

    public static IReadOnlyList<Incident> Open(DbConnection connection) => [.. ReadOnlyQuery.Run(connection, OpenQuery).Rows.Select(From)];

    /// <summary>Keeps what a look changed, together with what each channel is to be told of it, and how each rule stands.</summary>
    /// <param name="rules">All rules that looked.</param>
    public static void Keep(DuckDbWarehouse warehouse, DbConnection connection, AlertStep step, Look look, IEnumerable<string> rules, AlertOptions options) =>
        warehouse.Publish(connection, [], () =>
        {
            foreach (var incident in step.Changed)
                Put(connection, incident);
            foreach (var notice in step.Notices)
            {
                foreach (var channel in Listeners(options, notice))
                    Put(connection, notice, channel.Name);
            }

            connection.Run("delete from orchestration.alert_rules");
            foreach (var rule in rules)
            {
                var states = step.Changed.Where(incident => incident.Rule == rule && incident.State != AlertState.Resolved).Select(incident => incident.State).ToList();
                var state = look.Blind.ContainsKey(rule) ? "error"
                    : states.Contains(AlertState.Alerting) ? "alerting"
                    : states.Contains(AlertState.Pending) ? "pending"
                    : states.Contains(AlertState.Recovering) ? "recovering" : "normal";
                connection.Run($"insert into orchestration.alert_rules values ({Sql.Literal(rule)}, '{state}', {Sql.Literal(look.Blind.GetValueOrDefault(rule))}, {Sql.Literal(warehouse.Now)})");
            }
        });

    /// <summary>Writes down that somebody has taken an incident on.</summary>
    /// <returns>It as it stands now.</returns>
    /// <exception cref="Problem">There is no such open incident.</exception>
    public static Incident Acknowledge(DbConnection connection, string id, string by, string? note, DateTimeOffset now)
    {
        var open = Open(connection);
        var found = open.Where(incident => incident.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found is not [var incident])
        {
            throw new Problem(
                found.Count == 0 ? $"no open incident '{id}'" : $"'{id}' begins {found.Count} incidents",
                open.Count == 0 ? "nothing is open" : $"open are {string.Join(", ", open.Take(8).Select(other => other.Id))}", "`tipoff alert list` shows them")
            { Exit = Exit.Usage };
        }

        var taken = incident with { AckedAt = now, AckedBy = by, Note = note };
        Put(connection, taken);
        return taken;
    }

    /// <summary>An incident from a row; over a socket moments are texts.</summary>
    public static Incident From(IReadOnlyList<object?> row) => new(
        Text(row[0])!, Text(row[1])!, Text(row[2])!, Enum.Parse<AlertState>(Text(row[3])!, ignoreCase: true), Enum.Parse<AlertSeverity>(Text(row[4])!, ignoreCase: true),
        QueryResult.Instant(row[5])!.Value, QueryResult.Instant(row[6])!.Value)
    {
        RaisedAt = QueryResult.Instant(row[7]),
        LastSeenAt = QueryResult.Instant(row[8])!.Value,
        QuietSince = QueryResult.Instant(row[9]),
        ResolvedAt = QueryResult.Instant(row[10]),
        AckedAt = QueryResult.Instant(row[11]),
        AckedBy = Text(row[12]),
        Note = Text(row[13]),
        EscalatedAt = QueryResult.Instant(row[14]),
        RemindedAt = QueryResult.Instant(row[15]),
        Why = Text(row[16]) ?? "",
        Fix = Text(row[17]) ?? "",
        Runbook = Text(row[18]) ?? "",
    };

    /// <summary>Who is told: whoever wants so little or less; of what nobody took on, those it is escalated to.</summary>
    static IEnumerable<ChannelOptions> Listeners(AlertOptions options, Notice notice)
    {
        var hasEscalation = options.Channels.Any(channel => channel.IsEscalation);
        return options.Channels.Where(channel =>
            notice.Incident.Severity >= channel.From
            && (!hasEscalation || channel.IsEscalation == (notice.Kind == NoticeKind.Escalated)));
    }

    static void Put(DbConnection connection, Incident incident)
    {
        connection.Run($"delete from orchestration.incidents where incident = {Sql.Literal(incident.Id)}");
        connection.Run(
            $"""
            insert into orchestration.incidents ({Columns}) values (
              {Sql.Literal(incident.Id)}, {Sql.Literal(incident.Rule)}, {Sql.Literal(incident.Subject)}, {Word(incident.State)}, {Word(incident.Severity)},
              {Sql.Literal(incident.Since)}, {Sql.Literal(incident.FirstSeenAt)}, {Sql.Literal(incident.RaisedAt)}, {Sql.Literal(incident.LastSeenAt)},
              {Sql.Literal(incident.QuietSince)}, {Sql.Literal(incident.ResolvedAt)}, {Sql.Literal(incident.AckedAt)}, {Sql.Literal(incident.AckedBy)},
              {Sql.Literal(incident.Note)}, {Sql.Literal(incident.EscalatedAt)}, {Sql.Literal(incident.RemindedAt)}, {Sql.Literal(incident.Why)},
              {Sql.Literal(incident.Fix)}, {Sql.Literal(incident.Runbook)})
            """);
    }

    static void Put(DbConnection connection, Notice notice, string channel) =>
        connection.Run(
            $"""
            insert into orchestration.notices (notice, incident, signature, kind, severity, channel, title, text, said_at, due_at, state, tries) values (
              {Sql.Literal(notice.Id)}, {Sql.Literal(notice.Incident.Id)}, {Sql.Literal(notice.Incident.Signature)}, {Word(notice.Kind)},
              {Word(notice.Incident.Severity)}, {Sql.Literal(channel)}, {Sql.Literal(notice.Title)}, {Sql.Literal(notice.Text)},
              {Sql.Literal(notice.At)}, {Sql.Literal(notice.DueAt)}, '{Waiting}', 0)
            """);

    static string Word(Enum value) => Sql.Literal(Names.Snake(value.ToString()));

    static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
