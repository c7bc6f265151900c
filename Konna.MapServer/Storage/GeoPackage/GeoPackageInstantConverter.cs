using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Writes instants as a GeoPackage's DATETIME; see <see cref="GeoPackageInstant"/>.</summary>
public sealed class GeoPackageInstantConverter()
    : ValueConverter<DateTimeOffset, string>(instant => GeoPackageInstant.Format(instant), text => GeoPackageInstant.Parse(text));
