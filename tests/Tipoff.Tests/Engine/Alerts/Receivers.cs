using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Tipoff.Tests.Engine.Alerts;

/// <summary>A web server on loopback that takes what is posted to it, or refuses it.</summary>
sealed class WebhookReceiver : IDisposable
{
    readonly HttpListener listener = new();

    public WebhookReceiver()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/hook/";
        }

        listener.Prefixes.Add(Url);
        listener.Start();
        _ = TakeAsync();
    }

    public string Url { get; }

    /// <summary>Answers 503 while it is set.</summary>
    public bool IsRefusing { get; set; }

    /// <summary>Idempotency keys and bodies that were taken, in order.</summary>
    public List<(string Key, string Body)> Taken { get; } = [];

    public int Refused { get; private set; }

    public void Dispose() => listener.Close();

    async Task TakeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new StreamReader(call.Request.InputStream);
            var text = await body.ReadToEndAsync();
            if (IsRefusing)
                Refused++;
            else
                Taken.Add((call.Request.Headers["Idempotency-Key"] ?? "", text));
            call.Response.StatusCode = IsRefusing ? 503 : 200;
            call.Response.Close();
        }
    }
}

/// <summary>A mail server on loopback, as far as a sender needs one.</summary>
sealed class MailReceiver : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public MailReceiver()
    {
        listener.Start();
        _ = TakeAsync();
    }

    public string Url => $"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Messages with their headers, in order.</summary>
    public List<string> Taken { get; } = [];

    public void Dispose() => listener.Stop();

    public static string Header(string mail, string name) => Regex.Match(mail, $"^{name}: *(.*)$", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value.Trim();

    async Task TakeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                await SpeakAsync(client.GetStream());
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                if (!listener.Server.IsBound)
                    return;
            }
        }
    }

    async Task SpeakAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        async Task SayAsync(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
        await SayAsync("220 here");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await SayAsync("354 go on");
                StringBuilder mail = new();
                while (await reader.ReadLineAsync() is { } text && text != ".")
                    mail.Append(text).Append('\n');
                Taken.Add(mail.ToString());
                await SayAsync("250 taken");
            }
            else if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await SayAsync("221 bye");
                return;
            }
            else
            {
                await SayAsync("250 ok");
            }
        }
    }
}
