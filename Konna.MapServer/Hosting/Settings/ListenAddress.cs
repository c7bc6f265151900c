using System.Globalization;
using System.Net;

namespace Konna.MapServer.Hosting.Settings;

/// <summary>One address to listen on.</summary>
/// <param name="Url">As the server takes it: <c>http://localhost:5013</c>, <c>http://*:80</c>.</param>
/// <param name="IsLoopback">True if only programs of the same machine reach it.</param>
public sealed record ListenAddress(string Url, bool IsLoopback)
{
    /// <summary>Takes scheme, host and port alone: a path would be ignored and TLS is the reverse proxy's part, so both are refused.</summary>
    public static (ListenAddress? Value, string? Error) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const string Scheme = "http://";
        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return (null, $"--urls has \"{text}\"; expected http://: TLS belongs to the reverse proxy in front, named by {SettingName.PublicUrl}.");
        }

        var expected = $"--urls has \"{text}\"; expected http://host:port, such as {SettingsReader.DefaultUrls}.";
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return (null, expected);
        }

        var authority = text[Scheme.Length..].TrimEnd('/');
        var colon = authority.LastIndexOf(':');
        var hasPort = colon > authority.LastIndexOf(']');
        var host = hasPort ? authority[..colon] : authority;
        var port = 80;
        if (host.Length == 0 || host.IndexOfAny(['/', '?', '#', '@', ' ']) >= 0
            || (hasPort && (!int.TryParse(authority[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > IPEndPoint.MaxPort)))
        {
            return (null, expected);
        }

        var isLocalName = host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        if (isLocalName && port == 0)
        {
            return (null, $"--urls has \"{text}\"; expected http://127.0.0.1:0 to take any free port: a name may stand for two addresses.");
        }

        var isAddress = IPAddress.TryParse(host.Trim('[', ']'), out var address);
        if (!isLocalName && !isAddress && host is not "*")
        {
            // The web server would take any other name for "all addresses of this machine".
            return (null, $"--urls has \"{text}\"; expected localhost, an IP address of this machine, or * for all of them.");
        }

        var isLoopback = isLocalName || (isAddress && IPAddress.IsLoopback(address!));
        return (new ListenAddress(string.Create(CultureInfo.InvariantCulture, $"{Scheme}{host}:{port}"), isLoopback), null);
    }
}
