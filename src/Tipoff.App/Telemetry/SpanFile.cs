using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Telemetry;

/// <summary>Writes every span that ends as a line of OTLP in JSON, an ExportTraceServiceRequest that any collector reads from a file.</summary>
sealed class SpanFile : IDisposable
{
    readonly RotatingFile file;
    readonly ActivityListener listener;

    SpanFile(RotatingFile file)
    {
        this.file = file;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Write,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <param name="path">Null: nobody listens.</param>
    /// <exception cref="Problem">The file cannot be written.</exception>
    public static SpanFile? Open(string? path, Action<string> trouble) => path is null ? null : new SpanFile(RotatingFile.Open(path, trouble));

    public void Dispose()
    {
        listener.Dispose();
        file.Dispose();
    }

    void Write(Activity span)
    {
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteStartArray("resourceSpans");
            json.WriteStartObject();
            json.WriteStartObject("resource");
            Attributes(json, [new("service.name", "tipoff"), new("service.version", RunLog.CodeVersion), new("process.pid", Environment.ProcessId)]);
            json.WriteEndObject();
            json.WriteStartArray("scopeSpans");
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", Spans.SourceName);
            json.WriteEndObject();
            json.WriteStartArray("spans");
            One(json, span);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        file.Write(line.WrittenSpan);
    }

    static void One(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartObject();
        json.WriteString("traceId", span.TraceId.ToHexString());
        json.WriteString("spanId", span.SpanId.ToHexString());
        if (span.ParentSpanId != default)
            json.WriteString("parentSpanId", span.ParentSpanId.ToHexString());
        json.WriteString("name", span.DisplayName);
        // The numbers of the protocol: 1 is internal, 3 a client; 1 is ok, 2 an error.
        json.WriteNumber("kind", span.Kind == ActivityKind.Client ? 3 : 1);
        json.WriteString("startTimeUnixNano", Nanoseconds(span.StartTimeUtc));
        json.WriteString("endTimeUnixNano", Nanoseconds(span.StartTimeUtc + span.Duration));
        Attributes(json, span.TagObjects);
        json.WriteStartArray("events");
        foreach (var happened in span.Events)
        {
            json.WriteStartObject();
            json.WriteString("timeUnixNano", Nanoseconds(happened.Timestamp.UtcDateTime));
            json.WriteString("name", happened.Name);
            Attributes(json, happened.Tags);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("status");
        if (span.Status != ActivityStatusCode.Unset)
            json.WriteNumber("code", span.Status == ActivityStatusCode.Ok ? 1 : 2);
        if (span.StatusDescription is { } description)
            json.WriteString("message", description);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Attributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        json.WriteStartArray("attributes");
        foreach (var (key, value) in tags.Where(tag => tag.Value is not null))
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteStartObject("value");
            switch (value)
            {
                case bool flag:
                    json.WriteBoolean("boolValue", flag);
                    break;
                // A whole number of 64 bits is a text in the JSON of protocol buffers.
                case int or long:
                    json.WriteString("intValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
                case double number:
                    json.WriteNumber("doubleValue", number);
                    break;
                default:
                    json.WriteString("stringValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static string Nanoseconds(DateTime at) => ((at - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick).ToString(CultureInfo.InvariantCulture);
}
