using System.Data.Common;
using Konna.MapServer.Storage.GeoPackage;
using Konna.Testing;

namespace Konna.Benchmarks.Downloads;

internal sealed class EmbeddedLayer(long features) : LargeLayer(features)
{
    private readonly TemporaryDirectory directory = new();

    public override string Name => "GeoPackage";

    protected override string Table => Collection;

    protected override string Numbers => "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {0}) SELECT n FROM c) c";

    public override ValueTask DisposeAsync()
    {
        directory.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<KonnaStart> DescribeAsync() => Task.FromResult(new KonnaStart { DataDirectory = directory.Path });

    protected override Task<DbConnection> OpenAsync() =>
        Task.FromResult<DbConnection>(GeoPackageConnection.OpenForWriting(directory.File(GeoPackageFile.Name), create: false));
}
