using System.Globalization;
using System.Net;

namespace Tipoff.Engine;

/// <summary>Where a server listens: an address of this machine and a port; port 0 is any free one.</summary>
public static class ListenAddress
{
    /// <summary>Whoever listens has neither a password nor encryption: nobody but this machine reaches it unless that is asked for.</summary>
    /// <exception cref="Problem">It cannot be read, or others than this machine would reach it.</exception>
    public static IPEndPoint Of(string text, bool isAnywhere) => Read(text, isAnywhere) is (null, { } end)
        ? end
        : throw new Problem($"cannot listen on '{text}'", Read(text, isAnywhere).Fault!, "tipoff serve --listen 127.0.0.1:9464") { Exit = Exit.Usage };

    /// <summary>Why it cannot be listened on; null when it can.</summary>
    public static string? FaultOf(string text, bool isAnywhere) => Read(text, isAnywhere).Fault;

    static (string? Fault, IPEndPoint? End) Read(string text, bool isAnywhere)
    {
        var cut = text.LastIndexOf(':');
        if (cut < 1 || !ushort.TryParse(text.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return ("expected an address and a port from 0 to 65535, such as 127.0.0.1:9464 or [::1]:9464", null);

        var host = text[..cut];
        if (host != "localhost" && !(host.Contains(':') ? host.StartsWith('[') && host.EndsWith(']') : host.Count(letter => letter == '.') == 3))
            return ($"'{host}' is no numeric address; expected such as 127.0.0.1, [::1], localhost or 0.0.0.0", null);
        if (!IPAddress.TryParse(host == "localhost" ? "127.0.0.1" : host, out var address))
            return ($"'{host}' is no numeric address; expected such as 127.0.0.1, [::1], localhost or 0.0.0.0", null);
        return isAnywhere || IPAddress.IsLoopback(address)
            ? (null, new IPEndPoint(address, port))
            : ($"{address} can be reached from other machines, and there is no password and no encryption; --listen-anywhere (setting listenAnywhere) allows it", null);
    }
}
