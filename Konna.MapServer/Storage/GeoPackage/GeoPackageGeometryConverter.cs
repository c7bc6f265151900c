using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Writes geometries as GeoPackage blobs; see <see cref="GeoPackageBlob"/>.</summary>
public sealed class GeoPackageGeometryConverter()
    : ValueConverter<Geometry, byte[]>(geometry => GeoPackageBlob.Write(geometry), blob => GeoPackageBlob.Read(blob));
