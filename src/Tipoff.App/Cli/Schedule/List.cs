using Spectre.Console;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli.Schedule;

/// <summary>The timetable.</summary>
sealed class List() : Verb("list", "Every workflow: when it is looked at, what it does, what it did last, what is paused")
{
    public override IReadOnlyList<string> Examples => ["tipoff schedule list", "tipoff schedule list --json"];

    /// <summary>One line of the timetable as it stands.</summary>
    sealed record Line(string Workflow, string When, string Summary, DateTimeOffset Next, string? Paused, string? Last, DateTimeOffset? LastAt);

    public override Exit Run(Invocation call)
    {
        using var reader = Reader.Open(call);
        var paused = Rows(reader, $"select workflow, reason, until from orchestration.pauses where resumed_at is null and (until is null or until > {ReadOnlyQuery.Literal(call.Now)})");
        var last = Rows(
            reader,
            """
            select workflow, verdict, state, reason, decided_at from (
              select *, row_number() over (partition by workflow order by decided_at desc, scheduled_at desc) as n from orchestration.decisions)
            where n = 1
            """);
        var lines = Timetable.Lines.Select(workflow => Of(workflow, call.Now, paused, last)).ToList();
        call.Answer(new { workflows = lines }, () => Print(lines));
        return Exit.Done;
    }

    static Line Of(Workflow workflow, DateTimeOffset now, Dictionary<string, object?[]> paused, Dictionary<string, object?[]> last)
    {
        var pause = paused.GetValueOrDefault(workflow.Name) ?? paused.GetValueOrDefault(Pauses.All);
        var decided = last.GetValueOrDefault(workflow.Name);
        return new Line(
            workflow.Name, workflow.Trigger.Text, workflow.Summary, workflow.Trigger.Next(now),
            pause is null ? null : $"{pause[1]}{(pause[2] is { } until ? $", until {QueryResult.Instant(until):yyyy-MM-dd HH:mm} UTC" : "")}",
            decided is null ? null : $"{decided[1]} {decided[2]}".TrimEnd() + $": {decided[3]}", decided is null ? null : QueryResult.Instant(decided[4]));
    }

    static Dictionary<string, object?[]> Rows(Reader reader, string sql) => reader.Query(sql).Rows.ToDictionary(row => row[0]!.ToString()!);

    static void Print(List<Line> lines)
    {
        foreach (var line in lines)
        {
            Invocation.Line($"[bold]{line.Workflow,-20}[/] {Markup.Escape(line.When)}; next {Slate.Clock(line.Next)}");
            Invocation.Line($"{"",-20} {Markup.Escape(line.Summary)}");
            if (line.Paused is { } paused)
                Invocation.Line($"{"",-20} [yellow]paused[/]: {Markup.Escape(paused)}");
            if (line.Last is { } last)
                Invocation.Line($"{"",-20} [grey]{line.LastAt!.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC {Markup.Escape(last)}[/]");
        }
    }
}
