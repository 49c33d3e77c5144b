using System.Data.Common;
using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Schedules;

/// <summary>One answer of a workflow to one of its moments, kept for ever.</summary>
/// <param name="ScheduledAt">The trigger's moment, or when somebody asked for it by hand.</param>
public sealed record Decision(string Workflow, DateTimeOffset ScheduledAt, DateOnly Day)
{
    /// <summary>The state of work that goes on; found by a later daemon it means that the process was killed.</summary>
    public const string Running = "running";

    public const string Killed = "killed";

    /// <summary>The daemon was asked to end: what was finished is kept, the rest is taken up again.</summary>
    public const string Drained = "drained";

    public DateTimeOffset DecidedAt { get; init; }

    public Verdict Verdict { get; init; }

    public string Reason { get; init; } = "";

    public DateTimeOffset? NextCheck { get; init; }

    /// <summary>running, done, partial, failed, drained or killed; null when nothing was run.</summary>
    public string? State { get; init; }

    public string? Summary { get; init; }

    public double Seconds { get; init; }

    /// <summary>Whether the work brought what it was run for.</summary>
    public bool IsDone => State is Completion.Done or Completion.Partial;
}

/// <summary>The log of decisions: what was run and what was left, and why.</summary>
public static class DecisionLog
{
    const string Columns = "workflow, scheduled_at, day, decided_at, verdict, reason, next_check_at, state, summary, seconds";

    /// <summary>Writes a decision before its work begins, so that a killed one can be told.</summary>
    /// <remarks>Replaces one whose end could not be written: the moment is answered anew.</remarks>
    public static void Begin(DbConnection connection, Decision decision)
    {
        connection.Run($"delete from orchestration.decisions where workflow = {Sql.Literal(decision.Workflow)} and scheduled_at = {Sql.Literal(decision.ScheduledAt)} and state = '{Decision.Running}'");
        connection.Run(
            $"""
            insert into orchestration.decisions ({Columns}) values (
              {Sql.Literal(decision.Workflow)}, {Sql.Literal(decision.ScheduledAt)}, {Sql.Literal(decision.Day)}, {Sql.Literal(decision.DecidedAt)},
              {Sql.Literal(Word(decision.Verdict))}, {Sql.Literal(decision.Reason)}, {Sql.Literal(decision.NextCheck)}, {Sql.Literal(decision.State)},
              {Sql.Literal(decision.Summary)}, {Sql.Literal(decision.Seconds)})
            """);
    }

    public static void End(DbConnection connection, Decision decision) =>
        connection.Run(
            $"""
            update orchestration.decisions set state = {Sql.Literal(decision.State)}, summary = {Sql.Literal(decision.Summary)},
              seconds = {Sql.Literal(decision.Seconds)}
            where workflow = {Sql.Literal(decision.Workflow)} and scheduled_at = {Sql.Literal(decision.ScheduledAt)} and state = '{Decision.Running}'
            """);

    /// <summary>The latest moment that each workflow has answered.</summary>
    public static IReadOnlyDictionary<string, DateTimeOffset> Reached(DbConnection connection) =>
        connection
            .Rows("select workflow, max(scheduled_at) from orchestration.decisions group by workflow", row => (row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)))
            .ToDictionary(row => row.Item1, row => row.Item2);

    /// <summary>Marks work that was never ended as killed, and returns the workflows whose latest work was killed or drained.</summary>
    public static IReadOnlyList<string> Abandon(DbConnection connection)
    {
        var abandoned = connection.Rows(
            $"""
            select workflow from (
              select workflow, state, row_number() over (partition by workflow order by scheduled_at desc) as n from orchestration.decisions)
            where state = '{Decision.Running}' or (n = 1 and state = '{Decision.Drained}') group by workflow order by workflow
            """,
            row => row.GetString(0));
        connection.Run($"update orchestration.decisions set state = '{Decision.Killed}' where state = '{Decision.Running}'");
        return abandoned;
    }

    /// <summary>Decisions of a day, oldest first.</summary>
    /// <param name="workflow">Null: of every workflow.</param>
    public static IReadOnlyList<Decision> Of(DbConnection connection, DateOnly day, string? workflow = null) =>
        connection.Rows(Query(day, workflow), row => From([.. Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))]));

    /// <summary>The decisions of a day, for whoever reads through the owner's socket; <see cref="From"/> reads its rows.</summary>
    public static string Query(DateOnly day, string? workflow = null) =>
        $"""
        select {Columns} from orchestration.decisions
        where day = {Sql.Literal(day)}{(workflow is null ? "" : $" and workflow = {Sql.Literal(workflow)}")}
        order by decided_at, scheduled_at, workflow
        """;

    /// <summary>A decision from a row of <see cref="Query"/>; over a socket dates and times are texts.</summary>
    public static Decision From(IReadOnlyList<object?> row) => new(row[0]!.ToString()!, QueryResult.Instant(row[1])!.Value, DateOnly.FromDateTime(QueryResult.Instant(row[2])!.Value.UtcDateTime))
    {
        DecidedAt = QueryResult.Instant(row[3])!.Value,
        Verdict = Enum.Parse<Verdict>(row[4]!.ToString()!, ignoreCase: true),
        Reason = row[5]!.ToString()!,
        NextCheck = QueryResult.Instant(row[6]),
        State = row[7]?.ToString(),
        Summary = row[8]?.ToString(),
        Seconds = Convert.ToDouble(row[9], CultureInfo.InvariantCulture),
    };

    public static string Word(Verdict verdict) => Names.Snake(verdict.ToString()).ToUpperInvariant();
}
