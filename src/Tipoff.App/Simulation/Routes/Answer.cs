using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tipoff.App.Simulation.Routes;

/// <summary>What a provider sends back.</summary>
sealed record Answer(int Status, string ContentType, byte[] Body)
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static Answer Json(object body, int status = 200) => new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, Options));

    public static Answer Html(string page, int status = 200) => new(status, "text/html", Encoding.UTF8.GetBytes(page));

    /// <summary>The store behind a content network knows no such file.</summary>
    public static Answer Missing(int status = 404) => new(
        status,
        "application/xml",
        Encoding.UTF8.GetBytes(
            """<?xml version="1.0" encoding="UTF-8"?><Error><Code>"""
            + (status == 403 ? "AccessDenied</Code><Message>Access Denied" : "NoSuchKey</Code><Message>The specified key does not exist.")
            + "</Message></Error>"));

    /// <summary>The provider refuses the request and says why, each in its own shape.</summary>
    public static Answer Refused(int status, object body) => Json(body, status);

    public string Text => Encoding.UTF8.GetString(Body);
}
