using System.Globalization;
using System.Net;
using Konna.MapServer.Api;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Tiles;
using Konna.MapServer.Hosting.Logging;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.Settings;

/// <summary>Reads the settings and checks each; a bad one is told in one line that names it and what is expected.</summary>
public static class SettingsReader
{
    /// <summary>5000 is taken on macOS; this one is free on most machines.</summary>
    public const string DefaultUrls = "http://localhost:5013";

    private const int MostMegabytes = 1_048_576;
    private const int MostDrainSeconds = 8;
    private const int LeastTileKilobytes = 10;
    private const int MostTileKilobytes = 100_000;
    private const int MostRevisionMilliseconds = 1000;

    /// <exception cref="CommandFailedException">A setting is bad; exit code <see cref="ExitCode.Usage"/>.</exception>
    public static KonnaSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        RefuseUnknown(configuration);
        return new KonnaSettings
        {
            Store = new StoreSettings(Text(configuration, SettingName.ConnectionString), ReadDataDirectory(configuration))
            {
                RevisionAge = TimeSpan.FromMilliseconds(ReadNumber(configuration, SettingName.RevisionAgeMs, 0, MostRevisionMilliseconds, "milliseconds") ?? StoreSettings.DefaultRevisionMilliseconds),
            },
            Listen = ReadUrls(Text(configuration, SettingName.Urls) ?? DefaultUrls),
            PublicUrl = Text(configuration, SettingName.PublicUrl) is { } url ? ReadPublicUrl(url) : null,
            EmbedIn = ReadEmbedIn(Text(configuration, SettingName.EmbedIn) ?? "*"),
            SeedsDirectory = FullPath(SettingName.SeedsDirectory, Text(configuration, SettingName.SeedsDirectory))
                ?? Path.Combine(AppContext.BaseDirectory, "seeds"),
            AllowedOrigins = [.. Parts(Text(configuration, SettingName.AllowedOrigins)).Select(text => ReadOrigin(SettingName.AllowedOrigins, text, "sites such as https://editor.example.org", takesSubdomains: false))],
            Limits = LimitsReader.Read(configuration),
            Oidc = OidcReader.Read(configuration),
            KnownProxies = ReadProxies(Text(configuration, SettingName.KnownProxies)),
            SituationMemoryMB = ReadNumber(configuration, SettingName.SituationMemoryMB, 0, MostMegabytes, "megabytes") ?? SituationMemory.DefaultMegabytes,
            PastMemoryMB = ReadNumber(configuration, SettingName.PastMemoryMB, 0, MostMegabytes, "megabytes") ?? PastMemory.DefaultMegabytes,
            AnswerCacheMB = ReadNumber(configuration, SettingName.AnswerCacheMB, 0, MostMegabytes, "megabytes") ?? AnswerCacheSettings.DefaultMegabytes,
            TelemetryEndpoint = ReadTelemetry(configuration),
            RequireIfMatch = ReadFlag(configuration, SettingName.RequireIfMatch),
            LogFormat = ReadLogFormat(Text(configuration, SettingName.LogFormat) ?? TextLines.FormatName),
            DrainSeconds = ReadNumber(configuration, SettingName.DrainSeconds, 0, MostDrainSeconds, "seconds") ?? 0,
            TileKB = ReadNumber(configuration, SettingName.TileKB, LeastTileKilobytes, MostTileKilobytes, "kilobytes") ?? TileSettings.DefaultTileKilobytes,
        };
    }

    private static void RefuseUnknown(IConfiguration configuration)
    {
        // A section of settings has no value itself.
        var unknown = configuration.GetSection("Konna").AsEnumerable()
            .Where(pair => pair.Value is not null)
            .Select(pair => pair.Key)
            .FirstOrDefault(name => !SettingName.OfSection.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw Bad($"{unknown} is not a setting; there are {string.Join(", ", SettingName.OfSection)}.");
        }
    }

    private static string ReadDataDirectory(IConfiguration configuration) =>
        FullPath(SettingName.DataDirectory, Text(configuration, SettingName.DataDirectory)) ?? DataDirectoryDefault.Find()
            ?? throw Bad($"{SettingName.DataDirectory} is not set and this user has no home directory; expected the folder to keep operations in.");

    private static string? FullPath(string setting, string? path)
    {
        if (path is null)
        {
            return null;
        }

        // Unix takes any character in a name; one that no terminal shows is a slip.
        return path.Any(char.IsControl)
            ? throw Bad($"{setting} is \"{path}\"; expected the path of a folder.")
            : Path.GetFullPath(path);
    }

    private static List<ListenAddress> ReadUrls(string urls)
    {
        var parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 0
            ? throw Bad($"--urls is \"{urls}\"; expected for example {DefaultUrls}.")
            : [.. parts.Select(part => ListenAddress.Parse(part) is { Value: { } address } ? address : throw Bad(ListenAddress.Parse(part).Error!))];
    }

    internal static int? ReadNumber(IConfiguration configuration, string setting, int least, int most, string unit) => Text(configuration, setting) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Bad($"{setting} is \"{text}\"; expected a whole number of {unit}, {least} to {most}.");

    private static bool ReadFlag(IConfiguration configuration, string setting) => Text(configuration, setting) is { } text
        && (bool.TryParse(text, out var flag) ? flag : throw Bad($"{setting} is \"{text}\"; expected true or false."));

    private static Uri ReadPublicUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0 && !text.Contains('?', StringComparison.Ordinal)
            ? url
            : throw Bad($"{SettingName.PublicUrl} is \"{text}\"; expected an http or https URL without user, query or fragment, such as https://maps.example.org/konna.");

    private static Uri? ReadTelemetry(IConfiguration configuration)
    {
        var name = Text(configuration, SettingName.TelemetryEndpoint) is null ? SettingName.TelemetryVariable : SettingName.TelemetryEndpoint;
        return Text(configuration, name) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 ? url
            : throw Bad($"{name} is \"{text}\"; expected the http or https address of an OTLP receiver, such as http://localhost:4318.");
    }

    private static string ReadLogFormat(string text) => text is TextLines.FormatName or JsonLines.FormatName
        ? text
        : throw Bad($"{SettingName.LogFormat} is \"{text}\"; expected {TextLines.FormatName} or {JsonLines.FormatName}.");

    private static string ReadEmbedIn(string text) => text switch
    {
        "*" => text,
        "none" => "'none'",
        _ => string.Join(' ', Parts(text).Select(site => ReadOrigin(SettingName.EmbedIn, site, "*, none, or sites such as https://news.example.org, https://*.example.org", takesSubdomains: true))),
    };

    /// <summary>What is left of a URL when all but scheme, host and port is taken off must be what was given: anything else would end up in a header.</summary>
    private static string ReadOrigin(string setting, string text, string expected, bool takesSubdomains) =>
        Uri.TryCreate(text.Replace("://*.", "://any.", StringComparison.Ordinal), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && !text.Contains("://any.", StringComparison.Ordinal) && (takesSubdomains || !text.Contains('*', StringComparison.Ordinal))
            && string.Equals(url.GetLeftPart(UriPartial.Authority).Replace("://any.", "://*.", StringComparison.Ordinal), text.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            ? text.TrimEnd('/')
            : throw Bad($"{setting} has \"{text}\"; expected {expected}.");

    internal static string[] Parts(string? text) => (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static List<System.Net.IPNetwork> ReadProxies(string? text) =>
        [.. (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadProxy)];

    private static System.Net.IPNetwork ReadProxy(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw Bad($"{SettingName.KnownProxies} has \"{text}\"; expected IP addresses or networks, such as 10.0.0.7, 192.168.0.0/16.");

    internal static string? Text(IConfiguration configuration, string name) =>
        configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    internal static CommandFailedException Bad(string message) => new(ExitCode.Usage, message);
}
