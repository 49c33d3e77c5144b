using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tipoff.Engine;
using Tipoff.Engine.Schedules;

namespace Tipoff.App.Telemetry;

/// <summary>What happened, one JSON object a line: decisions, runs, failed cells, incidents, refused messages.</summary>
sealed class JsonLog : IDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly RotatingFile file;
    readonly TimeProvider clock;
    readonly ActivityListener listener;

    JsonLog(RotatingFile file, TimeProvider clock)
    {
        this.file = file;
        this.clock = clock;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = Started,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="path">Null: nothing is logged.</param>
    /// <exception cref="Problem">The file cannot be written.</exception>
    public static JsonLog? Open(string? path, TimeProvider clock, Action<string> trouble) => path is null ? null : new JsonLog(RotatingFile.Open(path, trouble), clock);

    public void Write(LogLine line) => file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, Json)));

    /// <summary>A decision when it is taken, and again when its work has ended.</summary>
    public void Decided(Decision decision)
    {
        var hasEnded = decision.State is not (null or Decision.Running);
        var level = decision.Verdict == Verdict.Abort || decision.State is Completion.Failed ? LogLine.Error : decision.State is Completion.Partial ? LogLine.Warning : LogLine.Info;
        Write(hasEnded
            ? new LogLine(Now, level, "work ended", $"{decision.State}: {decision.Summary}") { Workflow = decision.Workflow, Seconds = decision.Seconds }
            : new LogLine(Now, level, "decision", $"{DecisionLog.Word(decision.Verdict)}: {decision.Reason}") { Workflow = decision.Workflow });
    }

    public void Dispose()
    {
        listener.Dispose();
        file.Dispose();
    }

    void Started(Activity span)
    {
        if (span.OperationName == Spans.Run)
            Write(new LogLine(Now, LogLine.Info, "run started", $"{Text(span, "command")}: {Text(span, "cells")} cells, {Text(span, "from")} .. {Text(span, "to")}") { Run = Text(span, "run"), Workflow = WorkflowOf(span) });
    }

    void Stopped(Activity span)
    {
        foreach (var failed in span.Events.Where(happened => happened.Name == Spans.CellFailed))
        {
            string? Tag(string name) => failed.Tags.FirstOrDefault(tag => tag.Key == name).Value?.ToString();
            Write(new LogLine(Now, LogLine.Error, Spans.CellFailed, $"{Tag("presence")}: {Tag("reason")}") { Run = Tag("run"), Table = Tag("table"), Partition = Tag("partition"), Workflow = WorkflowOf(span) });
        }

        if (span.OperationName == Spans.Run)
        {
            var state = Text(span, "state") ?? "broken";
            var level = state switch { "done" => LogLine.Info, "partial" or "cancelled" => LogLine.Warning, _ => LogLine.Error };
            Write(new LogLine(Now, level, "run ended", $"{state}: {Text(span, "ok")} cells ok, {Text(span, "failed")} not ok, {Text(span, "rows")} rows")
            { Run = Text(span, "run"), Workflow = WorkflowOf(span), Seconds = Math.Round(span.Duration.TotalSeconds, 3) });
        }
    }

    static string? Text(Activity span, string tag) => span.GetTagItem(tag)?.ToString();

    static string? WorkflowOf(Activity? span)
    {
        for (; span is not null; span = span.Parent)
        {
            if (span.OperationName == Spans.Workflow)
                return Text(span, "workflow");
        }

        return null;
    }
}
