using Konna.Geo.Operations;
using Konna.Geo.Time;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Konna.Geo.Packages;

/// <summary>Reads one GeoJSON file of a package: a FeatureCollection (RFC 7946), as written by hand or saved by QGIS.</summary>
internal sealed class FeatureReader(ItemKind kind, PackageDraft draft, ProblemList problems, GeometryReader? geometries = null)
{
    private static readonly string[] CollectionMembers = ["type", "features", "name", "crs", "bbox", "xy_coordinate_resolution"];
    private static readonly string[] FeatureMembers = ["type", "id", "geometry", "properties", "bbox"];
    private static readonly string[] Crs84 = ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"];

    private readonly GeometryReader geometries = geometries ?? new(problems);

    /// <summary>True for a collection of features, which then may be read one by one.</summary>
    public bool ReadAround(PackageNode root)
    {
        if (!root.IsObject || root.Member("type").Text != "FeatureCollection" || !root.Member("features").IsArray)
        {
            problems.Add(root, "This is not a GeoJSON FeatureCollection.", """Write {"type": "FeatureCollection", "features": [...]}.""");
            return false;
        }

        MemberNames.Check(root, CollectionMembers, problems);
        var crs = root.Member("crs");
        if (!crs.IsMissing && !Crs84.Contains(crs.Member("properties").Member("name").Text))
        {
            problems.Add(crs, "The coordinates are in another reference system than CRS84.", "Save the layer in EPSG:4326 as GeoJSON (RFC 7946), longitude first.");
        }

        return true;
    }

    /// <param name="path">The path of the feature with its instants, if it was read before: then others stand for them in the feature.</param>
    public void ReadFeature(PackageNode feature, PlainPath? path = null)
    {
        feature = feature.Place();
        if (!feature.IsObject || feature.Member("type").Text != "Feature")
        {
            problems.Add(feature, "This is not a GeoJSON feature.", """Write {"type": "Feature", "id": ..., "geometry": ..., "properties": {...}}.""");
            return;
        }

        var featureId = feature.Member("id") is { IsMissing: false } id ? MemberValues.Id(id with { ItemId = id.Text }, problems) : null;
        MemberNames.Check(feature with { ItemId = featureId }, FeatureMembers, problems);
        var properties = feature.Member("properties");
        if (!properties.IsObject && !properties.IsMissing)
        {
            problems.Add(properties with { ItemId = featureId }, "The properties are not an object.", "Write them as {\"name\": ...}.");
            return;
        }

        var reading = ItemReader.Read(kind, properties with { ItemId = featureId }, featureId, problems);
        var item = reading.Item;
        var geometry = feature.Member("geometry") with { ItemId = reading.Members.ItemId };
        if (item is LocatedItem located)
        {
            located.Geometry = geometries.Read(geometry, kind.Geometry);
        }
        else if (!geometry.IsMissing)
        {
            problems.Add(geometry, $"A {kind.Noun} has no geometry.", "Write null.");
        }

        if (item is Movement movement)
        {
            if (path is null)
            {
                SetInstants(movement, geometry, reading);
            }
            else
            {
                movement.Geometry = path.ToLine();
            }
        }

        ItemSpan.Complete(item);
        draft.Add(kind, item, reading.Members);
    }

    private void SetInstants(Movement movement, PackageNode geometry, ItemReader.Reading reading)
    {
        var node = reading.Members.Member("datetimes");
        var vertices = (movement.Geometry as LineString)?.CoordinateSequence;
        movement.Geometry = null;
        if (reading.VertexInstants is not { } instants || (vertices is null && !geometry.IsMissing))
        {
            return;
        }

        if (instants.Count != (vertices?.Count ?? 0))
        {
            problems.Add(
                node,
                $"The path has {vertices?.Count ?? 0} vertices, but {instants.Count} datetimes.",
                vertices is null ? "Remove the datetimes, or draw the path." : "Give one instant for each vertex, in the same order.");
            return;
        }

        if (vertices is not null)
        {
            movement.Geometry = GeometryReader.Factory.CreateLineString(Dated(vertices, instants));
        }
    }

    /// <summary>Packed: a package may hold millions of vertices, and an object for each would take twice the memory.</summary>
    private static PackedDoubleCoordinateSequence Dated(CoordinateSequence vertices, IReadOnlyList<DateTimeOffset> instants)
    {
        var ordinates = new double[3 * vertices.Count];
        for (var i = 0; i < vertices.Count; i++)
        {
            (ordinates[3 * i], ordinates[(3 * i) + 1], ordinates[(3 * i) + 2]) = (vertices.GetX(i), vertices.GetY(i), EpochSeconds.From(instants[i]));
        }

        return new PackedDoubleCoordinateSequence(ordinates, dimension: 3, measures: 1);
    }
}
