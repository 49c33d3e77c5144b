using System.Net;
using System.Net.Mail;
using System.Text;
using System.Text.Json;

namespace Tipoff.Engine.Alerts;

/// <summary>A way to reach people; it throws when it did not reach them.</summary>
public abstract class Channel(ChannelOptions options)
{
    /// <summary>Longer than this no receiver is waited for: the day goes on.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Name => options.Name;

    protected ChannelOptions Options => options;

    public abstract Task SendAsync(Message message, CancellationToken cancel);

    /// <param name="print">Where the kind stdout goes.</param>
    /// <param name="folder">What the path of the kind file is relative to.</param>
    /// <exception cref="Problem">An address names a variable that the environment does not have.</exception>
    public static Channel Of(ChannelOptions options, string folder, Action<string> print) => options.Kind switch
    {
        ChannelOptions.Slack => new WebhookChannel(options, message => JsonSerializer.Serialize(new { text = $"*{message.Title}*\n{message.Text}" })),
        ChannelOptions.Webhook => new WebhookChannel(options, message => JsonSerializer.Serialize(message, Json)),
        ChannelOptions.Email => new EmailChannel(options),
        ChannelOptions.File => new FileChannel(options, folder),
        _ => new PrintChannel(options, print),
    };

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A value as it is, or from the environment when it begins with a dollar sign.</summary>
    /// <exception cref="Problem">The environment does not have it.</exception>
    internal static string Resolve(string value, string where) => !value.StartsWith('$') ? value
        : Environment.GetEnvironmentVariable(value[1..]) is { Length: > 0 } held ? held
        : throw new Problem($"{where} wants {value}", "the environment has no such variable", "Set it for `tipoff serve`, and try `tipoff alert test`") { Exit = Exit.Unavailable };
}

/// <summary>Posts JSON.</summary>
sealed class WebhookChannel(ChannelOptions options, Func<Message, string> body) : Channel(options)
{
    public override async Task SendAsync(Message message, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Post, Resolve(Options.To, $"channel '{Name}'"))
        {
            Content = new StringContent(body(message), Encoding.UTF8, "application/json"),
        };
        // Whoever got it already, before a kill, can know it again.
        request.Headers.Add("Idempotency-Key", message.Id);
        using var response = await http.SendAsync(request, cancel).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"answered {(int)response.StatusCode}", null, response.StatusCode);
    }
}

/// <summary>Sends e-mail through a server.</summary>
sealed class EmailChannel(ChannelOptions options) : Channel(options)
{
    public override async Task SendAsync(Message message, CancellationToken cancel)
    {
        var server = new Uri(Resolve(Options.Server, $"channel '{Name}'"));
        using var smtp = new SmtpClient(server.Host, server.Port > 0 ? server.Port : 25) { EnableSsl = server.Scheme == "smtps", Timeout = (int)Patience.TotalMilliseconds };
        if (server.UserInfo.Split(':') is [var user, var password])
            smtp.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        using var mail = new MailMessage(Options.Sender, Resolve(Options.To, $"channel '{Name}'"), $"[tipoff {message.Severity.ToString().ToUpperInvariant()}] {message.Title}", $"{message.Text}\n");
        mail.Headers.Add("Message-ID", $"<{message.Id}@{mail.From!.Host}>");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        await smtp.SendMailAsync(mail, limit.Token).ConfigureAwait(false);
    }
}

/// <summary>Adds a line of JSON to a file.</summary>
sealed class FileChannel(ChannelOptions options, string folder) : Channel(options)
{
    public override async Task SendAsync(Message message, CancellationToken cancel)
    {
        using var file = new FileStream(Path.Combine(folder, Resolve(Options.To, $"channel '{Name}'")), FileMode.Append, FileAccess.Write, FileShare.Read);
        await file.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message, Json) + "\n"), cancel).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
    }
}

/// <summary>Prints, where somebody looks.</summary>
sealed class PrintChannel(ChannelOptions options, Action<string> print) : Channel(options)
{
    public override Task SendAsync(Message message, CancellationToken cancel)
    {
        print($"{message.Title}\n{message.Text}");
        return Task.CompletedTask;
    }
}
