using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Storage;

namespace Konna.MapServer.Tests.Api;

/// <summary>The API on a database of a real PostgreSQL with PostGIS.</summary>
public sealed class PostGisApiTests(PostGisStoreTests.Database database) : StoreApiContract, IClassFixture<PostGisStoreTests.Database>
{
    private protected override async Task<IKonnaStore> OpenAsync()
    {
        var store = await StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, Cancellation);
        await database.EmptyAsync();
        return store;
    }
}
