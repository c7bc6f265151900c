namespace Konna.MapServer.Tests.Api;

/// <param name="Target">Path and query as they are sent, escaped or deliberately not.</param>
/// <param name="Parameters">Names of the query parameters in it.</param>
/// <param name="Headers">Sent as they are.</param>
/// <param name="IsForKestrel">The web server may refuse it before the API sees it: it is too long, or its path holds NUL or broken UTF-8.</param>
internal sealed record HostileRequest(string Target, IReadOnlyList<string> Parameters, IReadOnlyList<(string Name, string Value)> Headers, bool IsForKestrel)
{
    /// <summary>The request whole, to be sent again.</summary>
    public override string ToString() => $"GET {Target}\n{string.Join('\n', Headers.Select(h => $"{h.Name}: {h.Value}"))}";
}
