namespace Konna.Geo.Features;

/// <summary>One feature as a store gives it and an encoder takes it.</summary>
/// <param name="Id">The feature id, unique in its operation and collection.</param>
/// <param name="Wkb">The geometry as ISO WKB or EWKB (the encoders read both), WGS 84 longitude/latitude; empty when there is none.</param>
/// <param name="Values">
/// One value per property of the <see cref="Collections.CollectionSchema"/>, in its order: string, long, double, bool, DateTimeOffset (UTC),
/// DateOnly, string[] or null. The slot of a vertex-instants property is null: the encoder reads the M ordinates.
/// </param>
public readonly record struct FeatureRow(string Id, ReadOnlyMemory<byte> Wkb, object?[] Values)
{
    /// <summary>The revision of the operation that last changed the row; 0 where nobody asked for it.</summary>
    public long Version { get; init; }

    /// <summary>The geometry once more, in another coordinate reference system, for formats that send it beside that in WGS 84; else empty.</summary>
    public ReadOnlyMemory<byte> Place { get; init; }
}
