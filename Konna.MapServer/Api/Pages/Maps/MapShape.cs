using Konna.Geo.Collections;
using Konna.Geo.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Konna.MapServer.Api.Pages.Maps;

/// <summary>One feature on a small map.</summary>
/// <param name="Geometry">WGS 84 longitude, latitude.</param>
/// <param name="Look">The class of its marks: <c>subject</c>, <c>other</c> or <c>around</c>.</param>
internal sealed record MapShape(Geometry Geometry, string Look)
{
    public string? Label { get; init; }

    /// <summary>True for what is inferred or schematic: it is drawn with broken lines.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Positional uncertainty in metres.</summary>
    public double? RadiusM { get; init; }

    /// <summary>True for a path that is drawn from its first vertex to its last.</summary>
    public bool IsPath { get; init; }

    /// <returns>Null for a feature without a geometry.</returns>
    public static MapShape? Of(CollectionSchema collection, in FeatureRow row, string look, string? label)
    {
        if (row.Wkb.IsEmpty || new WKBReader().Read(row.Wkb.ToArray()) is not { IsEmpty: false } geometry)
        {
            return null;
        }

        return new MapShape(geometry, look)
        {
            Label = label,
            IsUncertain = FeatureText.ValueOf(collection, row, "confidence") is "inferred" or "schematic",
            RadiusM = FeatureText.ValueOf(collection, row, "radiusM") as double?,
            IsPath = collection.Geometry == GeometryKind.LineStringM,
        };
    }
}
