using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace Konna.Geo.Tests.Filtering;

/// <summary>A small collection of every type, and rows of it.</summary>
internal static class Rows
{
    public static CollectionSchema Schema { get; } = new(
        "things", "things", "Things", "Choses", "Things.", "Choses.", GeometryKind.Any,
        [
            new("id", "id", PropertyType.String, "Identifier", "Identifiant"),
            new("name", "name", PropertyType.String, "Name", "Nom"),
            new("count", "count", PropertyType.Integer, "Count", "Nombre"),
            new("radiusM", "radius_m", PropertyType.Number, "Radius", "Rayon"),
            new("dispersed", "dispersed", PropertyType.Boolean, "Dispersed", "Dispersé"),
            new("begin", "begin_at", PropertyType.DateTime, "Begin", "Début"),
            new("end", "end_at", PropertyType.DateTime, "End", "Fin"),
            new("facts", "facts", PropertyType.StringArray, "Facts", "Faits"),
            new("datetimes", "", PropertyType.VertexInstants, "Instants", "Instants"),
        ]);

    public static FeatureRow Row(
        string? name = null, long? count = null, double? radiusM = null, bool? dispersed = null,
        string? begin = null, string? end = null, string[]? facts = null, Geometry? geometry = null) =>
        new("x", geometry is null ? default : new WKBWriter(ByteOrder.LittleEndian, false, true, true).Write(geometry), [
            "x", name, count, radiusM, dispersed, Instant(begin), Instant(end), facts, null,
        ]);

    public static CheckedFilter Bind(string text)
    {
        var parsed = Cql2Text.Parse(text);
        Assert.Null(parsed.Error);
        var bound = FilterCheck.Bind(parsed.Value!, Schema);
        Assert.Null(bound.Error);
        return bound.Value!;
    }

    public static bool? Evaluate(string text, FeatureRow row) => new FilterEvaluator(Bind(text)).Evaluate(row);

    public static DateTimeOffset? Instant(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
