using System.Data.Common;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Schedules;

/// <summary>A workflow, or all of them, held back for a reason.</summary>
/// <param name="Workflow"><see cref="Pauses.All"/> for all.</param>
/// <param name="Until">When it ends by itself; null: when somebody resumes it.</param>
public sealed record Pause(string Workflow, string Reason, DateTimeOffset Since, DateTimeOffset? Until);

/// <summary>What is paused. A pause of everything lies over the single ones, so that ending it restores exactly the state before it.</summary>
public static class Pauses
{
    /// <summary>Stands for every workflow.</summary>
    public const string All = "*";

    /// <summary>The pauses in force.</summary>
    public static IReadOnlyList<Pause> Open(DbConnection connection, DateTimeOffset now) =>
        connection.Rows(
            $"""
            select workflow, reason, paused_at, until from orchestration.pauses
            where resumed_at is null and (until is null or until > {Sql.Literal(now)}) order by paused_at, workflow
            """,
            row => new Pause(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3)));

    /// <summary>The pause that holds a workflow back; its own before that of everything.</summary>
    public static Pause? Of(IReadOnlyList<Pause> open, string workflow) =>
        open.FirstOrDefault(pause => pause.Workflow == workflow) ?? open.FirstOrDefault(pause => pause.Workflow == All);

    /// <exception cref="Problem">It is paused already, or would end before it began.</exception>
    public static Pause Begin(DbConnection connection, string workflow, string reason, DateTimeOffset? until, DateTimeOffset now)
    {
        if (until <= now)
            throw new Problem($"--until {until:u} has passed", $"it is {now:u}", "Name a later moment, or leave --until out") { Exit = Exit.Usage };
        if (Open(connection, now).FirstOrDefault(pause => pause.Workflow == workflow) is { } already)
        {
            throw new Problem(
                workflow == All ? "everything is paused already" : $"{workflow} is paused already",
                $"since {already.Since:u}: {already.Reason}",
                workflow == All ? "`tipoff schedule resume-all` ends it" : $"`tipoff schedule resume {workflow}` ends it")
            { Exit = Exit.Usage };
        }

        connection.Run(
            $"""
            insert into orchestration.pauses (workflow, reason, paused_at, until, resumed_at)
            values ({Sql.Literal(workflow)}, {Sql.Literal(reason)}, {Sql.Literal(now)}, {Sql.Literal(until)}, null)
            """);
        return new Pause(workflow, reason, now, until);
    }

    /// <summary>Ends the workflow's own pause, or with <see cref="All"/> the one over everything.</summary>
    /// <exception cref="Problem">It is not paused.</exception>
    public static Pause End(DbConnection connection, string workflow, DateTimeOffset now)
    {
        var open = Open(connection, now);
        if (open.FirstOrDefault(pause => pause.Workflow == workflow) is not { } ended)
        {
            var hasAll = open.Any(pause => pause.Workflow == All);
            throw new Problem(
                workflow == All ? "not everything is paused" : $"{workflow} is not paused by itself",
                hasAll ? "only the pause of everything holds it" : "nothing holds it",
                hasAll ? "`tipoff schedule resume-all` ends that" : "`tipoff schedule list` shows what is paused")
            { Exit = Exit.Usage };
        }

        connection.Run($"update orchestration.pauses set resumed_at = {Sql.Literal(now)} where workflow = {Sql.Literal(workflow)} and resumed_at is null");
        return ended;
    }
}
