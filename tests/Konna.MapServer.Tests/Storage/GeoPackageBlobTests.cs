using FsCheck;
using FsCheck.Fluent;
using Konna.Geo.Encoding;
using Konna.MapServer.Storage.GeoPackage;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.MapServer.Tests.Storage;

/// <summary>The blobs, read by another implementation and damaged on purpose.</summary>
public sealed class GeoPackageBlobTests
{
    [Fact]
    public void Another_library_reads_the_same_geometry()
    {
        foreach (var geometry in GeometryGen.Any.Sample(200, 10))
        {
            var read = new GeoPackageGeoReader { HandleOrdinates = Ordinates.XYZM, HandleSRID = true }.Read(GeoPackageBlob.Write(geometry));
            Assert.Equal(4326, read.SRID);
            Assert.True(geometry.EqualsExact(read), geometry.ToText());
            Assert.Equal(geometry.Coordinates.Select(c => (c.Z, c.M)), read.Coordinates.Select(c => (c.Z, c.M)));
        }
    }

    [Fact]
    public void The_envelope_is_the_geometrys_and_an_empty_one_says_so()
    {
        foreach (var geometry in GeometryGen.Any.Sample(100, 10))
        {
            var box = GeoPackageBlob.Envelope(GeoPackageBlob.Write(geometry))!.Value;
            Assert.Equal(geometry.EnvelopeInternal, new Envelope(box.West, box.East, box.South, box.North));
        }

        Assert.All(GeometryGen.Empty, geometry =>
        {
            Assert.True(GeoPackageBlob.IsEmpty(GeoPackageBlob.Write(geometry)));
            Assert.Null(GeoPackageBlob.Envelope(GeoPackageBlob.Write(geometry)));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("47")]
    [InlineData("4750000100000000")]
    [InlineData("0000000300000000")]
    [InlineData("4750000F00000000")]
    [InlineData("47500003E6100000000000000000F03F")]
    public void Bytes_that_are_no_blob_are_named_so(string hex)
    {
        var exception = Record.Exception(() => GeoPackageBlob.Envelope(Convert.FromHexString(hex)));
        Assert.True(exception is InvalidDataException or WkbFormatException, exception?.GetType().Name ?? "nothing was thrown");
    }
}
