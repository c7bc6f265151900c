using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;
using Microsoft.Extensions.Options;

namespace Konna.MapServer.Api.Past;

/// <summary>Operations as they were: each made once per revision from what it is now and its log, and kept for as long as there is room for those asked about last.</summary>
internal sealed class PastOperations(IOptions<PastMemory> memory, CollectionMeasures measures, TimeProvider clock) : IDisposable
{
    private readonly SharedReadings<(string Operation, long Revision), PastFeatures> kept = new(past => past.Bytes);

    /// <summary>One at a time: what one takes while it is made is more than what is kept of it.</summary>
    private readonly SemaphoreSlim making = new(1);

    /// <summary>The request, to be answered from the operation as it was; the same where that is what it still is.</summary>
    /// <exception cref="RequestFailedException">400 or 404, naming <c>asOf</c>.</exception>
    public async Task<ResourceRequest> AskedAsOfAsync(ResourceRequest request)
    {
        if (AsOfParameter.Read(request) is not { } asOf)
        {
            return request;
        }

        var now = request.Operation;
        var revision = await PastReader.FindRevisionAsync(request.Store, now, asOf, clock.GetUtcNow(), request.Cancellation);
        if (revision == now.Revision)
        {
            return request with { AsOf = asOf };
        }

        var past = await kept.GetAsync((now.Operation.Id, revision), () => MakeAsync(request.Store, now, revision), request.Cancellation);
        kept.MakeRoom(memory.Value.MaxBytes, (now.Operation.Id, revision));

        // Who may see it is not a thing of the past.
        return request with { AsOf = asOf, Features = past, FoundOperation = past.Operation with { IsPrivate = now.IsPrivate } };
    }

    public void Dispose() => making.Dispose();

    private async Task<PastFeatures> MakeAsync(IFeatureStore store, StoredOperation now, long revision)
    {
        await making.WaitAsync();
        try
        {
            await EnsureRoomAsync(store, now);
            var package = await store.ReadPackageAsync(now.Operation.Id, CancellationToken.None) ?? throw new RequestFailedException(FailureTable.NotFound("operation"));
            var past = new PastFeatures(await PastReader.ReadAsync(store, package, revision, CancellationToken.None), revision, now, store.Collections);
            EnsureRoom(past.Bytes);
            return past;
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>What is there now is about as much as what was: that is looked at before it is all taken into memory.</summary>
    private async Task EnsureRoomAsync(IFeatureStore store, StoredOperation now)
    {
        var bytes = 0L;
        foreach (var collection in now.Collections)
        {
            bytes += PastFeatures.SizeOf((await measures.OfAsync(store, now, collection, CancellationToken.None)).Count, 0);
            EnsureRoom(bytes);
            if (collection.HasGeometry)
            {
                await store.ReadGeometriesAsync(new(now.Operation.Id, collection), (_, wkb) => EnsureRoom(bytes += wkb.Length), CancellationToken.None);
            }
        }
    }

    private void EnsureRoom(long bytes)
    {
        if (bytes > memory.Value.MaxBytes)
        {
            throw new RequestFailedException(FailureTable.TooLargeAsOf(memory.Value.MaxBytes));
        }
    }
}
