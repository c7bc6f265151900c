using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Konna.MapServer.Tests.Api.Access;

/// <summary>That a use cannot be written down is no reason for a server to stop.</summary>
public sealed class KeyUsesTests
{
    public static TheoryData<Exception> Failures =>
    [
        new StoreUnavailableException("away"), new StoreFullException("full"), new StoreUnconfirmedException("no standby"), new StoreOutcomeUnknownException(null),
    ];

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task What_the_store_cannot_take_is_given_up(Exception failure)
    {
        using var uses = new KeyUses(new MemoryAccess { Failure = failure }, TimeProvider.System, NullLogger<KeyUses>.Instance);
        uses.Note("0123456789abcdef", DateTimeOffset.UnixEpoch);
        await uses.StopAsync(TestContext.Current.CancellationToken);
    }
}
