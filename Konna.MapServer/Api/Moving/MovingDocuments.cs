using Konna.Geo.Encoding;
using Konna.Geo.Motion;
using Konna.Geo.Time;

namespace Konna.MapServer.Api.Moving;

/// <summary>TemporalGeometrySequence (22-003r3).</summary>
internal sealed record TemporalGeometrySequenceDocument(
    string Type, IReadOnlyList<TemporalGeometryDocument> GeometrySequence, IReadOnlyList<Link> Links, int NumberMatched, int NumberReturned);

/// <summary>TemporalPrimitiveGeometry (22-003r3; MF-JSON, OGC 19-045r3).</summary>
internal sealed record TemporalGeometryDocument(
    string Id, string Type, IReadOnlyList<string> Datetimes, IReadOnlyList<double[]> Coordinates, string Interpolation, NamedSystem Crs, NamedSystem Trs)
{
    public static TemporalGeometryDocument Of(TemporalGeometry geometry) => new(
        geometry.Id,
        "MovingPoint",
        [.. geometry.Path.Instants.Select(Rfc3339.Format)],
        [.. geometry.Path.Values.Select(p => new[] { p.Lon, p.Lat })],
        geometry.Path.Interpolation.ToString(),
        NamedSystem.Of("urn:ogc:def:crs:OGC:1.3:CRS84"),
        NamedSystem.Of("urn:ogc:data:time:iso8601"));
}

internal sealed record NamedSystem(string Type, NamedSystem.Named Properties)
{
    public static NamedSystem Of(string name) => new("Name", new Named(name));

    internal sealed record Named(string Name);
}

/// <summary>TemporalPropertyCollection (22-003r3).</summary>
/// <param name="TemporalProperties">TemporalProperty each; with their values ParametricValues of MF-JSON (OGC 19-045r3).</param>
internal sealed record TemporalPropertiesDocument(IReadOnlyList<object> TemporalProperties, IReadOnlyList<Link> Links, int NumberMatched, int NumberReturned);

/// <summary>TemporalProperty (22-003r3); in lists without its values.</summary>
/// <param name="Type"><c>TReal</c> or <c>TText</c>.</param>
/// <param name="Form">The unit of measure: a common code of UN/CEFACT.</param>
internal sealed record TemporalPropertyDocument(
    string Name, string Type, string? Form, string? Description, IReadOnlyList<TemporalValuesDocument>? ValueSequence, IReadOnlyList<Link> Links, int? NumberMatched = null, int? NumberReturned = null);

/// <summary>What ParametricValues of MF-JSON tell of one property.</summary>
/// <param name="Type"><c>Measure</c> or <c>Text</c>.</param>
internal sealed record ParametricValuesDocument(string Type, IReadOnlyList<object> Values, string Interpolation);

/// <summary>TemporalPrimitiveValue (22-003r3).</summary>
/// <param name="Id">By which it is taken away; null for what follows from a path.</param>
internal sealed record TemporalValuesDocument(string? Id, IReadOnlyList<string> Datetimes, IReadOnlyList<object> Values, string Interpolation)
{
    public static TemporalValuesDocument Of<T>(TemporalValues<T> values, string? id = null)
        where T : notnull =>
        new(id, [.. values.Instants.Select(Rfc3339.Format)], [.. values.Values.Select(value => (object)value)], values.Interpolation.ToString());
}
