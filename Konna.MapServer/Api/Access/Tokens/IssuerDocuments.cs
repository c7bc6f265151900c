using Microsoft.IdentityModel.Protocols;

namespace Konna.MapServer.Api.Access.Tokens;

/// <summary>Fetches what the issuer says of itself, and its keys. The only address outside that a server asks, and never one that a request names.</summary>
internal sealed class IssuerDocuments(IHttpClientFactory clients, OidcSettings settings) : IDocumentRetriever
{
    /// <summary>The name of its connections in the factory.</summary>
    public const string ClientName = "issuer";

    /// <exception cref="HttpRequestException">Nobody answers there, or not with 2xx.</exception>
    /// <exception cref="InvalidOperationException">The address is not one that what is trusted may come from.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        // The address of the keys stands in a document; from elsewhere it must not lead to this machine.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !OidcSettings.IsSafe(url) || (url.IsLoopback && !settings.Authority.IsLoopback))
        {
            throw new InvalidOperationException($"The issuer names the address {address}; expected one with https.");
        }

        using var client = clients.CreateClient(ClientName);
        return await client.GetStringAsync(url, cancel);
    }
}
