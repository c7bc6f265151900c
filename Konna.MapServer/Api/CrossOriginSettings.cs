using Microsoft.Extensions.Primitives;

namespace Konna.MapServer.Api;

/// <summary>Sites whose pages may change operations, with a key in a header.</summary>
public sealed class CrossOriginSettings
{
    /// <summary>Scheme, host and port, as browsers write them.</summary>
    public IReadOnlyCollection<string> AllowedOrigins { get; set; } = [];

    public bool Allows(StringValues origin) => origin is [{ } one] && AllowedOrigins.Contains(one, StringComparer.OrdinalIgnoreCase);
}
