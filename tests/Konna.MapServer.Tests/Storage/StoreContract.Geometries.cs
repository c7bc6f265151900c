using FsCheck;
using FsCheck.Fluent;
using Konna.Geo.Operations;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Every geometry comes back as it was written: all types, Z and M, empty, NaN.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Geometries_of_every_type_and_dimension_come_back_exactly()
    {
        var shapes = GeometryGen.Any.Sample(150, 20).ToList();
        shapes.AddRange(GeometryGen.Empty);
        var places = shapes.Select((shape, i) => new Place { Id = $"p{i:000}", Geometry = shape }).ToList();
        var written = places.ToDictionary(place => place.Id, place => Text(place.Geometry!));
        await ImportAsync(SampleOperation.WithPlaces(places));
        var read = (await Store.ReadPackageAsync(SampleOperation.Id, Cancellation))!;
        Assert.Equal(written, read.Places.ToDictionary(place => place.Id, place => Text(place.Geometry!)));
        Assert.All(read.Places, place => Assert.Equal(4326, place.Geometry!.SRID));
    }

    /// <summary>Bits of the ordinates, so that NaN equals NaN and -0 differs from 0.</summary>
    private static string Text(Geometry geometry) =>
        Convert.ToHexString(new WKBWriter(ByteOrder.BigEndian, handleSRID: false, emitZ: true, emitM: true) { Strict = true }.Write(geometry));
}
