using Konna.MapServer.Api.Limits;

namespace Konna.MapServer.Hosting.Settings;

/// <summary>Reads the section Limits.</summary>
internal static class LimitsReader
{
    private const int MostRequests = 1_000_000;
    private const int MostAtOnce = 10_000;
    private const int MostSeconds = 86_400;

    private static readonly (RequestKind Kind, string Setting)[] Times =
    [
        (RequestKind.Description, SettingName.DescriptionSeconds), (RequestKind.Features, SettingName.FeatureSeconds),
        (RequestKind.Tile, SettingName.TileSeconds), (RequestKind.Download, SettingName.DownloadSeconds),
    ];

    /// <exception cref="CommandFailedException">A setting is bad; exit code <see cref="ExitCode.Usage"/>.</exception>
    public static LimitSettings Read(IConfiguration configuration)
    {
        var limits = new LimitSettings();
        limits.RequestsPerMinute = SettingsReader.ReadNumber(configuration, SettingName.RequestsPerMinute, 0, MostRequests, "requests") ?? limits.RequestsPerMinute;
        limits.ConcurrentRequests = SettingsReader.ReadNumber(configuration, SettingName.ConcurrentRequests, 1, MostAtOnce, "requests") ?? limits.ConcurrentRequests;
        limits.ConcurrentDownloads = SettingsReader.ReadNumber(configuration, SettingName.ConcurrentDownloads, 1, MostAtOnce, "downloads") ?? limits.ConcurrentDownloads;
        foreach (var (kind, setting) in Times)
        {
            if (SettingsReader.ReadNumber(configuration, setting, 1, MostSeconds, "seconds") is { } seconds)
            {
                limits.Times[kind] = TimeSpan.FromSeconds(seconds);
            }
        }

        return limits;
    }
}
