using System.CommandLine;
using Konna.MapServer.Storage;

namespace Konna.Benchmarks.Measurement;

/// <summary>Which store to measure.</summary>
internal sealed class StoreOptions
{
    public Option<string?> Connection { get; } = new("--connection") { Description = "Connection string of a PostGIS database; without it the GeoPackage of the data directory." };

    public Option<string> DataDirectory { get; } = new("--data-directory") { Description = "Folder of the GeoPackage.", DefaultValueFactory = _ => "benchmark-data" };

    public Task<IKonnaStore> OpenAsync(ParseResult parsed, CancellationToken cancellation) =>
        StoreOpening.OpenAsync(new StoreSettings(parsed.GetValue(Connection), parsed.GetValue(DataDirectory)!), StorePurpose.Use, cancellation);
}
