using Konna.MapServer.Api.Failures;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Konna.MapServer.Api.Access.Tokens;

/// <summary>
/// The keys that the issuer signs with, fetched when a token first needs them, and again when one names a key that is not among them. Many requests wait for one
/// question; however many tokens name keys that do not exist, the issuer is asked no more often than every few seconds; and when it cannot be asked, what is known
/// goes on being used.
/// </summary>
internal sealed class IssuerKeys(IDocumentRetriever documents, OidcSettings settings, TimeProvider clock, ILogger<IssuerKeys> logger)
    : IConfigurationManager<OpenIdConnectConfiguration>
{
    /// <summary>Keys older than this are fetched anew, so that one that the issuer took back is good here for no longer while it can be asked.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromHours(1);

    /// <summary>The least time from one question to the next.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private volatile OpenIdConnectConfiguration? known;
    private long learned;
    private Task<bool>? asking;
    private long asked;
    private volatile bool isAway;

    /// <summary>Returns when it is known whether the issuer has this key.</summary>
    /// <exception cref="RequestFailedException">503: the issuer cannot be asked.</exception>
    public async Task LearnAsync(string keyId, CancellationToken cancellation)
    {
        if (Has(keyId))
        {
            if (clock.GetElapsedTime(Interlocked.Read(ref learned)) > Age)
            {
                // Nobody waits for it.
                _ = AskAsync();
            }

            return;
        }

        var hasAnswered = await AskAsync().WaitAsync(cancellation);
        if (!hasAnswered && !Has(keyId))
        {
            throw new RequestFailedException(FailureTable.IssuerAway((int)Pause.TotalSeconds));
        }
    }

    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) =>
        known is { } found ? Task.FromResult(found) : throw new InvalidOperationException("No token is checked before its key was looked for.");

    /// <summary>Nothing to do: keys are looked for before a token is checked.</summary>
    public void RequestRefresh()
    {
    }

    private bool Has(string keyId) => known is { } found && found.SigningKeys.Any(key => key.KeyId == keyId);

    /// <summary>The question that is under way, or the last one if it was a moment ago, or a new one.</summary>
    private Task<bool> AskAsync()
    {
        lock (gate)
        {
            if (asking is null || (asking.IsCompleted && clock.GetElapsedTime(asked) >= Pause))
            {
                asked = clock.GetTimestamp();
                asking = Task.Run(FetchAsync);
            }

            return asking;
        }
    }

    /// <returns>False when the issuer has not told its keys.</returns>
    private async Task<bool> FetchAsync()
    {
        try
        {
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(settings.Discovery.AbsoluteUri, documents, CancellationToken.None);
            if (!settings.IsIssuer(found.Issuer))
            {
                throw new InvalidOperationException($"What is found there is said of the issuer {found.Issuer}; expected {settings.Authority.OriginalString}.");
            }

            Interlocked.Exchange(ref learned, clock.GetTimestamp());
            known = found;
            isAway = false;
            ApiLog.IssuerAnswered(logger, settings.Authority, found.SigningKeys.Count);
            return true;
        }
#pragma warning disable CA1031 // Whatever is wrong there, no request that waits is at fault, and the next question may find it mended.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // Once, not at every question.
            if (!isAway)
            {
                ApiLog.IssuerAway(logger, exception, settings.Authority);
            }

            isAway = true;
            return false;
        }
    }
}
