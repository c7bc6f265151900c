using Konna.Geo.Features;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

public abstract partial class StoreContract
{
    /// <summary>More than either store has connections.</summary>
    private const int ManySnapshots = 40;

    [Fact]
    public async Task A_snapshot_is_of_one_moment_and_gives_its_connection_back()
    {
        await ImportAsync(SampleOperation.Create());
        for (var i = 1; i <= ManySnapshots; i++)
        {
            await using var snapshot = await Store.OpenSnapshotAsync(Cancellation);
            var places = snapshot.Collections.Single(collection => collection.Id == "places");
            Assert.Equal(i, await snapshot.ReadRevisionAsync(SampleOperation.Id, Cancellation));
            await EditAsync(SampleOperation.Id);
            Assert.Equal(i + 1, await Store.ReadRevisionAsync(SampleOperation.Id, Cancellation));
            Assert.Equal(i, await snapshot.ReadRevisionAsync(SampleOperation.Id, Cancellation));
            Assert.Equal(i, (await snapshot.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision);
            Assert.Equal(i, (await snapshot.ReadPageAsync(new FeatureQuery(SampleOperation.Id, places), Cancellation)).Revision);
            Assert.NotEmpty(await snapshot.StreamAsync(new FeatureQuery(SampleOperation.Id, places), Cancellation).ToListAsync(Cancellation));
            await snapshot.DisposeAsync();
            await Assert.ThrowsAsync<StoreUnavailableException>(() => snapshot.ReadRevisionAsync(SampleOperation.Id, Cancellation));
        }
    }
}
