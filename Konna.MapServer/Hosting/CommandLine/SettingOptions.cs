using System.CommandLine;
using Konna.MapServer.Hosting.Settings;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary>The options that set a setting; what the command line leaves out comes from the environment or appsettings.json.</summary>
internal sealed class SettingOptions
{
    public Option<string?> Urls { get; } = new("--urls")
    {
        Description = $"Addresses to listen on, separated by ';' (setting urls; default {SettingsReader.DefaultUrls}).",
        HelpName = "URLS",
    };

    public Option<string?> DataDirectory { get; } = new("--data-directory")
    {
        Description = $"Folder of the embedded store (setting {SettingName.DataDirectory}; default: a folder of the user).",
        HelpName = "FOLDER",
    };

    /// <exception cref="CommandFailedException">A setting is bad.</exception>
    public KonnaSettings Read(ParseResult parsed) => SettingsReader.Read(Configure(parsed));

    public IConfigurationRoot Configure(ParseResult parsed) => ConfigurationSources.Build(
    [
        new(SettingName.Urls, parsed.GetValue(Urls)),
        new(SettingName.DataDirectory, parsed.GetValue(DataDirectory)),
    ]);
}
