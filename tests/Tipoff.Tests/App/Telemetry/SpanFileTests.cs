using System.Globalization;
using System.Text.Json;
using Tipoff.App.Telemetry;
using Tipoff.Tests.Engine.Runs;

namespace Tipoff.Tests.App.Telemetry;

public sealed class SpanFileTests : IDisposable
{
    readonly string path = Path.Combine(Path.GetTempPath(), $"tipoff-spans-{Guid.NewGuid():N}.jsonl");
    readonly FaultyDays days = new();

    public void Dispose()
    {
        days.Dispose();
        File.Delete(path);
    }

    sealed record Span(string Trace, string Id, string? Parent, string Name, long Start, long End, Dictionary<string, string> Tags, int Status, List<string> Events);

    [Fact]
    public void A_backfill_is_one_trace_whose_spans_lie_within_each_other()
    {
        var receipt = Traced();

        var spans = Spans(receipt.Run);
        var root = spans.Single(span => span.Parent is null);
        (root.Name, root.Status).ShouldBe(("run", 1));
        root.Tags["state"].ShouldBe("done");
        root.Tags["cells"].ShouldBe("6");
        root.Tags["command"].ShouldBe("a test");
        spans.Where(span => span.Name == "stage").Select(span => span.Tags["table"]).ShouldBe(["analytics.daily_totals", "analytics.running_totals"], ignoreOrder: true);
        spans.Single(span => span.Name == "batch" && span.Tags["table"] == "analytics.daily_totals").Tags
            .Where(tag => tag.Key is "from" or "to" or "cells" or "rows").Select(tag => $"{tag.Key} {tag.Value}").ShouldBe(["from 2024-01-01", "to 2024-01-03", "cells 3", "rows 3"]);
        spans.Count.ShouldBe(5);
        foreach (var span in spans.Where(span => span.Parent is not null))
        {
            var parent = spans.Single(other => other.Id == span.Parent);
            parent.Name.ShouldBe(span.Name == "batch" ? "stage" : "run");
            span.Start.ShouldBeGreaterThanOrEqualTo(parent.Start);
            span.End.ShouldBeLessThanOrEqualTo(parent.End);
        }
    }

    [Fact]
    public void A_cell_that_failed_is_an_event_of_the_batch_that_broke()
    {
        days.Fault = new InvalidOperationException("the fold lost count");

        var receipt = Traced();

        var spans = Spans(receipt.Run);
        spans.Single(span => span.Parent is null).Status.ShouldBe(2);
        var broken = spans.Single(span => span.Status == 2 && span.Name == "batch");
        broken.Events.ShouldBe(["cell failed 2024-01-01", "cell failed 2024-01-02", "cell failed 2024-01-03"]);
    }

    Tipoff.Engine.Runs.Receipt Traced()
    {
        using var file = SpanFile.Open(path, _ => { });
        return days.Build(FaultyDays.Person);
    }

    /// <summary>The spans of the trace that a run is in; other tests run at the same time and are seen as well.</summary>
    List<Span> Spans(string run)
    {
        var all = File.ReadAllLines(path).Select(Read).ToList();
        var trace = all.Single(span => span.Name == "run" && span.Tags["run"] == run).Trace;
        return [.. all.Where(span => span.Trace == trace)];
    }

    static Span Read(string line)
    {
        var request = JsonDocument.Parse(line).RootElement.GetProperty("resourceSpans")[0];
        Tags(request.GetProperty("resource"))["service.name"].ShouldBe("tipoff");
        var scope = request.GetProperty("scopeSpans")[0];
        scope.GetProperty("scope").GetProperty("name").GetString().ShouldBe("Tipoff");
        var span = scope.GetProperty("spans").EnumerateArray().ShouldHaveSingleItem();
        span.GetProperty("traceId").GetString()!.Length.ShouldBe(32);
        span.GetProperty("spanId").GetString()!.Length.ShouldBe(16);
        return new Span(
            span.GetProperty("traceId").GetString()!, span.GetProperty("spanId").GetString()!, span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString() : null,
            span.GetProperty("name").GetString()!, Nano(span.GetProperty("startTimeUnixNano")), Nano(span.GetProperty("endTimeUnixNano")), Tags(span),
            span.GetProperty("status").TryGetProperty("code", out var code) ? code.GetInt32() : 0,
            [.. span.GetProperty("events").EnumerateArray().Select(happened => $"{happened.GetProperty("name").GetString()} {Tags(happened)["partition"]}")]);
    }

    static long Nano(JsonElement text) => long.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    static Dictionary<string, string> Tags(JsonElement of) => of.GetProperty("attributes").EnumerateArray()
        .ToDictionary(tag => tag.GetProperty("key").GetString()!, tag => tag.GetProperty("value").EnumerateObject().Single().Value.ToString());
}
