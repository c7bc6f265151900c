using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public async Task A_key_is_read_back_as_it_was_stored()
    {
        var whole = KeyOf("a1", operations: ["flood", "fire"], expires: Noon.AddDays(1));
        var plain = KeyOf("b2", operations: null, expires: null);
        await Store.AddKeyAsync(whole, Cancellation);
        await Store.AddKeyAsync(plain, Cancellation);

        AssertSame(whole, await Store.FindKeyAsync("a1", Cancellation));
        Assert.Null(await Store.FindKeyAsync("c3", Cancellation));
        Assert.Null(await Store.FindKeyAsync("A1", Cancellation));
        var listed = await Store.ListKeysAsync(Cancellation);
        Assert.Equal(2, listed.Count);
        AssertSame(whole, listed[0]);
        AssertSame(plain, listed[1]);
        await Assert.ThrowsAnyAsync<Exception>(() => Store.AddKeyAsync(whole, Cancellation));
    }

    [Fact]
    public async Task A_revoked_key_stays_revoked_since_when_it_was_first_and_is_still_listed()
    {
        await Store.AddKeyAsync(KeyOf("a1", null, null), Cancellation);
        Assert.Null(await Store.RevokeKeyAsync("none", Noon, Cancellation));
        Assert.Equal(Noon, (await Store.RevokeKeyAsync("a1", Noon, Cancellation))!.Revoked);
        Assert.Equal(Noon, (await Store.RevokeKeyAsync("a1", Noon.AddHours(1), Cancellation))!.Revoked);
        Assert.False((await Store.FindKeyAsync("a1", Cancellation))!.IsGoodAt(Noon.AddYears(-1)));
        Assert.Single(await Store.ListKeysAsync(Cancellation));
    }

    [Fact]
    public async Task The_last_use_of_a_key_never_goes_back()
    {
        await Store.AddKeyAsync(KeyOf("a1", null, null), Cancellation);
        await Store.AddKeyAsync(KeyOf("b2", null, null), Cancellation);
        await Store.NoteUsesAsync(new Dictionary<string, DateTimeOffset> { ["a1"] = Noon, ["gone"] = Noon }, Cancellation);
        await Store.NoteUsesAsync(new Dictionary<string, DateTimeOffset> { ["a1"] = Noon.AddMinutes(-5) }, Cancellation);
        Assert.Equal([Noon, null], (await Store.ListKeysAsync(Cancellation)).Select(key => key.LastUsed));
    }

    [Fact]
    public async Task An_operation_can_be_private_before_it_comes_and_stays_so_when_it_is_replaced()
    {
        await Store.SetPrivateAsync(SampleOperation.Id, true, Cancellation);
        await Store.SetPrivateAsync(SampleOperation.Id, true, Cancellation);
        Assert.True(await Store.IsPrivateAsync(SampleOperation.Id, Cancellation));
        await ImportAsync(SampleOperation.Create());
        Assert.True((await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.IsPrivate);
        await Store.ImportAsync(SampleOperation.Create(hash: "hash-2"), ImportMode.Replace, Cancellation);
        await ImportAsync(SampleOperation.Create("other"));
        Assert.Equal([false, true], (await Store.ListOperationsAsync(Cancellation)).Select(operation => operation.IsPrivate));

        await Store.SetPrivateAsync(SampleOperation.Id, false, Cancellation);
        Assert.False(await Store.IsPrivateAsync(SampleOperation.Id, Cancellation));
        Assert.False((await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.IsPrivate);
    }

    private static AccessKey KeyOf(string id, IReadOnlyList<string>? operations, DateTimeOffset? expires) => new()
    {
        Id = id,
        Name = "Desk é",
        SecretHash = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 8))],
        Right = AccessRight.Admin,
        Operations = operations,
        Created = Noon,
        Expires = expires,
    };

    private static void AssertSame(AccessKey expected, AccessKey? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.SecretHash, actual.SecretHash);
        Assert.Equal(expected.Operations, actual.Operations);
        Assert.Equal(expected, actual with { SecretHash = expected.SecretHash, Operations = expected.Operations });
    }
}
