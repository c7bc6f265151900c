using Konna.MapServer.Api.Access.Tokens;

namespace Konna.MapServer.Hosting.Settings;

/// <summary>Reads the section Oidc.</summary>
internal static class OidcReader
{
    private const int LongestName = 200;

    /// <returns>Null without an issuer: then keys alone are taken.</returns>
    /// <exception cref="CommandFailedException">A setting is bad; exit code <see cref="ExitCode.Usage"/>.</exception>
    public static OidcSettings? Read(IConfiguration configuration)
    {
        if (SettingsReader.Text(configuration, SettingName.OidcAuthority) is not { } authority)
        {
            return SettingName.OfOidc.FirstOrDefault(name => SettingsReader.Text(configuration, name) is not null) is { } alone
                ? throw SettingsReader.Bad($"{alone} is set without {SettingName.OidcAuthority}; expected the issuer's address there.")
                : null;
        }

        var settings = new OidcSettings
        {
            Authority = ReadAuthority(authority),
            Audience = SettingsReader.Text(configuration, SettingName.OidcAudience) is { } audience && !audience.Any(char.IsControl) ? audience
                : throw SettingsReader.Bad($"{SettingName.OidcAudience} is not set; expected what tokens for this server name as their audience (aud), such as https://maps.example.org/konna."),
            RoleClaim = ReadName(configuration, SettingName.OidcRoleClaim, OidcSettings.DefaultRoleClaim),
            NameClaim = ReadName(configuration, SettingName.OidcNameClaim, OidcSettings.DefaultNameClaim),
            ReadRole = ReadName(configuration, SettingName.OidcReadRole, OidcSettings.DefaultReadRole),
            WriteRole = ReadName(configuration, SettingName.OidcWriteRole, OidcSettings.DefaultWriteRole),
            AdminRole = ReadName(configuration, SettingName.OidcAdminRole, OidcSettings.DefaultAdminRole),
            TokenTypes = SettingsReader.Parts(SettingsReader.Text(configuration, SettingName.OidcTokenTypes) ?? OidcSettings.DefaultTokenType) is { Length: > 0 } types ? types
                : throw SettingsReader.Bad($"{SettingName.OidcTokenTypes} has no type; expected such as at+jwt, JWT."),
        };
        string[] roles = [settings.ReadRole, settings.WriteRole, settings.AdminRole];
        return roles.Distinct(StringComparer.Ordinal).Count() == roles.Length ? settings
            : throw SettingsReader.Bad($"{SettingName.OidcReadRole}, {SettingName.OidcWriteRole} and {SettingName.OidcAdminRole} are {string.Join(", ", roles)}; expected three different roles.");
    }

    private static Uri ReadAuthority(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && OidcSettings.IsSafe(url) && url.UserInfo.Length == 0 && text.IndexOfAny(['?', '#']) < 0
            ? url
            : throw SettingsReader.Bad($"{SettingName.OidcAuthority} is \"{text}\"; expected the https address of an issuer, such as https://login.example.org/realms/desk (http is for this machine alone).");

    private static string ReadName(IConfiguration configuration, string setting, string otherwise) =>
        SettingsReader.Text(configuration, setting) is not { } name ? otherwise
        : name.Length <= LongestName && !name.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)) ? name
        : throw SettingsReader.Bad($"{setting} is \"{name}\"; expected one word, such as {otherwise}.");
}
