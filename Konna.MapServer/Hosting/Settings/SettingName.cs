namespace Konna.MapServer.Hosting.Settings;

/// <summary>The names of the settings, as configuration files write them; an environment variable has "__" for ":".</summary>
public static class SettingName
{
    public const string ConnectionString = "ConnectionStrings:Konna";

    public const string DataDirectory = "Konna:DataDirectory";

    public const string PublicUrl = "Konna:PublicUrl";

    public const string SeedsDirectory = "Konna:SeedsDirectory";

    public const string KnownProxies = "Konna:KnownProxies";

    public const string SituationMemoryMB = "Konna:SituationMemoryMB";

    public const string PastMemoryMB = "Konna:PastMemoryMB";

    public const string EmbedIn = "Konna:EmbedIn";

    public const string AnswerCacheMB = "Konna:AnswerCacheMB";

    public const string RevisionAgeMs = "Konna:RevisionAgeMs";

    public const string TileKB = "Konna:TileKB";

    public const string TelemetryEndpoint = "Konna:Telemetry:Endpoint";

    /// <summary>OpenTelemetry's own name of the same.</summary>
    public const string TelemetryVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public const string LogFormat = "Konna:LogFormat";

    public const string DrainSeconds = "Konna:DrainSeconds";

    public const string RequireIfMatch = "Konna:RequireIfMatch";

    public const string AllowedOrigins = "Konna:AllowedOrigins";

    public const string RequestsPerMinute = "Konna:Limits:RequestsPerMinute";

    public const string ConcurrentRequests = "Konna:Limits:ConcurrentRequests";

    public const string ConcurrentDownloads = "Konna:Limits:ConcurrentDownloads";

    public const string DescriptionSeconds = "Konna:Limits:DescriptionSeconds";

    public const string FeatureSeconds = "Konna:Limits:FeatureSeconds";

    public const string TileSeconds = "Konna:Limits:TileSeconds";

    public const string DownloadSeconds = "Konna:Limits:DownloadSeconds";

    public const string OidcAuthority = "Konna:Oidc:Authority";

    public const string OidcAudience = "Konna:Oidc:Audience";

    public const string OidcRoleClaim = "Konna:Oidc:RoleClaim";

    public const string OidcNameClaim = "Konna:Oidc:NameClaim";

    public const string OidcReadRole = "Konna:Oidc:ReadRole";

    public const string OidcWriteRole = "Konna:Oidc:WriteRole";

    public const string OidcAdminRole = "Konna:Oidc:AdminRole";

    public const string OidcTokenTypes = "Konna:Oidc:TokenTypes";

    public const string Urls = "urls";

    /// <summary>The settings of an issuer of tokens, none of which means anything without its address.</summary>
    public static IReadOnlyList<string> OfOidc { get; } = [OidcAuthority, OidcAudience, OidcRoleClaim, OidcNameClaim, OidcReadRole, OidcWriteRole, OidcAdminRole, OidcTokenTypes];

    /// <summary>Every setting of the section "Konna": a misspelt one must not be passed over in silence.</summary>
    public static IReadOnlyList<string> OfSection { get; } = [DataDirectory, PublicUrl, SeedsDirectory, KnownProxies, SituationMemoryMB, PastMemoryMB, EmbedIn, AnswerCacheMB, RevisionAgeMs, TileKB, TelemetryEndpoint, LogFormat, DrainSeconds, RequireIfMatch,
        AllowedOrigins, RequestsPerMinute, ConcurrentRequests, ConcurrentDownloads, DescriptionSeconds, FeatureSeconds, TileSeconds, DownloadSeconds, .. OfOidc,
    ];
}
