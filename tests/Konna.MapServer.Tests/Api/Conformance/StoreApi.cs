using Konna.Geo.Operations;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Storage;
using Konna.MapServer.Tests.Api.Access;
using Konna.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api.Conformance;

/// <summary>One server over a real store that holds an operation, for the tests of one class.</summary>
public abstract class StoreApi : IAsyncLifetime
{
    /// <summary>May change the operation.</summary>
    internal static Caller Writer { get; } = new("key:writer", "writer", [new(AccessRight.Write, null)]);

    /// <summary>Is known, but may not.</summary>
    internal static Caller Reader { get; } = new("key:reader", "reader", [new(AccessRight.Read, null)]);

    private IKonnaStore? store;
    private ApiServer? server;

    public ApiServer Server => server ?? throw new InvalidOperationException("The server is not started.");

    public async ValueTask InitializeAsync()
    {
        store = await OpenAsync();
        await store.ImportAsync(Package, ImportMode.Replace, CancellationToken.None);
        server = await ApiServer.StartAsync([Package], other: store, services: services => services.AddSingleton<ICallerReader>(new KnownCaller(Writer, Reader)));
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (store is not null)
        {
            await store.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>What the store holds.</summary>
    private protected virtual OperationPackage Package => SamplePackage.Make();

    private protected abstract Task<IKonnaStore> OpenAsync();
}

public class GeoPackageApi : StoreApi
{
    private readonly TemporaryDirectory directory = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        directory.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected override Task<IKonnaStore> OpenAsync() =>
        StoreOpening.OpenAsync(new StoreSettings(null, directory.Path), StorePurpose.Use, CancellationToken.None);
}

public class PostGisApi : StoreApi
{
    private TestDatabase? database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected override async Task<IKonnaStore> OpenAsync()
    {
        database = await PostgresCluster.CreateDatabaseAsync();
        return await StoreOpening.OpenAsync(new StoreSettings(database.ConnectionString, "/nowhere"), StorePurpose.Use, CancellationToken.None);
    }
}
